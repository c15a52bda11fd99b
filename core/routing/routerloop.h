// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routeevent.h"
#include "core/routing/router.h"

#include <QSet>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace Signalbox {

/// The router's thread and what it shares with others. The store, writer, clock and observer are
/// used as Router says.
class RouterLoop
{
    Q_DISABLE_COPY_MOVE(RouterLoop)

public:
    RouterLoop(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
               const RouterOptions &options);

    Result<void> start();
    void stop();

    // From any thread.
    void setWorkflows(std::shared_ptr<const RoutingTable> table);
    void wake();
    qint64 routedUpTo() const { return m_routedUpTo; }

private:
    using Steady = std::chrono::steady_clock;

    /// Filled on the router's thread, then on the writer's, then read on the router's again.
    struct Batch
    {
        std::vector<RoutedEvent> events;
        QSet<qint64> refused; ///< seqs that the store did not take
        Result<void> committed;
    };

    void run(std::promise<Result<void>> opened);
    std::vector<std::shared_ptr<Batch>> waitForWork();
    bool hasWork() const;
    bool mayRead() const;

    void settle(const Batch &batch);
    void tell(const Batch &batch) const;
    void routeNext(ReadSession &session, const RoutingTable &table);
    void submit(std::shared_ptr<Batch> batch);
    static void apply(Batch &batch, WriteSession &session);
    void retryLater(const char *what, const Error &error);

    Store &m_store;
    Writer &m_writer;
    const Clock &m_clock;
    PipelineObserver *m_observer;
    const RouterOptions m_options;
    std::thread m_thread;
    std::atomic<qint64> m_routedUpTo = 0;

    // The router's thread alone.
    qint64 m_cursor = 0; ///< what is above has not been read
    bool m_rewind = false; ///< a commit failed: read again once the others have ended
    bool m_more = true; ///< the last read found something
    int m_inFlight = 0;
    std::optional<Steady::time_point> m_retryAt;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::shared_ptr<const RoutingTable> m_table;
    std::vector<std::shared_ptr<Batch>> m_ended;
    bool m_woken = false;
    bool m_stopping = false;
};

} // namespace Signalbox
