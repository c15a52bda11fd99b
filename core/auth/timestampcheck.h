// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/support/clock.h"

namespace Signalbox {

/// \a text as a time; nothing when it is none, or not between the years 1970 and 9999. ISO 8601
/// without a zone is UTC, and any number of fraction digits is taken.
std::optional<Timestamp> readTimestamp(TimestampUnit unit, QByteArrayView text);

/// Whether \a time lies within \a tolerance of \a now; the edges do.
bool isTimely(Timestamp time, Timestamp now, const Tolerance &tolerance);

/// "4 minutes 3 seconds old, 300 seconds are allowed", for the operator.
QString describeAge(Timestamp time, Timestamp now, const Tolerance &tolerance);

} // namespace Signalbox
