// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ratelimit.h"

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
    /// How long until there is a token; none if there is one.
    std::optional<Microseconds> wait(const RateLimit &limit, Timestamp now) const;

    bool operator==(const TokenBucket &) const = default;
};

} // namespace Signalbox
