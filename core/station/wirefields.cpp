// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wirefields.h"

#include <QStringDecoder>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const auto base64Suffix = "_base64"_L1;

} // namespace

void putBytes(QJsonObject &json, const QString &name, const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError() && text.toUtf8() == bytes) {
        json.insert(name, text);
    } else {
        json.insert(name, QJsonValue::Null);
        json.insert(name + base64Suffix, QString::fromLatin1(bytes.toBase64()));
    }
}

QJsonValue timeJson(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(toIso8601(*time)) : QJsonValue();
}

WireFields::WireFields(const QJsonObject &object, QString path)
    : JsonFields(object, std::move(path))
    , m_json(object)
{
}

bool WireFields::isNull(const QString &name) const
{
    const auto value = m_json.value(name);
    return value.isNull() || value.isUndefined();
}

QByteArray WireFields::bytes(const QString &name)
{
    if (!isNull(name))
        return text(name).toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(text(name + base64Suffix).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        fail(name + base64Suffix, u"base64"_s);
    return *decoded;
}

Timestamp WireFields::time(const QString &name)
{
    const auto value = fromIso8601(text(name, Required));
    if (!value)
        fail(name, u"an ISO 8601 time"_s);
    return value.value_or(Timestamp());
}

std::optional<Timestamp> WireFields::optionalTime(const QString &name)
{
    if (isNull(name))
        return {};
    return time(name);
}

std::optional<qint64> WireFields::optionalInteger(const QString &name)
{
    if (isNull(name))
        return {};
    return integer(name, 0);
}

int WireFields::count(const QString &name)
{
    const auto value = integer(name, 0);
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        fail(name, u"a count"_s);
        return 0;
    }
    return int(value);
}

} // namespace Signalbox
