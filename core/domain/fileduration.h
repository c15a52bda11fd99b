// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QString>

#include <optional>

namespace Signalbox {

/// 250ms, 15s, 5m, 1h, 30d; us for what the others cannot say. Whole numbers, nothing else.
std::optional<Microseconds> parseFileDuration(QStringView text);
/// The shortest form of it.
QString formatFileDuration(Microseconds duration);

} // namespace Signalbox
