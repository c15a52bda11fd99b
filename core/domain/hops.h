// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

namespace Signalbox {

/// signalbox-hops counts the stations that an event has passed; a request that reached this many is
/// going in circles and is refused with 508.
inline constexpr int maxHops = 8;

/// The greatest count that the headers tell; 0 without one that is a number.
int hopsOf(const HeaderBlock &headers);

} // namespace Signalbox
