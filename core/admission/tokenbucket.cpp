// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/tokenbucket.h"

#include <algorithm>

namespace Signalbox {

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
