// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <variant>

namespace Signalbox {

/// What a test asks about its field.
enum class ConditionOperator : quint8 {
    IsTrue, ///< neither null nor false nor empty
    Exists,
    Absent,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between, ///< value: [low, high]
    In, ///< value: a list
    Includes,
    Begins,
    Ends,
    Matches, ///< value: a regular expression
    Before, ///< value: a time
    After,
    InNetwork, ///< value: a network or a list of them
};

QString conditionOperatorName(ConditionOperator op); ///< snake_case, as in JSON
std::optional<ConditionOperator> conditionOperatorFromName(QStringView name);

/// One comparison of a field.
struct ConditionTest
{
    QString field; ///< a path in JMESPath's notation: body.items[0].id
    ConditionOperator op = ConditionOperator::Equal;
    QJsonValue value = QJsonValue::Null; ///< null where the operator takes none
    bool anyCase = false; ///< for Equal, NotEqual, In, Includes, Begins, Ends; not with asNumber
    bool asNumber = false; ///< the field may hold its number as text; for Equal to Greater…, In

    bool operator==(const ConditionTest &) const = default;
};

/// The digits of a value {"number": "…"}, which stands for a number that QJsonValue would round, in
/// a list too; nothing for any other value.
std::optional<QString> conditionNumber(const QJsonValue &value);
/// Whether \a value is a number beyond 64 bits, or a list with one: QJsonValue may have rounded it.
bool mayBeRounded(const QJsonValue &value);

struct Condition;

struct ConditionGroup
{
    enum class Kind : quint8 { All, Any, Not }; ///< Not has one member

    Kind kind = Kind::All;
    QList<Condition> members;

    bool operator==(const ConditionGroup &other) const;
};

/// A filter as clicked together. Its text is what a filter node holds: see conditionText(), and
/// conditionFromText() in the expression room for the way back.
struct Condition
{
    std::variant<ConditionTest, ConditionGroup> body;

    bool operator==(const Condition &) const = default;
};

/// \a condition as an expression. An empty group of All is true, of Any and Not false; a group of
/// one is that one.
QString conditionText(const Condition &condition);

/// {"field", "operator", "value", "any_case", "as_number"}, {"all": […]}, {"any": […]} or
/// {"not": {…}}.
QJsonObject toJson(const Condition &condition);
/// Error Invalid names the member: one that is not known, an option that the operator has not, a
/// number that is rounded already. Whether the field is a path and the value fits the operator is
/// said when the text is compiled. Not equal in any case becomes Not of Equal.
Result<Condition> conditionFromJson(const QJsonObject &json);

} // namespace Signalbox
