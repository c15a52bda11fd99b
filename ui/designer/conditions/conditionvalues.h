// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/condition.h"
#include "ui/designer/editors/expressionvocabulary.h"

#include <QJsonArray>

/// A test's operator and value, for the kind of field that it asks about. What is written for a
/// value reads as the same value.
namespace Signalbox::ConditionValues {

enum class FieldType : quint8 { Unknown, Text, Number, Boolean, List, Object };

/// Null \a path: Unknown.
FieldType typeOf(const ExpressionVocabulary::Path *path);
/// What suits a field of \a type, the usual first.
QList<ConditionOperator> operatorsFor(FieldType type);

bool takesValue(ConditionOperator op);
bool takesList(ConditionOperator op);
bool takesCase(ConditionOperator op); ///< upper and lower case may be the same
bool isOrdering(ConditionOperator op); ///< Less to GreaterOrEqual
bool takesNumber(ConditionOperator op); ///< the field may hold its number as text
/// As what a value is read: ordering is of numbers, patterns, times and networks are texts.
FieldType valueType(ConditionOperator op, FieldType field);

/// A text in double quotes is one in any case; else a number, true, false or null stands for itself
/// unless the field holds texts.
QJsonValue valueFromText(const QString &text, FieldType type);
QString valueText(const QJsonValue &value, FieldType type);
/// Separated by commas.
QJsonArray listFromText(const QString &text, FieldType type);
QString listText(const QJsonValue &list, FieldType type);

} // namespace Signalbox::ConditionValues
