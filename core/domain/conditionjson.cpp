// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/condition.h"
#include "core/domain/jsonfields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Kind = ConditionGroup::Kind;

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

Result<Condition> readTest(const QJsonObject &json, const QString &path)
{
    JsonFields fields(json, path);
    ConditionTest test;
    test.field = fields.text(u"field", JsonFields::Required);
    const auto op = conditionOperatorFromName(fields.text(u"operator", JsonFields::Required));
    if (!op)
        fields.fail(u"operator", u"an operator such as equal"_s);
    test.op = op.value_or(ConditionOperator::Equal);
    test.value = json.contains("value"_L1) ? json.value("value"_L1) : QJsonValue(QJsonValue::Null);
    test.anyCase = fields.boolean(u"any_case", false);
    test.asNumber = fields.boolean(u"as_number", false);
    if (test.op == ConditionOperator::Between && test.value.toArray().size() != 2)
        fields.fail(u"value", u"a list of two values"_s);
    if (!fields.ok())
        return fields.error();
    return Condition{test};
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
