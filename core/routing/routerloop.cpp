// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routerloop.h"

#include "core/routing/routedlistener.h"
#include "core/support/logging.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <pthread.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

RouterLoop::RouterLoop(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
                       const RouterOptions &options)
    : m_store(store)
    , m_writer(writer)
    , m_clock(clock)
    , m_observer(observer)
    , m_options(options)
    , m_lane(store, options.scriptThreads, [this](std::vector<FinishedScript> finished) {
        const std::lock_guard lock(m_mutex);
        std::ranges::move(finished, std::back_inserter(m_finished));
        m_wake.notify_one();
    })
{
}

Result<void> RouterLoop::start()
{
    std::promise<Result<void>> opened;
    auto result = opened.get_future();
    m_thread = std::thread(&RouterLoop::run, this, std::move(opened));
    auto started = result.get();
    return started ? m_lane.start() : started;
}

void RouterLoop::stop()
{
    m_lane.stop();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void RouterLoop::setWorkflows(std::shared_ptr<const RoutingTable> table)
{
    m_lane.setWorkflows(table);
    {
        const std::lock_guard lock(m_mutex);
        m_table = std::move(table);
        m_leave = hasLeaving();
        m_woken = true;
    }
    m_wake.notify_one();
}

void RouterLoop::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_wake.notify_one();
}

void RouterLoop::run(std::promise<Result<void>> opened)
{
    pthread_setname_np(pthread_self(), "sb-router");
    const auto session = m_store.readSession();
    const auto upTo = session ? (*session)->routedUpTo() : Result<qint64>(session.error());
    const auto due = upTo ? (*session)->nextContinuations() : upTo.error();
    if (!due) {
        opened.set_value(due.error());
        return;
    }
    StoredHolds holds(**session);
    Reading reading{**session, RouterMemories(**session), holds, LeavingHolds(**session, holds)};
    m_routedUpTo = m_cursor = *upTo;
    m_due.reset(*due);
    opened.set_value({});

    for (;;) {
        const auto ended = waitForWork();
        for (const auto &batch : ended)
            settle(*batch, reading);
        std::shared_ptr<const RoutingTable> table;
        Work work = Work::None;
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping && m_inFlight == 0)
                return;
            m_leave = m_leave || (!ended.empty() && hasLeaving());
            work = nextWork();
            if (work == Work::None)
                continue;
            if (work == Work::Read)
                m_woken = false;
            if (work == Work::Leave)
                m_leave = false;
            table = m_table;
        }
        m_retryAt.reset();
        reading.holds.setTable(table);
        switch (work) {
        case Work::Rewind: rewind(reading); break;
        case Work::TakeUp: takeUpNext(reading, *table); break;
        case Work::Leave: letGo(reading, *table); break;
        case Work::Finish: finishScripts(reading); break;
        case Work::Read: routeNext(reading, *table); break;
        case Work::None: break;
        }
    }
}

/// Sleeps until there is something to do; the batches that ended meanwhile.
std::vector<std::shared_ptr<RouterLoop::Batch>> RouterLoop::waitForWork()
{
    std::unique_lock lock(m_mutex);
    while (!hasWork())
        sleep(lock);
    return std::exchange(m_ended, {});
}

/// Until somebody wakes it, or until it is time for what comes next.
void RouterLoop::sleep(std::unique_lock<std::mutex> &lock)
{
    if (m_stopping) {
        m_wake.wait(lock);
        return;
    }
    if (m_retryAt) {
        m_wake.wait_until(lock, *m_retryAt);
        return;
    }
    const auto due = m_table && m_inFlight == 0 ? m_due.earliest(*m_table) : std::nullopt;
    if (!due) {
        m_wake.wait(lock);
        return;
    }
    // By the wall clock, so that it also holds across suspend and when the clock is set.
    constexpr Microseconds longest = std::chrono::hours(24);
    m_wake.wait_until(
        lock, std::chrono::system_clock::now() + std::min(due->at - m_clock.now(), longest));
}

bool RouterLoop::hasWork() const
{
    return !m_ended.empty() || (m_stopping && m_inFlight == 0) || nextWork() != Work::None;
}

RouterLoop::Work RouterLoop::nextWork() const
{
    if (m_stopping || !m_table || (m_retryAt && !m_woken && Steady::now() < *m_retryAt))
        return Work::None;
    if (m_rewind)
        return m_inFlight == 0 ? Work::Rewind : Work::None;
    const bool more = m_woken || m_more;
    const auto due = m_due.earliest(*m_table);
    const bool isDue = due && due->at <= m_clock.now();
    const bool held = isDue || m_leave;
    if (!held && m_finished.empty())
        return more && m_inFlight < m_options.batchesInFlight ? Work::Read : Work::None;
    if (m_eventsTurn && more)
        return m_inFlight < m_options.batchesInFlight ? Work::Read : Work::None;
    if (m_inFlight > 0)
        return Work::None;
    if (!m_finished.empty() && !(held && m_dueTurn))
        return Work::Finish;
    return m_leave && (!isDue || m_leaveTurn) ? Work::Leave : Work::TakeUp;
}

