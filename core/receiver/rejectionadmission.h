// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/subscriptionapproval.h"
#include "core/receiver/ingestcontext.h"

namespace Signalbox {

/// The events that \a rejection, with its body, holds for \a source: through stepsOfContent()
/// again, with the key that the sender gave. A conflict and a replayed one get a key of their own
/// from the rejection's id, since theirs is taken. Invalid, with a sentence for the operator, when
/// it cannot be admitted. Thread-safe.
Result<QList<NewEvent>> eventsOf(const Rejection &rejection,
                                 std::shared_ptr<const IngestSource> source,
                                 IngestContext &context);

/// What an operator's yes to \a rejection comes to, see awaitsApproval(): read once more from what
/// is kept of it. Invalid, with a sentence for the operator, when there is nothing to say yes to.
Result<SubscriptionApproval> approvalOf(const Rejection &rejection, const IngestSource &source);

} // namespace Signalbox
