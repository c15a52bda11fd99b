// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <chrono>
#include <vector>

namespace Signalbox {

/// Middle value; of an even count the mean of the middle two. 0 for none.
double median(QList<double> values);

/// In milliseconds; \a latencies are sorted by it.
struct Percentiles
{
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double worst = 0;

    static Percentiles of(std::vector<std::chrono::nanoseconds> &latencies);
};

} // namespace Signalbox
