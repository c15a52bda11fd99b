// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/duecalendar.h"
#include "core/routing/leavingholds.h"
#include "core/routing/router.h"
#include "core/routing/routermemories.h"
#include "core/routing/routingbatch.h"
#include "core/routing/scriptlane.h"
#include "core/routing/storedholds.h"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace Signalbox {

class RoutedListener;

/// The router's thread and what it shares with others. The store, writer, clock and observer are
/// used as Router says.
/// New events are evaluated ahead of the commits, batch upon batch. Held events are taken up only
/// when nothing is on its way, so that what the store says of them is the whole truth; while some
/// are due both take turns.
class RouterLoop
{
    Q_DISABLE_COPY_MOVE(RouterLoop)

public:
    RouterLoop(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
               const RouterOptions &options);

    void setListener(RoutedListener *listener) { m_listener = listener; } ///< before start()
    Result<void> start();
    void stop();

    // From any thread.
    void setWorkflows(std::shared_ptr<const RoutingTable> table);
    void wake();
    qint64 routedUpTo() const { return m_routedUpTo; }

private:
    using Steady = std::chrono::steady_clock;
    using Batch = RoutingBatch;
    enum class Work : quint8 { None, Rewind, TakeUp, Leave, Finish, Read };

    /// What the router's thread reads by.
    struct Reading
    {
        ReadSession &session;
        RouterMemories memories;
        StoredHolds &holds;
        LeavingHolds leaving;
    };

    void run(std::promise<Result<void>> opened);
    std::vector<std::shared_ptr<Batch>> waitForWork();
    void sleep(std::unique_lock<std::mutex> &lock);
    bool hasWork() const;
    Work nextWork() const;

    void settle(const Batch &batch, Reading &reading);
    void tellListener(const Batch &batch);
    void rewind(Reading &reading);
    void routeNext(Reading &reading, const RoutingTable &table);
    void takeUpNext(Reading &reading, const RoutingTable &table);
    void letGo(Reading &reading, const RoutingTable &table);
    bool hasLeaving() const;
    void finishScripts(Reading &reading);
    void noteScripts(const Batch &batch);
    void submit(std::shared_ptr<Batch> batch, Reading &reading);
    void noteDue(const RoutedEvent &routed);
    void retryLater(const char *what, const Error &error);

    Store &m_store;
    Writer &m_writer;
    const Clock &m_clock;
    PipelineObserver *m_observer;
    RoutedListener *m_listener = nullptr;
    const RouterOptions m_options;
    std::thread m_thread;
    std::atomic<qint64> m_routedUpTo = 0;
    std::atomic<bool> m_broken = false; ///< a commit failed: those behind it must not be written

    // The router's thread alone.
    qint64 m_cursor = 0; ///< what is above has not been read
    bool m_rewind = false; ///< a commit failed: read again once the others have ended
    bool m_more = true; ///< the last read found something
    bool m_eventsTurn = false; ///< new events before held ones
    bool m_dueTurn = false; ///< due ones before those whose scripts have run
    bool m_leaveTurn = false; ///< those of removed workflows before due ones
    DueCalendar m_due;
    QSet<qint64> m_stuck; ///< continuations that the store did not let be taken up
    int m_inFlight = 0;
    std::optional<Steady::time_point> m_retryAt;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::shared_ptr<const RoutingTable> m_table;
    std::vector<std::shared_ptr<Batch>> m_ended;
    std::vector<FinishedScript> m_finished;
    bool m_leave = false; ///< removed workflows may hold something
    bool m_woken = false;
    bool m_stopping = false;

    ScriptLane m_lane;
};

} // namespace Signalbox
