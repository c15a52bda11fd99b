// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <string_view>

namespace Signalbox {

/// The moment that \a text stands for as vendors write times: ISO 8601 as a date (midnight), or a
/// date and time with T or a space between; without a zone it is UTC. Digits alone, with an
/// optional fraction, are an epoch. Nothing for anything else.
std::optional<Timestamp> timeFromText(std::string_view text);

/// The moment of an epoch, \a number being JSON's text of a number. Its unit follows from its size:
/// below 10^11 seconds (to the year 5138), below 10^14 milliseconds, below 10^17 microseconds,
/// below 10^20 nanoseconds. What is finer than a microsecond is cut off. Nothing for a negative
/// number, one with an exponent, or a larger one.
std::optional<Timestamp> timeFromEpoch(std::string_view number);

} // namespace Signalbox
