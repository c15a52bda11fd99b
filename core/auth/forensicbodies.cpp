// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/forensicvariants.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// Non-ASCII characters as \\uXXXX, as Python and PHP write them.
QByteArray escapedUnicode(const QByteArray &json)
{
    QByteArray out;
    const auto text = QString::fromUtf8(json);
    for (const auto c : text) {
        if (c.unicode() < 0x80)
            out += char(c.unicode());
        else
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return out;
}

/// \a compact with a blank after each comma and colon outside of strings, as Python writes.
QByteArray spaced(const QByteArray &compact)
{
    QByteArray out;
    bool inString = false;
    for (qsizetype i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        out += c;
        if (inString && c == '\\' && i + 1 < compact.size())
            out += compact[++i];
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == ',' || c == ':'))
            out += ' ';
    }
    return out;
}

/// Spellings of the same JSON.
QByteArrayList spellings(const QByteArray &body)
{
    const auto document = Document::parse(body);
    if (!document)
        return {};
    const auto compact = document->toJson();
    QByteArrayList all{compact, spaced(compact)};
    const auto sorted = QJsonDocument::fromJson(body); // by name
    all << sorted.toJson(QJsonDocument::Compact) << sorted.toJson(QJsonDocument::Indented)
        << sorted.toJson(QJsonDocument::Indented).trimmed();
    auto slashes = compact;
    all << slashes.replace("/", "\\/");
    const auto plain = all;
    for (const auto &one : plain)
        all << escapedUnicode(one);
    return all;
}

QByteArrayList lineEnds(const QByteArray &body)
{
    auto bare = body;
    while (bare.endsWith('\n') || bare.endsWith('\r'))
        bare.chop(1);
    auto feeds = body;
    feeds.replace("\r\n", "\n");
    auto both = feeds;
    both.replace("\n", "\r\n");
    return {bare, bare + '\n', bare + "\r\n", feeds, both};
}

QByteArrayList charsets(const QByteArray &body)
{
    QByteArrayList all{QString::fromLatin1(body).toUtf8(), QString::fromUtf8(body).toLatin1()};
    QByteArrayView mark("\xef\xbb\xbf");
    all << (body.startsWith(mark) ? body.sliced(mark.size()) : mark.toByteArray() + body);
    return all;
}

} // namespace

bool tryBodies(const ForensicCase &original, const VariantVisitor &visit)
{
    struct Group
    {
        Mistake mistake;
        QString sentence;
        QString fix;
        QByteArrayList bodies;
    };
    const auto &body = original.request.body;
    const QList<Group> groups{
        {Mistake::BodyNewline,
         u"The signature fits the body with other line ends: one was added, cut off or "
         "changed."_s,
         u"Sign and send the same bytes; let no proxy or editor touch the body."_s, lineEnds(body)},
        {Mistake::BodyReserialised, u"The signature fits the same JSON written in another way."_s,
         u"Something between the sender's signature and here reads the JSON and writes it "
         "again: sign and pass on the raw bytes."_s,
         spellings(body)},
        {Mistake::BodyCharset, u"The signature fits the body in another charset."_s,
         u"Sign and send the text in UTF-8, and let nothing on the way convert it."_s,
         charsets(body)},
    };
    for (const auto &group : groups) {
        for (const auto &other : group.bodies) {
            if (other == body)
                continue;
            auto changed = original;
            changed.settings.tolerance = Tolerance{0, 0};
            changed.request.body = other;
            if (visit({group.mistake, group.sentence, group.fix, std::move(changed)}))
                return true;
        }
    }
    return false;
}

bool tryUrls(const ForensicCase &original, const VariantVisitor &visit)
{
    const auto &headers = original.request.headers;
    const RequestView view(original.request.method, original.request.target, headers,
                           original.request.body);
    const auto path = view.path().toByteArray();
    QByteArrayList hosts;
    for (const auto *name : {"host", "x-forwarded-host", "x-original-host"}) {
        if (const auto host = headers.single(name); host && !host->isEmpty())
            hosts << host->toByteArray()
                  << host->first(host->indexOf(':') < 0 ? host->size() : host->indexOf(':'))
                         .toByteArray();
    }
    const QUrl known(QString::fromUtf8(original.settings.publicUrl));
    QByteArrayList paths{path, path + '/', path.endsWith('/') ? path.chopped(1) : path, ""_ba,
                         "/"_ba};
    if (!known.host().isEmpty()) {
        hosts << known.host().toUtf8() << known.authority().toUtf8();
        const auto own = known.path(QUrl::FullyEncoded).toUtf8();
        paths << own << own + '/' << (own.endsWith('/') ? own.chopped(1) : own);
    }
    const auto bare = hosts;
    for (const auto &host : bare)
        hosts << host + ":443" << host + ":80" << host + ":8080";
    for (const auto *scheme : {"https://", "http://"}) {
        for (const auto &host : std::as_const(hosts)) {
            for (const auto &one : std::as_const(paths)) {
                auto changed = original;
                changed.settings.tolerance = Tolerance{0, 0};
                changed.settings.publicUrl = scheme + host + one;
                const auto url = QString::fromUtf8(changed.settings.publicUrl);
                if (visit({Mistake::Url,
                           u"The sender signs the URL %1, which is not the one checked here."_s.arg(
                               url),
                           u"Set public_url of the source to %1: a proxy in between has changed "
                           "scheme, host, port or path."_s.arg(url),
                           std::move(changed), url}))
                    return true;
            }
        }
    }
    return false;
}

} // namespace Signalbox
