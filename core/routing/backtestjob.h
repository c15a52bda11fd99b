// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/backtestpages.h"
#include "core/routing/backtestresults.h"
#include "core/routing/comparison.h"
#include "core/store/store.h"
#include "core/support/cancellation.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace Signalbox {

class OneByOne;

/// What is compared with what, over which events.
struct BacktestPlan
{
    QString workflow;
    Revisions revisions;
    EventFilter filter;
};

/// A backtest on two threads of low priority, which end with it. Reads the store by pages, each in
/// a short snapshot of its own; what it holds in memory is bounded (see OneSide), and it fails when
/// that is not enough. Graphs without memory are run by both threads, a range of events at a time;
/// the others in the order of arrival by one, while the other one reads. Functions are thread-safe.
class BacktestJob final
{
    Q_DISABLE_COPY_MOVE(BacktestJob)

public:
    /// Begins at once. \a store must outlive this object.
    BacktestJob(Store &store, BacktestPlan plan, Timestamp now);
    ~BacktestJob(); ///< cancels, and waits

    const BacktestId &id() const { return m_id; }
    BacktestStatus status() const;
    BacktestPage differences(const BacktestQuery &query) const
    {
        return m_results.page(query.after, query.limit);
    }
    void cancel() { m_cancelled.stop(); } ///< also the scripts that run
    bool isRunning() const { return m_running > 0; }

private:
    using Steady = std::chrono::steady_clock;

    void run(Result<void> (BacktestJob::*work)(ReadSession &session));
    Result<void> runRanges(ReadSession &session);
    Result<void> runRange(ReadSession &session, qint64 from, qint64 end, OneByOne &comparison);
    Result<void> readPages(ReadSession &session);
    Result<void> runInOrder(ReadSession &session);
    Result<void> findBounds(ReadSession &session);
    void fail(const Error &error);

    Store &m_store;
    const BacktestPlan m_plan;
    const BacktestId m_id;
    const Timestamp m_startedAt;
    const Steady::time_point m_began = Steady::now();
    const bool m_inOrder;
    BacktestResults m_results;
    BacktestPages m_pages; ///< only in order
    Cancellation m_cancelled;
    std::atomic<int> m_running = 2;
    std::atomic<qint64> m_passed = 0; ///< seqs that are done
    std::atomic<qint64> m_claimed = 0; ///< where the next range begins; without order

    mutable std::mutex m_mutex; ///< guards what follows
    bool m_bounded = false; ///< both are known
    qint64 m_first = 1;
    qint64 m_end = 1;
    std::optional<Error> m_error;
    std::optional<Steady::duration> m_took;
    std::vector<std::thread> m_threads;
};

} // namespace Signalbox
