// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/tokenbucket.h"

#include <algorithm>

namespace Signalbox {

std::optional<Microseconds> TokenBucket::take(const RateLimit &limit, Timestamp now)
{
    // A token costs less than a microsecond above a million a second, which RateLimit excludes.
    const Microseconds token = limit.per / limit.count;
    const Microseconds whole = token * limit.burst;
    const Timestamp full = std::clamp(fullAt, now, now + whole);
    if (full + token > now + whole)
        return full + token - now - whole;
    fullAt = full + token;
    return {};
}

std::optional<Microseconds> SharedBucket::take(const RateLimit &limit, Timestamp now)
{
    qint64 known = m_fullAt.load(std::memory_order_relaxed);
    for (;;) {
        TokenBucket bucket{fromMicroseconds(known)};
        if (const auto wait = bucket.take(limit, now))
            return wait;
        if (m_fullAt.compare_exchange_weak(known, toMicroseconds(bucket.fullAt),
                                           std::memory_order_relaxed))
            return {};
    }
}

std::chrono::seconds retryAfter(Microseconds wait)
{
    return std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(wait));
}

} // namespace Signalbox
