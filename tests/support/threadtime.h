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

/// How much longer a limit of time is in this build.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 slowness = 5;
#else
constexpr qint64 slowness = 1;
#endif

} // namespace Signalbox
