// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sourcesecret.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonValue entryJson(const SourceSecret &secret)
{
    if (!secret.expires)
        return secret.text;
    return QJsonObject{{u"secret"_s, secret.text}, {u"expires"_s, toIso8601(*secret.expires)}};
}

void addEntries(const QJsonValue &list, const QString &slot, QList<SourceSecret> &secrets,
                JsonFields &fields)
{
    const auto expected = u"references, or {secret, expires}"_s;
    if (!list.isArray())
        fields.fail(u"secrets", expected);
    for (const auto &entry : list.toArray()) {
        const auto object = entry.toObject();
        SourceSecret secret;
        secret.text = entry.isObject() ? object.value("secret"_L1).toString() : entry.toString();
        secret.slot = slot;
        if (object.contains("expires"_L1))
            secret.expires = fromIso8601(object.value("expires"_L1).toString());
        if (secret.text.isEmpty() || object.contains("expires"_L1) != secret.expires.has_value())
            fields.fail(u"secrets", expected);
        secrets.append(secret);
    }
}

} // namespace

QJsonValue toJson(const QList<SourceSecret> &secrets)
{
    QMap<QString, QJsonArray> slots;
    for (const auto &secret : secrets)
        slots[secret.slot].append(entryJson(secret));
    if (slots.isEmpty() || (slots.size() == 1 && slots.firstKey().isEmpty()))
        return slots.value({});
    QJsonObject json;
    for (auto it = slots.begin(); it != slots.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QList<SourceSecret> secretsFrom(const QJsonObject &json, JsonFields &fields)
{
    QList<SourceSecret> secrets;
    const auto value = json.value("secrets"_L1);
    if (value.isObject()) {
        const auto slots = value.toObject();
        for (auto it = slots.begin(); it != slots.end(); ++it)
            addEntries(it.value(), it.key(), secrets, fields);
    } else if (!value.isUndefined()) {
        addEntries(value, {}, secrets, fields);
    }
    return secrets;
}

QMap<QString, QString> parametersFrom(JsonFields &fields)
{
    QMap<QString, QString> parameters;
    const auto json = fields.object(u"parameters");
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!it.value().isString())
            fields.fail(u"parameters", u"texts by name"_s);
        parameters.insert(it.key(), it.value().toString());
    }
    return parameters;
}

std::optional<TimeTolerance> toleranceFrom(JsonFields &fields)
{
    const auto json = fields.object(u"tolerance");
    if (json.isEmpty())
        return {};
    JsonFields tolerance(json, u"tolerance"_s);
    const TimeTolerance read{tolerance.integer(u"past", 300), tolerance.integer(u"future", 300)};
    const auto fits = [](qint64 seconds) {
        return seconds >= 0 && seconds <= TimeTolerance::longest;
    };
    if (!tolerance.ok())
        fields.fail(tolerance.error());
    else if (!fits(read.past) || !fits(read.future))
        fields.fail(u"tolerance", u"seconds from 0 to 604800"_s);
    return read;
}

} // namespace Signalbox
