// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/transports/httpanswer.h"
#include "core/domain/retrypolicy.h"

namespace Signalbox {

/// What an attempt was, and what becomes of its delivery.
struct Conclusion
{
    Attempt attempt;
    DeliveryStatus status = DeliveryStatus::Succeeded;
};

/// Reads \a answer, which came at \a now to the attempt of \a delivery begun at \a startedAt.
/// \a random in [0, 1) is for the jitter. A cancelled attempt was ended by the station: its
/// delivery is retrying and due at once, whatever the policy says.
Conclusion concludeAttempt(const Delivery &delivery, HttpAnswer answer, const RetryPolicy &policy,
                           Timestamp startedAt, Timestamp now, double random);

/// An attempt that was never sent, for \a reason; its delivery is dead.
Conclusion refuseAttempt(const Delivery &delivery, const QString &reason, Timestamp now);

} // namespace Signalbox