void RouterLoop::settle(const Batch &batch, Reading &reading)
{
    --m_inFlight;
    noteScripts(batch);
    if (!batch.committed)
        retryLater("commit", batch.committed.error());
    if (!batch.committed || batch.abandoned) {
        m_rewind = true;
        return;
    }
    // A failed batch before this one holds the mark back; its events are read again.
    if (!m_rewind && batch.upTo)
        m_routedUpTo = *batch.upTo;
    reading.memories.committed(batch.memories);
    m_stuck += batch.stuck();
    reading.leaving.forget(batch.gone);
    for (const size_t refused : batch.refused)
        m_rewind = m_rewind || !batch.events.at(refused).commit.nodes.memories.isEmpty();
    batch.tell(m_observer);
    tellListener(batch);
}

void RouterLoop::tellListener(const Batch &batch)
{
    if (batch.read.isEmpty())
        return;
    if (batch.refused.isEmpty()) {
        m_listener->routed(batch.read);
        return;
    }
    QList<Event> routed;
    for (qsizetype at = 0; at < batch.read.size(); ++at) {
        if (!batch.refused.contains(size_t(at)))
            routed.append(batch.read.at(at));
    }
    m_listener->routed(routed);
}

/// Back to what the store says.
void RouterLoop::rewind(Reading &reading)
{
    const auto due = reading.session.nextContinuations();
    if (!due) {
        retryLater("read", due.error());
        return;
    }
    m_rewind = false;
    m_broken = false;
    m_more = true;
    {
        const std::lock_guard lock(m_mutex);
        m_leave = hasLeaving();
    }
    m_cursor = m_routedUpTo;
    m_due.reset(*due);
    reading.memories.clear();
}

void RouterLoop::routeNext(Reading &reading, const RoutingTable &table)
{
    m_eventsTurn = false;
    const auto events =
        reading.session.takeUnrouted(m_cursor, m_options.batchEvents, m_options.batchBytes);
    if (!events) {
        retryLater("read", events.error());
        return;
    }
    m_more = !events->isEmpty();
    if (!m_more)
        return;
    auto batch = std::make_shared<Batch>();
    batch->events.reserve(size_t(events->size()));
    for (const Event &event : *events)
        batch->events.push_back(routeEvent(event, table, {m_clock.now(), reading.memories}));
    if (const auto read = reading.memories.takeResult(); !read) {
        retryLater("read", read.error());
        m_rewind = true;
        return;
    }
    m_cursor = events->last().seq;
    batch->upTo = m_cursor;
    if (m_listener != nullptr && m_listener->isListening())
        batch->read = *events;
    submit(std::move(batch), reading);
}

void RouterLoop::takeUpNext(Reading &reading, const RoutingTable &table)
{
    m_eventsTurn = true;
    m_dueTurn = false;
    m_leaveTurn = true;
    const Timestamp now = m_clock.now();
    const QString workflow = m_due.earliest(table)->workflow;
    const auto due =
        reading.session.dueContinuations(workflow, now, m_options.batchEvents, m_stuck);
    const auto next = due ? reading.session.nextContinuation(workflow, now) : due.error();
    if (!next) {
        retryLater("read", next.error());
        return;
    }
    TakeUp taking(reading.holds, {now, reading.memories});
    for (const Continuation &held : *due) {
        auto added = taking.add(held);
        if (added)
            added = reading.memories.takeResult();
        if (!added) {
            retryLater("read", added.error());
            m_rewind = true;
            return;
        }
        if (taking.isFull())
            break;
    }
    auto batch = std::make_shared<Batch>();
    for (const auto taken = taking.take(); const TakenUp &one : taken)
        batch->events.push_back(goOnWith(one, now));
    // What was not got at this time is due again at once.
    m_due.set(workflow, batch->events.empty() ? *next : now);
    if (!batch->events.empty())
        submit(std::move(batch), reading);
}

/// What the batch leads to later.
void RouterLoop::noteDue(const RoutedEvent &routed)
{
    const NodeChanges &nodes = routed.commit.nodes;
    for (const Continuation &held : nodes.held) {
        if (held.dueAt)
            m_due.note(held.queue.workflow, *held.dueAt);
    }
    for (const Wake &wake : nodes.wakes)
        m_due.note(wake.queue.workflow, wake.dueAt);
}

void RouterLoop::submit(std::shared_ptr<Batch> batch, Reading &reading)
{
    ++m_inFlight;
    batch->memories = reading.memories.close();
    for (const RoutedEvent &routed : batch->events)
        noteDue(routed);
    WriteJob job;
    job.bytes = batch->bytes();
    job.apply = [this, batch](WriteSession &session) {
        batch->abandoned = m_broken;
        if (!batch->abandoned)
            batch->apply(session);
    };
    job.done = [this, batch](const Result<void> &committed) {
        if (!committed)
            m_broken = true;
        // Notified under the lock: as soon as it is free, stop() may let this object end.
        const std::lock_guard lock(m_mutex);
        batch->committed = committed;
        m_ended.push_back(batch);
        m_wake.notify_one();
    };
    m_writer.submitAlways(std::move(job));
}

void RouterLoop::retryLater(const char *what, const Error &error)
{
    qCWarning(lcRouting).noquote() << what << "failed, error="_L1 + error.detail;
    m_more = true;
    m_retryAt = Steady::now() + m_options.retryAfter;
}

} // namespace Signalbox
