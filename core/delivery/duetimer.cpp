// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/duetimer.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>

namespace Signalbox {

DueTimer::DueTimer()
    : m_descriptor(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
}

DueTimer::~DueTimer()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void DueTimer::arm(std::optional<Microseconds> wait)
{
    if (!wait && !m_armed)
        return;
    itimerspec at{};
    if (wait) {
        const auto now = SystemClock().now().time_since_epoch();
        const auto us = std::max<qint64>(1, (now + std::max(*wait, Microseconds(0))).count());
        at.it_value.tv_sec = us / 1'000'000;
        at.it_value.tv_nsec = us % 1'000'000 * 1000;
    }
    timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, nullptr);
    m_armed = wait.has_value();
}

} // namespace Signalbox
