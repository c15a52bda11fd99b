// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/shadow.h"
#include "core/routing/backtestresults.h"
#include "core/routing/comparison.h"

#include <QSet>

#include <condition_variable>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

namespace Signalbox {

/// What shadows what.
struct ShadowPlan
{
    QString workflow;
    Graph graph; ///< of the draft
    Revisions revisions;
};

/// A shadow on a thread of low priority: compares both revisions over the events that it is given,
/// from its start on, as a backtest does; what nodes hold or remember is its own. Whoever gives it
/// events never waits for it: what waits is bounded, and what does not fit is only counted. It also
/// gets them back, to free what it has allocated: two threads at the same heap would slow it. Time
/// is that of the events, and while none come the clock's, a little behind, so that events that are
/// on their way still come in order. Functions are thread-safe.
class ShadowJob final
{
    Q_DISABLE_COPY_MOVE(ShadowJob)

public:
    static constexpr qint64 maxWaiting = 8192; ///< events that it has not got to
    static constexpr qint64 maxWaitingBytes = 16LL * 1024 * 1024; ///< of their requests
    static constexpr std::chrono::seconds behind{1}; ///< the clock

    /// Begins at once. \a clock must outlive this object. \a changed is called when something was
    /// found or it has ended, on any thread, until the destructor returns; it must be quick.
    ShadowJob(ShadowPlan plan, const Clock &clock, std::function<void()> changed);
    ~ShadowJob(); ///< ends it, and waits

    /// Puts those that either revision takes aside for the thread.
    void routed(const QList<Event> &events);
    /// Compares nothing more, soon. \a revision is the published one then. Of several calls the
    /// first counts.
    void end(ShadowEnd end, int revision = 0);
    /// The same, as Stopped, and waits until nothing more is compared.
    void stop();
    bool isRunning() const;
    ShadowStatus status() const;
    BacktestPage differences(const ShadowQuery &query) const
    {
        return m_results.page(query.after, query.limit);
    }

private:
    void run();
    std::optional<std::deque<Event>> take();
    Result<void> compare(std::deque<Event> events);
    void giveBack(std::vector<Event> &done);
    void end(ShadowEnd end, int revision, const QString &error);

    const ShadowPlan m_plan;
    const Clock &m_clock;
    const std::function<void()> m_changed;
    const Timestamp m_startedAt;
    QSet<QString> m_sources; ///< of either revision
    BacktestResults m_results;
    std::atomic<bool> m_cancelled = false;
    std::atomic<qint64> m_waiting = 0; ///< events that the thread has not got to
    std::atomic<qint64> m_waitingBytes = 0; ///< also of those that are not freed yet

    std::mutex m_doneMutex; ///< guards what follows
    std::vector<Event> m_done; ///< for whoever gave them

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::unique_ptr<Comparison> m_comparison; ///< the thread's; others only interrupt it
    std::deque<Event> m_queue;
    qint64 m_received = 0;
    qint64 m_notCompared = 0;
    std::optional<ShadowEnd> m_end;
    int m_endRevision = 0;
    QString m_error;
    std::optional<Timestamp> m_endedAt;
    bool m_over = false; ///< the thread does nothing more
    std::thread m_thread;
};

} // namespace Signalbox
