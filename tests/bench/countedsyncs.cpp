// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/countedsyncs.h"

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

static std::atomic<qint64> calls = 0;

/// Stands before libc's for the whole process.
extern "C" int fdatasync(int file)
{
    calls.fetch_add(1, std::memory_order_relaxed);
    return int(syscall(SYS_fdatasync, file));
}

qint64 Signalbox::CountedSyncs::count()
{
    return calls.load(std::memory_order_relaxed);
}
