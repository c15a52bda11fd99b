// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QString>

#include <optional>

namespace Signalbox {

/// A while in which the station could receive nothing.
struct Outage
{
    enum class Cause : quint8 {
        Stopped, ///< it was ended in order
        Crashed, ///< it ended without notice: from is its last sign of life
        Asleep, ///< the machine was suspended
    };

    Cause cause = Cause::Stopped;
    Timestamp from{};
    Timestamp until{};

    bool operator==(const Outage &) const = default;
};

/// Shorter ones are not kept.
constexpr Microseconds shortestOutage = std::chrono::seconds(1);
/// The newest are kept.
constexpr int maxOutages = 1000;

QString outageCauseName(Outage::Cause cause); ///< snake_case
std::optional<Outage::Cause> outageCauseFromName(QStringView name);

} // namespace Signalbox
