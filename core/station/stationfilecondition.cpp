// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilecondition.h"

#include "core/domain/condition.h"
#include "core/expression/jsonnumber.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A number that QJsonValue would round as {"number": its digits}: see conditionNumber().
QJsonValue conditionNumberOf(const QString &text)
{
    const auto utf8 = text.toStdString();
    const auto number = numberValue(utf8);
    if (const auto *integer = std::get_if<qint64>(&number))
        return *integer;
    if (const auto *decimal = std::get_if<double>(&number))
        return *decimal;
    return QJsonObject{{u"number"_s, text}};
}

QJsonValue conditionScalar(const YamlNode &node)
{
    if (!node.quoted) {
        if (node.text == "true"_L1 || node.text == "false"_L1)
            return node.text == "true"_L1;
        if (isJsonNumber(node.text.toStdString()))
            return conditionNumberOf(node.text);
    }
    return node.text;
}

/// Reports what stands twice in a mapping.
class ConditionConversion
{
public:
    ConditionConversion(const StationFileFields &fields, const QString &name)
        : m_fields(fields)
        , m_name(name)
    {
    }

    QJsonValue value(const YamlNode &node)
    {
        switch (node.kind) {
        case YamlNode::Kind::Null: return QJsonValue::Null;
        case YamlNode::Kind::Scalar: return conditionScalar(node);
        case YamlNode::Kind::Sequence: break;
        case YamlNode::Kind::Map: return object(node);
        }
        QJsonArray array;
        for (const YamlNode &child : node.children)
            array.append(value(child));
        return array;
    }

    QJsonObject object(const YamlNode &node)
    {
        QJsonObject object;
        for (const YamlNode &child : node.children) {
            if (object.contains(child.key)) {
                m_sound = false;
                m_fields.problem(child.keyLine, m_fields.path(m_name),
                                 u"%1 stands twice"_s.arg(quoted(child.key)));
            }
            object.insert(child.key, value(child));
        }
        return object;
    }

    bool isSound() const { return m_sound; }

private:
    const StationFileFields &m_fields;
    const QString m_name;
    bool m_sound = true;
};

} // namespace

QString readStationFileCondition(const StationFileFields &fields, const QString &name)
{
    const auto *node = fields.find(name);
    if (node == nullptr || node->kind != YamlNode::Kind::Map) {
        QString text;
        const auto some = [](QStringView read) {
            return read.trimmed().isEmpty() ? std::nullopt : std::optional(read.toString());
        };
        fields.read(name, u"a JMESPath expression"_s, some, text);
        return text;
    }
    ConditionConversion conversion(fields, name);
    const auto condition = conditionFromJson(conversion.object(*node));
    if (!conversion.isSound())
        return {};
    if (condition)
        return conditionText(*condition);
    fields.problem(node->line, fields.path(name), condition.error().detail);
    return {};
}

} // namespace Signalbox
