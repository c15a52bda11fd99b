// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tokenbucket.h"

#include <algorithm>

namespace Signalbox {

std::optional<Microseconds> TokenBucket::take(const RateLimit &limit, Timestamp now)
{
    if (const auto missing = wait(limit, now))
        return missing;
    const Microseconds token = limit.per / limit.count;
    const Timestamp full = std::clamp<Timestamp>(fullAt, now, now + token * limit.burst);
    fullAt = full + token;
    return {};
}

std::optional<Microseconds> TokenBucket::wait(const RateLimit &limit, Timestamp now) const
{
    // A token costs less than a microsecond above a million a second, which RateLimit excludes.
    const Microseconds token = limit.per / limit.count;
    const Microseconds whole = token * limit.burst;
    const Timestamp full = std::clamp(fullAt, now, now + whole);
    if (full + token > now + whole)
        return full + token - now - whole;
    return {};
}

} // namespace Signalbox
