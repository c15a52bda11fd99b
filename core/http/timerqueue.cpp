// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/timerqueue.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <vector>

namespace Signalbox {
namespace {

TimerQueue::Time later(TimerQueue::Time now, TimerQueue::Duration interval)
{
    const auto room = TimerQueue::Time::max() - now;
    return interval < room ? now + interval : TimerQueue::Time::max();
}

} // namespace

void TimerQueue::schedule(Qt::TimerId id, Timer &timer, Time deadline)
{
    timer.deadline = deadline;
    timer.turn = ++m_serial;
    m_order.insert(keyOf(id, timer));
}

void TimerQueue::add(Qt::TimerId id, Duration interval, Qt::TimerType type, QObject *object,
                     Time now)
{
    remove(id);
    Timer &timer = m_timers[id];
    timer.interval = std::max(interval, Duration::zero());
    timer.type = type;
    timer.object = object;
    timer.registration = ++m_serial;
    schedule(id, timer, later(now, timer.interval));
}

bool TimerQueue::remove(Qt::TimerId id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_order.erase(keyOf(id, found->second));
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(QObject *object)
{
    return std::erase_if(m_timers,
                         [&](const auto &entry) {
                             if (entry.second.object != object)
                                 return false;
                             m_order.erase(keyOf(entry.first, entry.second));
                             return true;
                         })
        > 0;
}

QList<QAbstractEventDispatcher::TimerInfoV2> TimerQueue::timersFor(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfoV2> timers;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            timers.append({timer.interval, id, timer.type});
    }
    return timers;
}

std::optional<TimerQueue::Duration> TimerQueue::remaining(Qt::TimerId id, Time now) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return {};
    return std::max<Duration>(found->second.deadline - now, Duration::zero());
}

std::optional<TimerQueue::Time> TimerQueue::nextDeadline() const
{
    for (const auto &[deadline, turn, id] : m_order) {
        if (!m_timers.at(id).delivering)
            return deadline;
    }
    return {};
}

int TimerQueue::fireDue(Time now)
{
    std::vector<std::pair<Qt::TimerId, quint64>> due;
    for (const auto &[deadline, turn, id] : m_order) {
        if (deadline > now)
            break;
        due.emplace_back(id, m_timers.at(id).registration);
    }

    int fired = 0;
    for (const auto &[id, registration] : due) {
        auto found = m_timers.find(id);
        if (found == m_timers.end() || found->second.registration != registration)
            continue;
        Timer &timer = found->second;
        if (timer.delivering || timer.deadline > now)
            continue;
        m_order.erase(keyOf(id, timer));
        const auto missed =
            timer.interval.count() > 0 ? (now - timer.deadline) / timer.interval : 0;
        schedule(id, timer,
                 timer.interval.count() > 0 ? later(timer.deadline, timer.interval * (missed + 1))
                                            : now);
        timer.delivering = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer.object, &event);
        ++fired;
        found = m_timers.find(id);
        if (found != m_timers.end() && found->second.registration == registration)
            found->second.delivering = false;
    }
    return fired;
}

} // namespace Signalbox
