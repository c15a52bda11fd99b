// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditionvalues.h"

#include <QJsonDocument>

namespace Signalbox::ConditionValues {

using namespace Qt::StringLiterals;
using Op = ConditionOperator;

namespace {

/// Nothing when \a text is not one JSON value.
std::optional<QJsonValue> jsonOf(const QString &text)
{
    QJsonParseError error;
    const auto list = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error).array();
    if (error.error != QJsonParseError::NoError || list.size() != 1)
        return {};
    return list.first();
}

QString compact(const QJsonValue &value)
{
    const auto list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

/// At the commas that are not between double quotes or brackets.
QStringList elementsOf(const QString &text)
{
    QStringList elements{QString()};
    bool quoted = false;
    int depth = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'"' && (at == 0 || text.at(at - 1) != u'\\'))
            quoted = !quoted;
        else if (!quoted && (c == u'[' || c == u'{'))
            ++depth;
        else if (!quoted && (c == u']' || c == u'}'))
            --depth;
        if (c == u',' && !quoted && depth <= 0)
            elements.append(QString());
        else
            elements.last().append(c);
    }
    return elements;
}

} // namespace

FieldType typeOf(const ExpressionVocabulary::Path *path)
{
    if (path == nullptr)
        return FieldType::Unknown;
    switch (path->kind) {
    case JsonTree::Kind::Object: return FieldType::Object;
    case JsonTree::Kind::Array: return FieldType::List;
    case JsonTree::Kind::String: return FieldType::Text;
    case JsonTree::Kind::Number: return FieldType::Number;
    case JsonTree::Kind::True:
    case JsonTree::Kind::False: return FieldType::Boolean;
    case JsonTree::Kind::Null: return FieldType::Unknown;
    }
    Q_UNREACHABLE_RETURN({});
}

QList<ConditionOperator> operatorsFor(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return {Op::Equal,          Op::NotEqual, Op::In,          Op::Begins,
                Op::Ends,           Op::Includes, Op::Matches,     Op::Before,
                Op::After,          Op::Less,     Op::LessOrEqual, Op::Greater,
                Op::GreaterOrEqual, Op::Between,  Op::InNetwork,   Op::Exists,
                Op::Absent,         Op::IsTrue};
    case FieldType::Number:
        return {Op::Equal,   Op::NotEqual,       Op::Less,    Op::LessOrEqual,
                Op::Greater, Op::GreaterOrEqual, Op::Between, Op::In,
                Op::Before,  Op::After,          Op::Exists,  Op::Absent};
    case FieldType::Boolean: return {Op::Equal, Op::NotEqual, Op::IsTrue, Op::Exists, Op::Absent};
    case FieldType::List: return {Op::Includes, Op::IsTrue, Op::Exists, Op::Absent};
    case FieldType::Object: return {Op::Exists, Op::Absent, Op::IsTrue};
    case FieldType::Unknown: break;
    }
    QList<Op> all;
    for (int op = int(Op::Equal); op <= int(Op::InNetwork); ++op)
        all.append(Op(op));
    return all << Op::Exists << Op::Absent << Op::IsTrue;
}

bool takesValue(ConditionOperator op)
{
    return op != Op::IsTrue && op != Op::Exists && op != Op::Absent;
}

bool takesList(ConditionOperator op)
{
    return op == Op::In || op == Op::InNetwork;
}

bool takesCase(ConditionOperator op)
{
    return op == Op::Equal || op == Op::In || op == Op::Includes || op == Op::Begins
        || op == Op::Ends;
}

bool isOrdering(ConditionOperator op)
{
    return op >= Op::Less && op <= Op::GreaterOrEqual;
}

bool takesNumber(ConditionOperator op)
{
    return isOrdering(op) || op == Op::Equal || op == Op::NotEqual || op == Op::In;
}

FieldType valueType(ConditionOperator op, FieldType field)
{
    if (isOrdering(op) || op == Op::Between)
        return FieldType::Number;
    if (op == Op::Equal || op == Op::NotEqual || op == Op::In)
        return field;
    return op == Op::Includes && field != FieldType::Text ? FieldType::Unknown : FieldType::Text;
}

QJsonValue valueFromText(const QString &text, FieldType type)
{
    const auto trimmed = text.trimmed();
    const bool quoted = trimmed.size() >= 2 && trimmed.startsWith(u'"') && trimmed.endsWith(u'"');
    if (type == FieldType::Text && !quoted)
        return text;
    const auto json = jsonOf(trimmed);
    return json && (type != FieldType::Text || json->isString()) ? *json : QJsonValue(text);
}

QString valueText(const QJsonValue &value, FieldType type)
{
    if (value.isString() && valueFromText(value.toString(), type) == value)
        return value.toString();
    return compact(value);
}

QJsonArray listFromText(const QString &text, FieldType type)
{
    QJsonArray list;
    if (text.trimmed().isEmpty())
        return list;
    const auto elements = elementsOf(text);
    for (const auto &element : elements)
        list.append(valueFromText(element.trimmed(), type));
    return list;
}

QString listText(const QJsonValue &list, FieldType type)
{
    if (!list.isArray())
        return list.isNull() ? QString() : valueText(list, type);
    QStringList texts;
    const auto elements = list.toArray();
    for (const auto &element : elements) {
        auto text = valueText(element, type);
        // As an element it must not fall apart, nor lose blanks.
        const bool whole = listFromText(text, type) == QJsonArray{element};
        texts.append(whole ? text : compact(element));
    }
    return texts.join(u", ");
}

} // namespace Signalbox::ConditionValues
