// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with what nodes hold and remember.
class ContinuationConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void aHeldEventComesBackAsItWas();
    void aContinuationIsTakenUpOnce();
    void whatNodesHoldCountsUntilItIsTakenUp();
    void whatIsDueComesInItsOrder();
    void nodesThatHoldAreFoundByTheirKind();
    void aWakeReachesOneOfItsQueue();
    void memoriesChangeAndExpire();
    void aDerivedEventHasItsParents();
    void aHeldEventIsSparedAndItsAdditionsGoWithIt();
    void anAttemptDoesNotEndAHeldEvent();

private:
    /// A continuation of \a event at \a node of workflow w.
    static Continuation holdAt(const QString &node, qint64 position = 0,
                               std::optional<Timestamp> dueAt = {});
    /// Stores an event that is routed into \a held.
    Event held(const QByteArray &key, const QList<Continuation> &continuations,
               const QList<Delivery> &deliveries = {});
    static RoutingCommit goingOn(const Event &event, const QList<qint64> &takenUp);
    QList<Continuation> queue(const QString &node);
};

} // namespace Signalbox
