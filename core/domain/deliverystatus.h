// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Signalbox {

/// Where a delivery stands. Stored by number. InFlight is never stored: it lives in the dispatcher,
/// so that a crash leaves the delivery scheduled or retrying.
enum class DeliveryStatus : quint8 {
    Scheduled = 0, ///< waits for its first attempt
    InFlight = 1,
    Retrying = 2, ///< an attempt failed, the next is due at dueAt
    Held = 3,
    Succeeded = 4,
    Dead = 5, ///< a dead letter: no attempts left, or the failure is final
    Cancelled = 6,
};

QString deliveryStatusName(DeliveryStatus status); ///< snake_case, as in JSON
std::optional<DeliveryStatus> deliveryStatusFromName(QStringView name);

/// No attempt follows without an operator.
bool isFinal(DeliveryStatus status);

} // namespace Signalbox
