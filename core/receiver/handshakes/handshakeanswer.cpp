// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/handshakeanswer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox::HandshakeAnswer {
namespace {

constexpr qsizetype longestChallenge = 2048;
constexpr qsizetype longestToken = 128;

/// \a text as it stands between the quotation marks of a JSON string.
QByteArray jsonText(const QByteArray &text)
{
    const QJsonObject object{{u"x"_s, QString::fromUtf8(text)}};
    const auto json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return json.sliced(6).chopped(2); // {"x":" and "}
}

/// Fills in {challenge}, {hmac} and {parameter:name}; {{ and }} are braces. What is no placeholder
/// stays.
QByteArray filled(QStringView text, const QMap<QByteArray, QByteArray> &values)
{
    const auto bytes = text.toUtf8();
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        const bool doubled = at + 1 < bytes.size() && bytes[at + 1] == c;
        if ((c == '{' || c == '}') && doubled) {
            out += c;
            ++at;
            continue;
        }
        const auto end = c == '{' ? bytes.indexOf('}', at) : -1;
        const auto value = end < 0 ? values.end() : values.find(bytes.sliced(at + 1, end - at - 1));
        if (value == values.end()) {
            out += c;
            continue;
        }
        out += *value;
        at = end;
    }
    return out;
}

HttpResponse body(int status, const QByteArray &type, const QByteArray &text)
{
    return {status, {{"X-Content-Type-Options"_ba, "nosniff"_ba}, {"Content-Type"_ba, type}}, text};
}

} // namespace

bool isEchoable(QByteArrayView challenge)
{
    return !challenge.isEmpty() && challenge.size() <= longestChallenge
        && QUtf8StringView(challenge).isValidUtf8()
        && std::ranges::none_of(challenge, [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

bool isSignable(QByteArrayView token)
{
    static constexpr QByteArrayView marks = "_.=+/-";
    return !token.isEmpty() && token.size() <= longestToken
        && std::ranges::all_of(token, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                   || marks.contains(c);
           });
}

HttpResponse of(const Handshake &handshake, const QByteArray &challenge, const QByteArray &hmac,
                const QMap<QString, QString> &parameters)
{
    if (handshake.as == "header"_L1)
        return {handshake.status, {{handshake.challenge, challenge}}, {}};
    if (!handshake.answer.isEmpty()) {
        auto type = handshake.contentType;
        if (type.isEmpty())
            type = handshake.answer.startsWith(u'{') ? "application/json"_ba : "text/plain"_ba;
        const bool json = type.contains("json");
        QMap<QByteArray, QByteArray> values{
            {"challenge"_ba, json ? jsonText(challenge) : challenge}, {"hmac"_ba, hmac}};
        for (const auto &[name, value] : parameters.asKeyValueRange())
            values.insert("parameter:"_ba + name.toUtf8(),
                          json ? jsonText(value.toUtf8()) : value.toUtf8());
        return body(handshake.status, type, filled(handshake.answer, values));
    }
    if (handshake.as.isEmpty() || handshake.as == "text"_L1)
        return body(handshake.status, "text/plain; charset=utf-8"_ba, challenge);
    const QJsonObject json{{handshake.as, QString::fromUtf8(challenge)}};
    return body(handshake.status, "application/json"_ba,
                QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace Signalbox::HandshakeAnswer
