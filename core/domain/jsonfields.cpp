// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/jsonfields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

JsonFields::JsonFields(const QJsonObject &object, QString path)
    : m_object(object)
    , m_path(std::move(path))
{
}

QJsonValue JsonFields::find(QStringView name, QJsonValue::Type type, const QString &expected,
                            Presence presence)
{
    const auto value = m_object.value(name);
    if (value.type() == type)
        return value;
    if (!value.isUndefined() || presence == Required)
        fail(name, expected);
    return {QJsonValue::Undefined};
}

QString JsonFields::text(QStringView name, Presence presence)
{
    return find(name, QJsonValue::String, u"a string"_s, presence).toString();
}

QStringList JsonFields::texts(QStringView name)
{
    QStringList result;
    for (const auto &value : array(name)) {
        if (!value.isString())
            fail(name, u"a list of strings"_s);
        result.append(value.toString());
    }
    return result;
}

double JsonFields::number(QStringView name, double fallback)
{
    return find(name, QJsonValue::Double, u"a number"_s).toDouble(fallback);
}

qint64 JsonFields::integer(QStringView name, qint64 fallback)
{
    const auto value = find(name, QJsonValue::Double, u"a whole number"_s);
    if (value.isUndefined())
        return fallback;
    if (value.toInteger(0) != value.toInteger(1)) {
        fail(name, u"a whole number"_s);
        return fallback;
    }
    return value.toInteger();
}

bool JsonFields::boolean(QStringView name, bool fallback)
{
    return find(name, QJsonValue::Bool, u"true or false"_s).toBool(fallback);
}

QJsonObject JsonFields::object(QStringView name)
{
    return find(name, QJsonValue::Object, u"an object"_s).toObject();
}

QJsonArray JsonFields::array(QStringView name)
{
    return find(name, QJsonValue::Array, u"a list"_s).toArray();
}

QList<QJsonObject> JsonFields::objects(QStringView name)
{
    QList<QJsonObject> result;
    for (const auto &value : array(name)) {
        if (!value.isObject())
            fail(name, u"a list of objects"_s);
        result.append(value.toObject());
    }
    return result;
}

QString JsonFields::path(QStringView name) const
{
    return m_path.isEmpty() ? name.toString() : u"%1.%2"_s.arg(m_path, name);
}

void JsonFields::fail(QStringView name, const QString &expected)
{
    fail({ErrorCode::Invalid, u"%1: expected %2"_s.arg(path(name), expected)});
}

void JsonFields::fail(const Error &error)
{
    if (m_result)
        m_result = error;
}

} // namespace Signalbox
