// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationfilefields.h"

namespace Signalbox {

/// The expression under \a name of \a fields: text, or a condition as docs/expressions.md has it,
/// which becomes its text. In such a mapping plain true, false, null and numbers are what they are
/// in JSON, numbers exactly; whatever stands in quotes is a text. Empty where it is missing or,
/// which is reported, wrong.
QString readStationFileCondition(const StationFileFields &fields, const QString &name);

} // namespace Signalbox
