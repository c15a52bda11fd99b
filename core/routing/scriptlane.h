// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routingtable.h"
#include "core/store/store.h"
#include "core/workflow/evaluation.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace Signalbox {

class ScriptRunner;
class StoredHolds;

/// What the script of a held event led to.
struct FinishedScript
{
    qint64 continuation = 0;
    NodeQueue queue; ///< of the continuation
    NodeResult result;
};

/// Runs the scripts of held events on threads of their own, so that they delay nothing else. The
/// events of one node go one after another, in the order in which they came to it; nodes take
/// turns, and those whose scripts are slow leave one thread to the others. What a script led to is
/// handed over and committed by others: until they say so, nothing more of that node runs. Whatever
/// was not committed runs again, also after a crash.
class ScriptLane final
{
    Q_DISABLE_COPY_MOVE(ScriptLane)

public:
    static constexpr const char *kind = "script"; ///< of the continuations

    /// Called on the lane's threads with some of one node, in order.
    using Hand = std::function<void(std::vector<FinishedScript>)>;

    /// \a store must outlive it.
    ScriptLane(Store &store, int threads, Hand hand);
    ~ScriptLane();

    /// Errors: those of the store's read sessions.
    Result<void> start();
    /// Interrupts what runs, and waits for it. What was not handed over is not lost: see above.
    void stop();

    // From any thread.
    /// What runs by \a table; what a disabled workflow holds waits.
    void setWorkflows(std::shared_ptr<const RoutingTable> table);
    /// Something is held in \a queue, committed.
    void note(const NodeQueue &queue);
    /// What was handed over of \a queue is committed, or is not going to be. What is in \a refused
    /// is not run again.
    void settled(const NodeQueue &queue, const QSet<qint64> &refused = {});

private:
    using Steady = std::chrono::steady_clock;

    struct Queue
    {
        bool waits = true; ///< something may be there
        bool busy = false; ///< it runs, or is not settled
        bool running = false;
        std::optional<Steady::time_point> notBefore; ///< the store could not be read
    };

    struct Worker
    {
        std::thread thread;
        std::unique_ptr<ScriptRunner> runner;
    };

    void run(ScriptRunner &runner, std::promise<Result<void>> opened);
    std::optional<NodeQueue> next();
    bool mayRun(const NodeQueue &name, const Queue &queue) const;
    bool leavesAThread(const NodeQueue &name) const;
    std::optional<NodeQueue> choose();
    /// False when the store could not be read.
    bool runSome(const NodeQueue &queue, StoredHolds &holds, ScriptRunner &runner);
    NodeResult runOne(const Continuation &held, StoredHolds &holds, ScriptRunner &runner,
                      Result<void> &read);
    void noteSpeed(const NodeQueue &queue, bool slow);
    void idle(const NodeQueue &queue, bool readFailed);
    bool isStopping();

    Store &m_store;
    const int m_threads;
    const Hand m_hand;
    std::vector<Worker> m_workers;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::shared_ptr<const RoutingTable> m_table;
    QHash<NodeQueue, Queue> m_queues; ///< those in which something may be
    QSet<NodeQueue> m_slow; ///< with a script that took long when it last ran
    QSet<qint64> m_refused; ///< continuations
    quint64 m_turn = 0; ///< so that the queues take turns
    bool m_stopping = false;
};

} // namespace Signalbox
