// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vectorreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr double latest = 253402300799; ///< the end of the year 9999

QJsonObject optionalObject(JsonMembers &members, QLatin1StringView name)
{
    return members.has(name) ? members.object(name) : QJsonObject();
}

/// A header is a text, or a list of them when it is repeated.
void addHeader(ProviderVector &vector, const QString &name, const QJsonValue &value)
{
    if (value.isString())
        vector.headers.append({name.toLatin1(), value.toString().toUtf8()});
    for (const auto &one : value.toArray())
        vector.headers.append({name.toLatin1(), one.toString().toUtf8()});
}

} // namespace

ProviderVector readVector(JsonMembers members)
{
    ProviderVector vector;
    if (members.has("now"_L1)) {
        const auto now = members.value("now"_L1).toDouble(-1);
        if (now < 0 || now > latest)
            members.problem("now"_L1, u"expected seconds since the epoch"_s);
        else
            vector.now = fromMicroseconds(qint64(now * 1'000'000));
    }
    const auto secrets = optionalObject(members, "secrets"_L1);
    for (auto it = secrets.begin(); it != secrets.end(); ++it)
        vector.secrets.insert(it.key(), it.value().toString().toUtf8());
    const auto parameters = optionalObject(members, "parameters"_L1);
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        vector.parameters.insert(it.key(), it.value().toString());
    const auto fetched = optionalObject(members, "fetched"_L1);
    for (auto it = fetched.begin(); it != fetched.end(); ++it)
        vector.fetched.insert(it.key(), it.value().toString().toUtf8());
    vector.method = members.optionalString("method"_L1).value_or(u"POST"_s).toLatin1();
    vector.url = members.optionalString("url"_L1).value_or(QString()).toUtf8();
    const auto headers = optionalObject(members, "headers"_L1);
    for (auto it = headers.begin(); it != headers.end(); ++it)
        addHeader(vector, it.key(), it.value());
    if (const auto encoded = members.optionalString("body_base64"_L1)) {
        const auto decoded = QByteArray::fromBase64Encoding(encoded->toLatin1());
        if (!decoded || members.has("body"_L1))
            members.problem("body_base64"_L1, u"expected base64, and no body beside it"_s);
        vector.body = *decoded;
    }
    if (const auto body = members.optionalString("body"_L1))
        vector.body = body->toUtf8();
    const auto expect = members.string("expect"_L1);
    if (expect != "accept"_L1 && expect != "refuse"_L1)
        members.problem("expect"_L1, u"expected accept or refuse"_s);
    vector.accept = expect == "accept"_L1;
    if (const auto key = members.optionalString("key"_L1))
        vector.key = key->toUtf8();
    vector.type = members.optionalString("type"_L1);
    if (const auto time = members.optionalString("occurred_at"_L1)) {
        vector.occurredAt = fromIso8601(*time);
        if (!vector.occurredAt)
            members.problem("occurred_at"_L1, u"expected a time in ISO 8601"_s);
    }
    vector.source = members.string("source"_L1);
    vector.recomputed = members.optionalBoolean("recomputed"_L1);
    members.finish();
    return vector;
}

} // namespace Signalbox
