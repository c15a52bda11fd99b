// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/suspensionwatch.h"

#include "core/domain/outage.h"

#include <QSocketNotifier>

#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <limits>

namespace Signalbox {

namespace {

Microseconds read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::duration_cast<Microseconds>(std::chrono::seconds(time.tv_sec)
                                                    + std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

Microseconds SuspensionWatch::suspendedSinceBoot()
{
    return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC);
}

SuspensionWatch::SuspensionWatch(Suspended suspended, QObject *parent)
    : QObject(parent)
    , m_suspended(std::move(suspended))
    , m_before(m_suspended())
    , m_timer(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    if (m_timer < 0)
        return;
    m_notifier = new QSocketNotifier(m_timer, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        arm();
        check();
    });
    arm();
}

SuspensionWatch::~SuspensionWatch()
{
    delete m_notifier; // before its descriptor goes
    if (m_timer >= 0)
        close(m_timer);
}

void SuspensionWatch::arm()
{
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<int>::max();
    timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
}

void SuspensionWatch::check()
{
    const auto suspended = m_suspended();
    const auto duration = suspended - std::exchange(m_before, suspended);
    if (duration >= shortestOutage)
        Q_EMIT slept(duration);
}

} // namespace Signalbox
