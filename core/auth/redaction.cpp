// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/redaction.h"

#include "core/auth/formfields.h"
#include "core/auth/jsoncredentials.h"
#include "core/auth/provider.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// Where the line that begins at \a from ends: before the next CR or LF.
qsizetype lineEnd(QByteArrayView raw, qsizetype from)
{
    while (from < raw.size() && raw[from] != '\r' && raw[from] != '\n')
        ++from;
    return from;
}

/// Past the value that ends in the line from \a from on: only LF ends a value for sure, and a line
/// that begins with a blank goes on with the value above it.
qsizetype valueEnd(QByteArrayView raw, qsizetype from)
{
    for (;;) {
        const auto feed = raw.indexOf('\n', from);
        if (feed < 0)
            return raw.size();
        const auto next = feed + 1;
        if (next >= raw.size() || (raw[next] != ' ' && raw[next] != '\t'))
            return feed;
        from = next;
    }
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isCredential(QByteArrayView name, const CredentialPlaces &places)
{
    static constexpr std::array<QByteArrayView, 3> always{"authorization", "proxy-authorization",
                                                          "cookie"};
    const auto same = [name](QByteArrayView other) {
        return name.compare(other, Qt::CaseInsensitive) == 0;
    };
    return std::ranges::any_of(always, same) || std::ranges::any_of(places.headers, same);
}

} // namespace

void CredentialPlaces::add(const CredentialPlaces &more)
{
    const auto join = [](QList<QByteArray> &names, const QList<QByteArray> &others) {
        for (const auto &name : others) {
            if (!names.contains(name))
                names.append(name);
        }
    };
    join(headers, more.headers);
    join(query, more.query);
    join(form, more.form);
    join(members, more.members);
}

CredentialPlaces credentialPlaces(const Provider &provider)
{
    CredentialPlaces places;
    for (const auto &scheme : provider.authentication.schemes) {
        const auto *token = std::get_if<TokenScheme>(&scheme.body);
        if (!token)
            continue;
        const auto &place = token->place;
        switch (place.kind) {
        case Place::Kind::Header: places.headers.append(place.name); break;
        case Place::Kind::Query: places.query.append(place.name); break;
        case Place::Kind::Form: places.form.append(place.name); break;
        case Place::Kind::Body:
        case Place::Kind::Item:
            for (auto step = place.path.crbegin(); step != place.path.crend(); ++step) {
                if (step->index)
                    continue;
                places.members.append(step->name);
                break;
            }
            break;
        }
    }
    for (const auto &handshake : provider.handshakes) {
        for (const auto &[name, text] : handshake.require) {
            if (text.startsWith("{secret:"_L1))
                places.query.append(name);
        }
        if (handshake.takesSecret && handshake.kind == HandshakeKind::HeaderEcho)
            places.headers.append(handshake.challenge);
    }
    return places;
}

Redaction::Redaction(QByteArray key)
    : m_key(std::move(key))
{
}

QByteArray Redaction::redactTarget(const QByteArray &target, const CredentialPlaces &places) const
{
    const auto mark = target.indexOf('?');
    if (mark < 0 || places.query.isEmpty())
        return target;
    return target.first(mark + 1)
        + redactPairs(QByteArrayView(target).sliced(mark + 1), places.query);
}

QByteArray Redaction::redactPairs(QByteArrayView text, const QList<QByteArray> &names) const
{
    QByteArray out;
    for (;;) {
        const auto end = text.indexOf('&');
        const auto pair = end < 0 ? text : text.first(end);
        const auto field = readFormFields(pair);
        const auto equals = pair.indexOf('=');
        if (equals >= 0 && field && !field->isEmpty() && names.contains(field->first().name)
            && equals + 1 < pair.size())
            out += pair.first(equals + 1).toByteArray()
                + mark(field->first().value).toPercentEncoding();
        else
            out += pair;
        if (end < 0)
            return out;
        out += '&';
        text = text.sliced(end + 1);
    }
}

QByteArray Redaction::redactBody(const QByteArray &body, const CredentialPlaces &places) const
{
    auto redacted = places.form.isEmpty() ? body : redactPairs(body, places.form);
    if (places.members.isEmpty())
        return redacted;
    return replaceMembers(redacted, places.members,
                          [this](QByteArrayView value) { return mark(value); });
}

HeaderBlock Redaction::redact(const HeaderBlock &headers, const CredentialPlaces &places) const
{
    const QByteArrayView raw = headers.raw();
    QByteArray out;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < raw.size();) {
        const auto end = lineEnd(raw, at);
        const auto line = raw.sliced(at, end - at);
        const auto colon = line.indexOf(':');
        if (colon < 0 || !isCredential(line.first(colon).trimmed(), places)) {
            at = end + 1;
            continue;
        }
        auto first = at + colon + 1;
        auto last = valueEnd(raw, end);
        at = last + 1;
        while (first < last && isBlank(raw[first]))
            ++first;
        while (last > first && isBlank(raw[last - 1]))
            --last;
        if (first == last)
            continue;
        out.append(raw.sliced(copied, first - copied));
        out.append(mark(raw.sliced(first, last - first)));
        copied = last;
    }
    if (copied == 0)
        return headers;
    out.append(raw.sliced(copied));
    return HeaderBlock(out);
}

QByteArray Redaction::mark(QByteArrayView value) const
{
    const auto digest = QMessageAuthenticationCode::hash(value, m_key, QCryptographicHash::Sha256);
    return "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"_ba + digest.first(8).toHex();
}

} // namespace Signalbox
