// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/tokenbucket.h"

#include <atomic>

namespace Signalbox {

/// A TokenBucket that threads share without a lock.
class SharedBucket final
{
public:
    /// As TokenBucket::take().
    std::optional<Microseconds> take(const RateLimit &limit, Timestamp now);

private:
    std::atomic<qint64> m_fullAt = 0; ///< microseconds
};

/// \a wait for a Retry-After: whole seconds, at least one.
std::chrono::seconds retryAfter(Microseconds wait);

} // namespace Signalbox
