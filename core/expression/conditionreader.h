// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/condition.h"

namespace Signalbox {

/// The condition whose conditionText() means the same as \a expression, for a builder to show.
/// Nothing for an expression that is none of those, which stays text: one that compares two fields,
/// calls another function, projects, holds a number that QJsonValue would change, or does not
/// compile.
std::optional<Condition> conditionFromText(QStringView expression);

} // namespace Signalbox
