// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routerloop.h"

namespace Signalbox {

/// Goes on with those whose scripts have run.
void RouterLoop::finishScripts(Reading &reading)
{
    m_eventsTurn = true;
    m_dueTurn = true;
    std::vector<FinishedScript> finished;
    {
        const std::lock_guard lock(m_mutex);
        finished = std::exchange(m_finished, {});
    }
    const Timestamp now = m_clock.now();
    TakeUp taking(reading.holds, {now, reading.memories});
    auto batch = std::make_shared<Batch>();
    Result<void> added;
    for (const FinishedScript &one : finished) {
        batch->scripts.insert(one.queue);
        if (!added)
            continue;
        // Another way of the same event may have gone on since the script began.
        const auto held = reading.session.continuation(one.continuation);
        if (!held)
            added = held.error();
        else if (*held)
            added = taking.add(**held, &one.result);
        if (added)
            added = reading.memories.takeResult();
    }
    if (!added) {
        retryLater("read", added.error());
        m_rewind = true;
        noteScripts(*batch); // they run again
        return;
    }
    for (const auto taken = taking.take(); const TakenUp &one : taken)
        batch->events.push_back(goOnWith(one, now));
    if (batch->events.empty())
        noteScripts(*batch);
    else
        submit(std::move(batch), reading);
}

/// Tells the lane what it may go on with, and what came to it.
void RouterLoop::noteScripts(const Batch &batch)
{
    if (!batch.scripts.isEmpty()) {
        const QSet<qint64> stuck = batch.stuck();
        for (const NodeQueue &queue : batch.scripts)
            m_lane.settled(queue, stuck);
    }
    QSet<NodeQueue> filled;
    for (const RoutedEvent &routed : batch.events) {
        for (const Continuation &held : routed.commit.nodes.held) {
            if (held.queue.kind == QLatin1StringView(ScriptLane::kind))
                filled.insert(held.queue);
        }
    }
    for (const NodeQueue &queue : std::as_const(filled))
        m_lane.note(queue);
}

} // namespace Signalbox
