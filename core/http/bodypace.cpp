// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/bodypace.h"

#include <algorithm>

namespace Signalbox {

bool BodyPace::isTooSlow(const HttpLimits &limits, std::chrono::milliseconds elapsed, qint64 bytes)
{
    if (elapsed >= limits.bodyDeadline)
        return true;
    return elapsed >= grace && bytes < limits.bodyBytesPerSecond * elapsed.count() / 1000;
}

std::chrono::milliseconds BodyPace::nextCheck(const HttpLimits &limits,
                                              std::chrono::milliseconds elapsed)
{
    const auto next = elapsed < grace ? grace - elapsed : interval;
    return std::clamp(limits.bodyDeadline - elapsed, std::chrono::milliseconds(0), next);
}

} // namespace Signalbox
