// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ratelimit.h"

#include <atomic>
#include <optional>

namespace Signalbox {

/// What is left of a RateLimit, as one number: when the bucket will be full again (the generic cell
/// rate algorithm). A value; starts full.
struct TokenBucket
{
    Timestamp fullAt{};

    /// Takes a token at \a now; else how long until there is one, at least a microsecond. A clock
    /// that steps back costs at most one burst's time.
    std::optional<Microseconds> take(const RateLimit &limit, Timestamp now);

    bool operator==(const TokenBucket &) const = default;
};

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
