// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routerloop.h"

namespace Signalbox {

/// Takes up what the nodes of removed workflows hold, some at a time, until they have left.
void RouterLoop::letGo(Reading &reading, const RoutingTable &table)
{
    m_eventsTurn = true;
    m_dueTurn = false;
    m_leaveTurn = false;
    const auto failed = [&](const Error &error) {
        retryLater("read", error);
        m_rewind = true;
    };
    const auto next = reading.leaving.next(table, m_stuck);
    if (!next) {
        failed(next.error());
        return;
    }
    const Timestamp now = m_clock.now();
    TakeUp taking(reading.holds, {now, reading.memories});
    for (const Continuation &held : next->held) {
        auto added = taking.letGo(held);
        if (added)
            added = reading.memories.takeResult();
        if (!added) {
            failed(added.error());
            return;
        }
        if (taking.isFull())
            break;
    }
    auto batch = std::make_shared<Batch>();
    for (const auto taken = taking.take(); const TakenUp &one : taken)
        batch->events.push_back(goOnWith(one, now));
    batch->left = next->left;
    if (!batch->events.empty() || !batch->left.isEmpty())
        submit(std::move(batch), reading);
}

/// Under the mutex.
bool RouterLoop::hasLeaving() const
{
    return m_table && !m_table->leaving().isEmpty();
}

} // namespace Signalbox
