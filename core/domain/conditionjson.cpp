// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/condition.h"
#include "core/domain/jsonfields.h"

#include <QRegularExpression>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Kind = ConditionGroup::Kind;
using Op = ConditionOperator;

namespace {

constexpr int maxDepth = 32;

QJsonObject testToJson(const ConditionTest &test)
{
    QJsonObject json{{u"field"_s, test.field}, {u"operator"_s, conditionOperatorName(test.op)}};
    if (!test.value.isNull())
        json.insert("value"_L1, test.value);
    if (test.anyCase)
        json.insert("any_case"_L1, true);
    if (test.asNumber)
        json.insert("as_number"_L1, true);
    return json;
}

bool hasCase(Op op)
{
    return op == Op::Equal || op == Op::NotEqual || (op >= Op::In && op <= Op::Ends);
}

/// Between takes numbers in texts as they are.
bool hasNumbers(Op op)
{
    return op >= Op::Equal && op <= Op::In;
}

/// Whether every {"number": "…"} in \a value holds one.
bool numbersAreSound(const QJsonValue &value)
{
    static const QRegularExpression json(
        u"\\A-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?\\z"_s);
    if (const auto number = conditionNumber(value))
        return json.match(*number).hasMatch();
    const auto elements = value.toArray();
    return std::all_of(elements.begin(), elements.end(),
                       [](const QJsonValue &element) { return numbersAreSound(element); });
}

void checkOptions(const ConditionTest &test, JsonFields &fields)
{
    if (test.anyCase && !hasCase(test.op))
        fields.fail(u"any_case",
                    test.op == Op::Matches ? u"(?i) in front of the pattern instead"_s
                                           : u"equal, not_equal, in, includes, begins or ends"_s);
    if (test.asNumber && !hasNumbers(test.op))
        fields.fail(u"as_number",
                    u"equal, not_equal, less, less_or_equal, greater, greater_or_equal, between "
                    "or in"_s);
    if (test.anyCase && test.asNumber)
        fields.fail(u"any_case", u"only one of any_case and as_number"_s);
}

void checkValue(const ConditionTest &test, JsonFields &fields)
{
    if (test.op == Op::Between && test.value.toArray().size() != 2)
        fields.fail(u"value", u"a list of two values"_s);
    if (test.op == Op::In && !test.value.isArray())
        fields.fail(u"value", u"a list"_s);
    if (mayBeRounded(test.value) || !numbersAreSound(test.value))
        fields.fail(u"value",
                    u"a number beyond 64 bits as {\"number\": \"its digits\"}, which nothing "
                    "rounds"_s);
}

Result<Condition> readTest(const QJsonObject &json, const QString &path)
{
    static const QStringList known{u"field"_s, u"operator"_s, u"value"_s, u"any_case"_s,
                                   u"as_number"_s};
    JsonFields fields(json, path);
    ConditionTest test;
    test.field = fields.text(u"field", JsonFields::Required);
    const auto op = conditionOperatorFromName(fields.text(u"operator", JsonFields::Required));
    if (!op)
        fields.fail(u"operator", u"an operator such as equal"_s);
    test.op = op.value_or(Op::Equal);
    test.value = json.contains("value"_L1) ? json.value("value"_L1) : QJsonValue(QJsonValue::Null);
    test.anyCase = fields.boolean(u"any_case", false);
    test.asNumber = fields.boolean(u"as_number", false);
    for (const auto &name : json.keys()) {
        if (!known.contains(name))
            fields.fail(name, u"one of "_s + known.join(u", "));
    }
    checkOptions(test, fields);
    checkValue(test, fields);
    if (!fields.ok())
        return fields.error();
    test.asNumber = test.asNumber && test.op != Op::Between;
    if (test.op != Op::NotEqual || !test.anyCase)
        return Condition{test};
    test.op = Op::Equal;
    return Condition{ConditionGroup{Kind::Not, {Condition{test}}}};
}

Result<Condition> read(const QJsonObject &json, const QString &path, int depth)
{
    const auto step = [&](const QString &name) {
        return path.isEmpty() ? name : path + u'.' + name;
    };
    if (depth > maxDepth)
        return Error{ErrorCode::Invalid, u"%1: nested too deeply"_s.arg(path)};
    JsonFields fields(json, path);
    ConditionGroup group;
    QList<QJsonObject> members;
    QString name;
    if (json.contains("all"_L1)) {
        name = u"all"_s;
        members = fields.objects(u"all");
    } else if (json.contains("any"_L1)) {
        name = u"any"_s;
        group.kind = Kind::Any;
        members = fields.objects(u"any");
    } else if (json.contains("not"_L1)) {
        name = u"not"_s;
        group.kind = Kind::Not;
        members.append(fields.object(u"not"));
    } else {
        return readTest(json, path);
    }
    if (json.size() != 1)
        fields.fail(name, u"nothing beside it"_s);
    if (!fields.ok())
        return fields.error();
    for (qsizetype at = 0; at < members.size(); ++at) {
        auto member = read(
            members.at(at),
            group.kind == Kind::Not ? step(name) : step(u"%1[%2]"_s.arg(name).arg(at)), depth + 1);
        if (!member)
            return member.error();
        group.members.append(*std::move(member));
    }
    return Condition{group};
}

} // namespace

QJsonObject toJson(const Condition &condition)
{
    if (const auto *test = std::get_if<ConditionTest>(&condition.body))
        return testToJson(*test);
    const auto &group = std::get<ConditionGroup>(condition.body);
    QJsonArray members;
    for (const Condition &member : group.members)
        members.append(toJson(member));
    switch (group.kind) {
    case Kind::All: return {{u"all"_s, members}};
    case Kind::Any: return {{u"any"_s, members}};
    case Kind::Not: return {{u"not"_s, members.at(0)}};
    }
    Q_UNREACHABLE_RETURN({});
}

Result<Condition> conditionFromJson(const QJsonObject &json)
{
    return read(json, {}, 0);
}

} // namespace Signalbox
