// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

/// Microseconds that one call of \a work takes: the best of 20 runs of \a calls, so that what else
/// the machine does counts little.
template <typename Work>
double bestMicroseconds(int calls, Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < 20; ++run) {
        QElapsedTimer timer;
        timer.start();
        for (int call = 0; call < calls; ++call)
            work();
        best = std::min(best, double(timer.nsecsElapsed()) / calls / 1000);
    }
    return best;
}
