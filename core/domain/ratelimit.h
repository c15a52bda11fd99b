// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"
#include "core/support/result.h"

namespace Signalbox {

/// So many in a time, and so many at once: 200/s, 60/m burst 10.
struct RateLimit
{
    qint64 count = 0; ///< 1 to 1,000,000
    Microseconds per = std::chrono::seconds(1); ///< a second, a minute or an hour
    qint64 burst = 0; ///< 1 to 1,000,000

    /// "N/s", "N/m" or "N/h", and "burst B" after it; without that, what comes in one second, at
    /// least 1. Invalid, saying what was expected, for anything else.
    static Result<RateLimit> parse(QStringView text);
    QString toString() const; ///< as parse() reads it

    bool operator==(const RateLimit &) const = default;
};

} // namespace Signalbox
