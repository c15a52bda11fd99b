// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httplimits.h"

namespace Signalbox {

/// How fast a request body has to come: HttpLimits::bodyDeadline in all, and a minimum mean rate
/// after a grace time. A pure function of limits, time and bytes.
namespace BodyPace {

inline constexpr std::chrono::milliseconds grace{5'000};
inline constexpr std::chrono::milliseconds interval{1'000};

/// Whether a body that began \a elapsed ago and has \a bytes so far must be refused (408).
bool isTooSlow(const HttpLimits &limits, std::chrono::milliseconds elapsed, qint64 bytes);

/// How long after \a elapsed to look again.
std::chrono::milliseconds nextCheck(const HttpLimits &limits, std::chrono::milliseconds elapsed);

} // namespace BodyPace

} // namespace Signalbox
