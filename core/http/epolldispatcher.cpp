// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/epolldispatcher.h"

#include <QCoreApplication>
#include <QThread>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <limits>

namespace Signalbox {

using SteadyClock = std::chrono::steady_clock;

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcherV2(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_notifiers(m_epoll.get())
{
    if (m_epoll.get() < 0 || m_wake.get() < 0)
        qFatal("no descriptor left for an event dispatcher");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wake.get();
    epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_wake.get(), &event);
}

EpollDispatcher::~EpollDispatcher()
{
    // Qt ends the last visit by a lock of its own; this one ThreadSanitizer sees, too.
    const std::lock_guard lock(m_visit);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false, std::memory_order_relaxed);
    Q_EMIT awake();

    const bool woken = std::exchange(m_ownWakeUp, false);
    (void)m_woken.load(std::memory_order_acquire);
    QCoreApplication::sendPostedEvents();

    const bool notifiers = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool mayBlock = flags.testFlag(QEventLoop::WaitForMoreEvents) && !woken && !m_ownWakeUp
        && !m_interrupted.load(std::memory_order_relaxed);
    if (mayBlock)
        Q_EMIT aboutToBlock();
    if (m_interrupted.load(std::memory_order_relaxed))
        return false;

    const int timeout = mayBlock && !m_ownWakeUp ? timeoutMilliseconds() : 0;
    int handled = notifiers ? waitForAnything(timeout) : waitForWakeUp(timeout);
    if (notifiers)
        handled += m_notifiers.deliver();
    handled += m_timers.fireDue(SteadyClock::now());
    return handled > 0;
}

int EpollDispatcher::timeoutMilliseconds() const
{
    const auto deadline = m_timers.nextDeadline();
    if (!deadline)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - SteadyClock::now());
    return int(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
}

int EpollDispatcher::waitForAnything(int timeout)
{
    m_notifiers.synchronise();
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(m_epoll.get(), events.data(), int(events.size()), timeout);
    int handled = 0;
    for (int i = 0; i < count; ++i) {
        const auto &event = events[size_t(i)];
        if (event.data.fd == m_wake.get()) {
            takeWakeUp();
            ++handled;
        } else {
            m_notifiers.markReady(event.data.fd, event.events);
        }
    }
    return handled;
}

int EpollDispatcher::waitForWakeUp(int timeout)
{
    pollfd wake{m_wake.get(), POLLIN, 0};
    if (poll(&wake, 1, timeout) <= 0)
        return 0;
    takeWakeUp();
    return 1;
}

void EpollDispatcher::takeWakeUp()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_wake.get(), &count, sizeof count);
    // After the read: the other way round it could swallow a wake-up that comes in between.
    m_woken.exchange(false, std::memory_order_acq_rel);
}

void EpollDispatcher::wakeUp()
{
    if (thread()->isCurrentThread()) {
        m_ownWakeUp = true;
        return;
    }
    const std::lock_guard lock(m_visit);
    wakeUpFromOutside();
}

void EpollDispatcher::wakeUpFromOutside()
{
    if (m_woken.exchange(true, std::memory_order_acq_rel))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake.get(), &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    const std::lock_guard lock(m_visit);
    m_interrupted.store(true, std::memory_order_relaxed);
    wakeUpFromOutside();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    m_notifiers.add(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    m_notifiers.remove(notifier);
}

void EpollDispatcher::registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType timerType,
                                    QObject *object)
{
    m_timers.add(timerId, interval, timerType, object, SteadyClock::now());
}

bool EpollDispatcher::unregisterTimer(Qt::TimerId timerId)
{
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfoV2> EpollDispatcher::timersForObject(QObject *object) const
{
    return m_timers.timersFor(object);
}

QAbstractEventDispatcher::Duration EpollDispatcher::remainingTime(Qt::TimerId timerId) const
{
    return m_timers.remaining(timerId, SteadyClock::now()).value_or(Duration::min());
}

} // namespace Signalbox
