// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routerloop.h"

#include "core/support/logging.h"

#include <pthread.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// About what a decision holds in memory until it is committed.
qint64 sizeOf(const RoutedEvent &routed)
{
    constexpr qint64 perEvent = 512;
    constexpr qint64 perStep = 512;
    qint64 steps = 0;
    for (const Trace &trace : routed.commit.traces)
        steps += trace.steps.size();
    qint64 bodies = 0;
    for (const DeliveryContent &content : routed.commit.contents)
        bodies += content.body ? content.body->size() : 0;
    return perEvent + bodies + steps * perStep
        + routed.commit.deliveries.size() * qint64(sizeof(Delivery));
}

} // namespace

RouterLoop::RouterLoop(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
                       const RouterOptions &options)
    : m_store(store)
    , m_writer(writer)
    , m_clock(clock)
    , m_observer(observer)
    , m_options(options)
{
}

Result<void> RouterLoop::start()
{
    std::promise<Result<void>> opened;
    auto result = opened.get_future();
    m_thread = std::thread(&RouterLoop::run, this, std::move(opened));
    return result.get();
}

void RouterLoop::stop()
{
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
    {
        const std::lock_guard lock(m_mutex);
        m_table = std::move(table);
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
    if (!upTo) {
        opened.set_value(upTo.error());
        return;
    }
    m_routedUpTo = m_cursor = *upTo;
    opened.set_value({});

    for (;;) {
        for (const auto ended = waitForWork(); const auto &batch : ended)
            settle(*batch);
        if (m_rewind && m_inFlight == 0) {
            m_rewind = false;
            m_cursor = m_routedUpTo;
        }
        std::shared_ptr<const RoutingTable> table;
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping && m_inFlight == 0)
                return;
            if (!mayRead())
                continue;
            m_woken = false;
            table = m_table;
        }
        m_retryAt.reset();
        routeNext(**session, *table);
    }
}

/// Sleeps until there is something to do; the batches that ended meanwhile.
std::vector<std::shared_ptr<RouterLoop::Batch>> RouterLoop::waitForWork()
{
    std::unique_lock lock(m_mutex);
    while (!hasWork()) {
        if (m_retryAt && !m_stopping)
            m_wake.wait_until(lock, *m_retryAt);
        else
            m_wake.wait(lock);
    }
    return std::exchange(m_ended, {});
}

bool RouterLoop::hasWork() const
{
    return !m_ended.empty() || (m_stopping && m_inFlight == 0) || mayRead();
}

bool RouterLoop::mayRead() const
{
    if (m_stopping || !m_table || m_rewind || m_inFlight >= m_options.batchesInFlight)
        return false;
    if (m_retryAt)
        return m_woken || Steady::now() >= *m_retryAt;
    return m_woken || m_more;
}

void RouterLoop::settle(const Batch &batch)
{
    --m_inFlight;
    if (!batch.committed) {
        retryLater("commit", batch.committed.error());
        m_rewind = true;
        return;
    }
    // A failed batch before this one holds the mark back; its events are read again.
    if (!m_rewind)
        m_routedUpTo = batch.events.back().commit.seq;
    tell(batch);
}

void RouterLoop::tell(const Batch &batch) const
{
    for (const RoutedEvent &routed : batch.events) {
        const RoutingCommit &commit = routed.commit;
        if (batch.refused.contains(commit.seq))
            continue;
        for (const auto &verdict : routed.verdicts) {
            qCDebug(lcRouting).noquote()
                << "event="_L1 + commit.event.toString() << "workflow="_L1 + verdict.workflow
                << "state="_L1 + eventStateName(verdict.state)
                << "us="_L1 + QString::number(verdict.evaluation.count());
            if (m_observer)
                m_observer->routed(verdict.workflow, verdict.state, commit.routedAt,
                                   verdict.evaluation);
        }
    }
}

void RouterLoop::routeNext(ReadSession &session, const RoutingTable &table)
{
    const auto events = session.takeUnrouted(m_cursor, m_options.batchEvents, m_options.batchBytes);
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
        batch->events.push_back(routeEvent(event, table, m_clock.now()));
    m_cursor = events->last().seq;
    submit(std::move(batch));
}

void RouterLoop::submit(std::shared_ptr<Batch> batch)
{
    ++m_inFlight;
    qint64 bytes = 0;
    for (const RoutedEvent &routed : batch->events)
        bytes += sizeOf(routed);
    WriteJob job;
    job.bytes = bytes;
    job.apply = [batch](WriteSession &session) { apply(*batch, session); };
    job.done = [this, batch](const Result<void> &committed) {
        // Notified under the lock: as soon as it is free, stop() may let this object end.
        const std::lock_guard lock(m_mutex);
        batch->committed = committed;
        m_ended.push_back(batch);
        m_wake.notify_one();
    };
    m_writer.submitAlways(std::move(job));
}

void RouterLoop::apply(Batch &batch, WriteSession &session)
{
    batch.refused.clear();
    for (const RoutedEvent &routed : batch.events) {
        const auto written = session.commitRouting(routed.commit);
        if (written)
            continue;
        const ErrorCode code = written.error().code;
        if (code != ErrorCode::NotFound && code != ErrorCode::Conflict
            && code != ErrorCode::Invalid)
            return; // the transaction is lost, and done() will say so
        batch.refused.insert(routed.commit.seq);
        qCWarning(lcRouting).noquote() << "event="_L1 + routed.commit.event.toString()
                                       << "not routed, error="_L1 + written.error().detail;
    }
}

void RouterLoop::retryLater(const char *what, const Error &error)
{
    qCWarning(lcRouting).noquote() << what << "failed, error="_L1 + error.detail;
    m_more = true;
    m_retryAt = Steady::now() + m_options.retryAfter;
}

} // namespace Signalbox
