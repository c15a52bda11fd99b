// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QString>

#include <optional>

namespace Signalbox {

// Durations and sizes as people type them. What the writers give, the readers read as the same.

/// 30s, 5 min, 1.5 h, 2 days, 1 h 30 min; a number alone is seconds. Nothing for anything else.
std::optional<Microseconds> durationFromText(QStringView text);
/// 30 s, 5 min, 1 h 30 min
QString durationText(Microseconds duration);

/// 1 MB, 500kB, 1 MiB; a number alone is bytes. Nothing for anything else.
std::optional<qint64> sizeFromText(QStringView text);
QString sizeText(qint64 bytes); ///< 1 MB, in units of 1000

} // namespace Signalbox
