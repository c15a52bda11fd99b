// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/observer.h"
#include "core/routing/routeevent.h"
#include "core/store/writesession.h"

#include <QSet>

#include <vector>

namespace Signalbox {

/// What is committed together. Filled on the router's thread, then on the writer's, then read on
/// the router's again.
struct RoutingBatch
{
    std::vector<RoutedEvent> events;
    std::optional<qint64> upTo; ///< seq; nothing: held events were taken up
    QList<LeavingWorkflow> left; ///< removed workflows of which nothing is held any more
    QList<LeavingWorkflow> gone; ///< of these, when committed: nothing at all is left
    QList<Event> read; ///< what they are of, one for one; only while somebody listens
    QSet<NodeQueue> scripts; ///< queues of those whose scripts have run
    quint64 memories = 0; ///< number that their changes have
    QSet<size_t> refused; ///< indexes of those that the store did not take
    bool abandoned = false; ///< nothing was written: one that it builds on has failed
    Result<void> committed;

    /// About what it holds in memory.
    qint64 bytes() const;
    /// The continuations that the store did not let be taken up.
    QSet<qint64> stuck() const;
    /// Writes it, in a transaction.
    void apply(WriteSession &session);
    /// Logs what was committed, and tells \a observer unless it is null.
    void tell(PipelineObserver *observer) const;
};

} // namespace Signalbox
