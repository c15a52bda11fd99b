// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"

#include <algorithm>

namespace Signalbox {

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Percentiles Percentiles::of(std::vector<std::chrono::nanoseconds> &latencies)
{
    if (latencies.empty())
        return {};
    std::ranges::sort(latencies);
    const auto at = [&](double share) {
        const auto index = std::min(latencies.size() - 1, size_t(share * double(latencies.size())));
        return double(latencies[index].count()) / 1e6;
    };
    return {at(0.5), at(0.95), at(0.99), at(1)};
}

} // namespace Signalbox
