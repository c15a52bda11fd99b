// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptclock.h"

#include <ctime>
#include <sys/time.h>

namespace Signalbox::ScriptClock {

namespace {

constinit thread_local qint64 currentMicroseconds = 0;
constinit thread_local bool asked = false;

} // namespace

void set(Timestamp now)
{
    currentMicroseconds = toMicroseconds(now);
    asked = false;
}

bool wasAsked()
{
    return asked;
}

extern "C" int signalbox_script_gettimeofday(timeval *time, void *)
{
    constexpr qint64 second = 1'000'000;
    time->tv_sec = currentMicroseconds / second;
    time->tv_usec = currentMicroseconds % second;
    asked = true;
    return 0;
}

/// QuickJS reads nothing but the offset.
extern "C" tm *signalbox_script_localtime_r(const time_t *, tm *result)
{
    *result = {};
    return result;
}

} // namespace Signalbox::ScriptClock
