// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <time.h>

#include <algorithm>
#include <limits>

/// Nanoseconds of processor time that the calling thread has used.
inline double threadNanoseconds()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e9 + double(used.tv_nsec);
}

/// Microseconds of processor time that one call of \a work takes: the best of 20 runs of \a calls,
/// so that what else the machine does counts little.
template <typename Work>
double bestMicroseconds(int calls, Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < 20; ++run) {
        const double start = threadNanoseconds();
        for (int call = 0; call < calls; ++call)
            work();
        best = std::min(best, (threadNanoseconds() - start) / calls / 1000);
    }
    return best;
}
