// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/condition.h"

#include "core/domain/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Op = ConditionOperator;
using Kind = ConditionGroup::Kind;

namespace {

constexpr Names<Op, 18> operatorNames{{{
    {Op::IsTrue, "is_true"_L1},
    {Op::Exists, "exists"_L1},
    {Op::Absent, "absent"_L1},
    {Op::Equal, "equal"_L1},
    {Op::NotEqual, "not_equal"_L1},
    {Op::Less, "less"_L1},
    {Op::LessOrEqual, "less_or_equal"_L1},
    {Op::Greater, "greater"_L1},
    {Op::GreaterOrEqual, "greater_or_equal"_L1},
    {Op::Between, "between"_L1},
    {Op::In, "in"_L1},
    {Op::Includes, "includes"_L1},
    {Op::Begins, "begins"_L1},
    {Op::Ends, "ends"_L1},
    {Op::Matches, "matches"_L1},
    {Op::Before, "before"_L1},
    {Op::After, "after"_L1},
    {Op::InNetwork, "in_network"_L1},
}}};

bool isPlainText(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c.unicode() >= 0x20 && c != u'\'' && c != u'\\'; });
}

QString jsonText(const QJsonValue &value)
{
    if (const auto number = conditionNumber(value))
        return *number;
    if (value.isArray()) {
        QStringList texts;
        const auto elements = value.toArray();
        for (const QJsonValue element : elements)
            texts.append(jsonText(element));
        return u'[' + texts.join(u',') + u']';
    }
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString literal(const QJsonValue &value)
{
    if (value.isString() && isPlainText(value.toString()))
        return u'\'' + value.toString() + u'\'';
    return u'`' + jsonText(value).replace(u'`', u"\\u0060"_s) + u'`';
}

QString call(const QString &name, const QStringList &arguments)
{
    return name + u'(' + arguments.join(u", ") + u')';
}

QString subject(const ConditionTest &test)
{
    return test.asNumber ? call(u"to_number"_s, {test.field}) : test.field;
}

QString comparison(const ConditionTest &test, const QString &symbol)
{
    return subject(test) + u' ' + symbol + u' ' + literal(test.value);
}

QString equalInAnyCase(const ConditionTest &test)
{
    return call(u"equals"_s, {test.field, literal(test.value), u"'i'"_s});
}

QString testText(const ConditionTest &test)
{
    const auto function = [&](bool hasCase) {
        const bool number = test.op == Op::In && !test.anyCase;
        QStringList arguments{number ? subject(test) : test.field, literal(test.value)};
        if (hasCase && test.anyCase)
            arguments.append(u"'i'"_s);
        return call(operatorNames.name(test.op), arguments);
    };
    switch (test.op) {
    case Op::IsTrue: return test.field;
    case Op::Exists:
    case Op::Absent: return call(operatorNames.name(test.op), {test.field});
    case Op::Equal: return test.anyCase ? equalInAnyCase(test) : comparison(test, u"=="_s);
    case Op::NotEqual:
        return test.anyCase ? u'!' + equalInAnyCase(test) : comparison(test, u"!="_s);
    case Op::Less: return comparison(test, u"<"_s);
    case Op::LessOrEqual: return comparison(test, u"<="_s);
    case Op::Greater: return comparison(test, u">"_s);
    case Op::GreaterOrEqual: return comparison(test, u">="_s);
    case Op::Between: {
        const QJsonArray bounds = test.value.toArray();
        return call(u"between"_s, {test.field, literal(bounds.at(0)), literal(bounds.at(1))});
    }
    case Op::In:
    case Op::Includes:
    case Op::Begins:
    case Op::Ends: return function(true);
    case Op::Matches:
    case Op::Before:
    case Op::After:
    case Op::InNetwork: return function(false);
    }
    Q_UNREACHABLE_RETURN({});
}

/// As a member of a group: in brackets where the group's operator binds tighter.
QString memberText(const Condition &condition)
{
    const auto *group = std::get_if<ConditionGroup>(&condition.body);
    if (group == nullptr || group->kind == Kind::Not || group->members.isEmpty())
        return conditionText(condition);
    if (group->members.size() == 1)
        return memberText(group->members.first());
    return u'(' + conditionText(condition) + u')';
}

QString groupText(const ConditionGroup &group)
{
    if (group.kind == Kind::Not) {
        if (group.members.isEmpty())
            return literal(false);
        const auto *test = std::get_if<ConditionTest>(&group.members.first().body);
        const QString text = conditionText(group.members.first());
        const bool isCall = test != nullptr && text.endsWith(u')');
        return isCall || (test != nullptr && test->op == Op::IsTrue) ? u'!' + text
                                                                     : u"!("_s + text + u')';
    }
    if (group.members.isEmpty())
        return literal(group.kind == Kind::All);
    if (group.members.size() == 1)
        return conditionText(group.members.first());
    QStringList texts;
    for (const Condition &member : group.members)
        texts.append(memberText(member));
    return texts.join(group.kind == Kind::All ? u" && "_s : u" || "_s);
}

} // namespace

QString conditionOperatorName(ConditionOperator op)
{
    return operatorNames.name(op);
}

std::optional<ConditionOperator> conditionOperatorFromName(QStringView name)
{
    return operatorNames.value(name);
}

bool ConditionGroup::operator==(const ConditionGroup &other) const
{
    return kind == other.kind && members == other.members;
}

std::optional<QString> conditionNumber(const QJsonValue &value)
{
    const auto object = value.toObject();
    const auto number = object.value("number"_L1);
    return object.size() == 1 && number.isString() ? std::optional(number.toString())
                                                   : std::nullopt;
}

bool mayBeRounded(const QJsonValue &value)
{
    constexpr double beyond = 9007199254740992; // 2^53
    const auto elements = value.toArray();
    return (value.isDouble() && value.toInteger(0) != value.toInteger(1)
            && std::abs(value.toDouble()) >= beyond)
        || std::any_of(elements.begin(), elements.end(),
                       [](const QJsonValue &element) { return mayBeRounded(element); });
}

QString conditionText(const Condition &condition)
{
    if (const auto *test = std::get_if<ConditionTest>(&condition.body))
        return testText(*test);
    return groupText(std::get<ConditionGroup>(condition.body));
}

} // namespace Signalbox
