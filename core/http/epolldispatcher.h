// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/notifiertable.h"
#include "core/http/ownedfd.h"
#include "core/http/timerqueue.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <mutex>

namespace Signalbox {

/// An event dispatcher over epoll: waking costs what is ready, not what is open (Qt's own polls
/// every descriptor at each wake). For QThread::setEventDispatcher(). Handles posted events, socket
/// notifiers and timers (exact, rounded up to the next millisecond, whatever their type); an idle
/// thread does not wake. wakeUp() and interrupt() are thread-safe and are release operations, so
/// that ThreadSanitizer sees what was posted before them; all else belongs to the thread it runs.
class EpollDispatcher final : public QAbstractEventDispatcherV2
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EpollDispatcher)

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(Qt::TimerId timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfoV2> timersForObject(QObject *object) const override;
    Duration remainingTime(Qt::TimerId timerId) const override;

    void wakeUp() override;
    void interrupt() override;

private:
    int timeoutMilliseconds() const;
    int waitForAnything(int timeout);
    int waitForWakeUp(int timeout);
    void takeWakeUp();
    void wakeUpFromOutside();

    OwnedFd m_epoll;
    OwnedFd m_wake; ///< eventfd
    NotifierTable m_notifiers;
    TimerQueue m_timers;
    std::atomic<bool> m_interrupted = false;
    std::atomic<bool> m_woken = false; ///< m_wake is readable, or about to be
    std::mutex m_visit; ///< held by another thread while it is in here
    bool m_ownWakeUp = false; ///< asked by this thread itself: no need to write to m_wake
};

} // namespace Signalbox
