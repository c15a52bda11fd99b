// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jsonmembers.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Signalbox {

JsonMembers::JsonMembers(const QJsonObject &object, const QString &path, QStringList &problems)
    : m_object(object)
    , m_path(path)
    , m_problems(problems)
{
}

QJsonValue JsonMembers::take(QLatin1StringView name)
{
    m_taken.insert(name);
    return m_object.value(name);
}

void JsonMembers::problem(QLatin1StringView name, const QString &expected)
{
    m_problems.append(m_path + name + ": "_L1 + expected);
}

QString JsonMembers::string(QLatin1StringView name)
{
    const auto value = take(name);
    if (!value.isString() || value.toString().isEmpty())
        problem(name, u"expected text"_s);
    return value.toString();
}

std::optional<QString> JsonMembers::optionalString(QLatin1StringView name)
{
    if (!has(name))
        return {};
    const auto value = take(name);
    if (!value.isString())
        problem(name, u"expected text"_s);
    return value.toString();
}

bool JsonMembers::boolean(QLatin1StringView name)
{
    const auto value = take(name);
    if (!value.isBool())
        problem(name, u"expected true or false"_s);
    return value.toBool();
}

qint64 JsonMembers::integer(QLatin1StringView name, qint64 least, qint64 most)
{
    const auto number = take(name).toDouble(std::nan(""));
    if (number >= double(least) && number <= double(most) && std::floor(number) == number)
        return qint64(number);
    problem(name, u"expected a whole number from %1 to %2"_s.arg(least).arg(most));
    return 0;
}

QStringList JsonMembers::strings(QLatin1StringView name)
{
    const auto array = take(name).toArray();
    QStringList texts;
    for (const auto &item : array) {
        if (item.isString() && !item.toString().isEmpty())
            texts.append(item.toString());
    }
    if (texts.isEmpty() || texts.size() != array.size())
        problem(name, u"expected a list of texts"_s);
    return texts;
}

QJsonObject JsonMembers::object(QLatin1StringView name)
{
    const auto value = take(name);
    if (!value.isObject())
        problem(name, u"expected an object"_s);
    return value.toObject();
}

QList<QJsonObject> JsonMembers::objects(QLatin1StringView name)
{
    const auto value = take(name);
    QList<QJsonObject> objects;
    for (const auto &item : value.toArray()) {
        if (item.isObject())
            objects.append(item.toObject());
    }
    if (!value.isArray() || objects.size() != value.toArray().size())
        problem(name, u"expected a list of objects"_s);
    return objects;
}

bool JsonMembers::optionalBoolean(QLatin1StringView name)
{
    return has(name) && boolean(name);
}

QList<QJsonObject> JsonMembers::optionalObjects(QLatin1StringView name)
{
    return has(name) ? objects(name) : QList<QJsonObject>();
}

QJsonValue JsonMembers::value(QLatin1StringView name)
{
    return take(name);
}

void JsonMembers::finish()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_taken.contains(it.key()))
            m_problems.append(m_path + it.key().simplified() + ": unknown member"_L1);
    }
}

} // namespace Signalbox
