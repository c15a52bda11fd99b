// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace Signalbox {

using Microseconds = std::chrono::microseconds;

/// A moment in UTC, in microseconds since the Unix epoch: how the store keeps every time.
using Timestamp = std::chrono::sys_time<Microseconds>;

/// Where code that decides by time gets it from, so that tests turn time by hand.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall clock. Thread-safe. May step when the system's clock is set.
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
};

inline qint64 toMicroseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}
inline Timestamp fromMicroseconds(qint64 us)
{
    return Timestamp(Microseconds(us));
}

/// ISO 8601 in UTC with microseconds: 2026-11-24T09:30:00.000123Z
QString toIso8601(Timestamp time);

/// Reads ISO 8601 with a zone or Z, up to microseconds. Nothing for anything else.
std::optional<Timestamp> fromIso8601(QStringView text);

} // namespace Signalbox
