// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace Signalbox {

/// The timers of one thread, sorted by deadline: the bookkeeping half of EpollDispatcher. All types
/// of timers are kept exactly; none fires before its deadline.
class TimerQueue final
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = QAbstractEventDispatcher::Duration;

    void add(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object, Time now);
    bool remove(Qt::TimerId id);
    bool removeAll(QObject *object);

    QList<QAbstractEventDispatcher::TimerInfoV2> timersFor(QObject *object) const;

    /// Zero when overdue, nothing for an unknown timer.
    std::optional<Duration> remaining(Qt::TimerId id, Time now) const;

    /// When the queue wants to be asked again; a timer whose event is being delivered does not
    /// count.
    std::optional<Time> nextDeadline() const;

    /// Sends a QTimerEvent for each timer that was due at \a now, at most one each, and returns how
    /// many. Timers may be removed and added, and this may be called again, while it runs.
    int fireDue(Time now);

private:
    struct Timer
    {
        Duration interval{};
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Time deadline{};
        quint64 registration = 0; ///< tells a timer from an earlier one with the same id
        quint64 turn = 0; ///< order among equal deadlines
        bool delivering = false;
    };
    using Key = std::tuple<Time, quint64, Qt::TimerId>;

    static Key keyOf(Qt::TimerId id, const Timer &timer)
    {
        return {timer.deadline, timer.turn, id};
    }
    void schedule(Qt::TimerId id, Timer &timer, Time deadline);

    std::unordered_map<Qt::TimerId, Timer> m_timers;
    std::set<Key> m_order;
    quint64 m_serial = 0;
};

} // namespace Signalbox
