// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rejection.h"

#include <optional>

namespace Signalbox {

/// A subscription that a vendor, proven to be the vendor, asks about, and that waits for an
/// operator to say yes: see Station::admitRejection().
struct WaitingSubscription
{
    RejectionId rejection; ///< the latest that asks
    QString source;
    QString topic; ///< Amazon's name of it, an ARN
    QString region; ///< Amazon's, such as eu-west-1
    QString account; ///< whose topic it is
    bool hasEnded = false; ///< the vendor says so; a yes has it again
    Timestamp askedAt{}; ///< the latest time
    int asked = 1; ///< how often, as far as it is kept

    bool operator==(const WaitingSubscription &) const = default;
};

/// What a rejection that awaits approval keeps of \a subscription.
QJsonObject evidenceOf(const WaitingSubscription &subscription);

/// What \a evidence becomes with the yes of an operator at \a now.
QJsonObject confirmedEvidence(QJsonObject evidence, Timestamp now);

/// When an operator has confirmed it; nothing: not yet, or there is nothing to confirm.
std::optional<Timestamp> confirmedAt(const Rejection &rejection);

/// What waits among \a rejections, which are newest first: each topic of a source once. One that
/// was confirmed after it was last asked about waits no more.
QList<WaitingSubscription> waitingSubscriptions(const QList<Rejection> &rejections);

QJsonObject toJson(const WaitingSubscription &subscription);
QJsonObject toJson(const QList<WaitingSubscription> &subscriptions); ///< {subscriptions: […]}

} // namespace Signalbox
