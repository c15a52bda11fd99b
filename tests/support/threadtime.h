// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <ctime>

namespace Signalbox {

/// Processor time that this thread has taken so far, in microseconds: what a figure costs, whoever
/// else is at work on the machine.
inline qint64 threadMicroseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000;
}

} // namespace Signalbox
