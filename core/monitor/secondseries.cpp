// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/secondseries.h"

#include <algorithm>

namespace Signalbox {
namespace {

qint64 secondOf(Timestamp at)
{
    return toMicroseconds(at) / 1'000'000;
}

void addCounts(MonitorPoint &point, const MonitorPoint &counts)
{
    point.arrivals += counts.arrivals;
    point.accepted += counts.accepted;
    point.duplicates += counts.duplicates;
    point.rejected += counts.rejected;
    point.attempts += counts.attempts;
    point.retries += counts.retries;
    point.failures += counts.failures;
    point.dead += counts.dead;
}

double milliseconds(qint64 microseconds)
{
    return double(microseconds) / 1000;
}

} // namespace

SecondSeries::SecondSeries(int seconds)
    : m_ring(size_t(seconds))
{
}

SecondBucket &SecondSeries::bucket(Timestamp at)
{
    const auto second = secondOf(at);
    auto &bucket = m_ring[size_t(second % qint64(m_ring.size()))];
    if (bucket.second < second) {
        bucket = {};
        bucket.second = second;
    }
    return bucket;
}

const SecondBucket *SecondSeries::find(qint64 second) const
{
    if (second < 0)
        return nullptr;
    const auto &bucket = m_ring[size_t(second % qint64(m_ring.size()))];
    return bucket.second == second ? &bucket : nullptr;
}

MonitorSeries SecondSeries::series(Timestamp now, int buckets, int bucketSeconds) const
{
    bucketSeconds = std::clamp(bucketSeconds, 1, int(m_ring.size()));
    buckets = std::clamp(buckets, 1, int(m_ring.size()) / bucketSeconds);
    MonitorSeries series{bucketSeconds, {}};
    series.points.reserve(buckets);
    const auto end = (secondOf(now) / bucketSeconds + 1) * bucketSeconds;
    for (auto start = end - qint64(buckets) * bucketSeconds; start < end; start += bucketSeconds) {
        MonitorPoint point;
        Histogram endToEnd;
        for (auto second = start; second < start + bucketSeconds; ++second) {
            if (const auto *bucket = find(second)) {
                addCounts(point, bucket->counts);
                endToEnd.add(bucket->endToEnd);
            }
        }
        point.at = fromMicroseconds(start * 1'000'000);
        point.p50 = milliseconds(endToEnd.quantile(0.5));
        point.p95 = milliseconds(endToEnd.quantile(0.95));
        point.p99 = milliseconds(endToEnd.quantile(0.99));
        point.delivered = endToEnd.count();
        series.points.append(point);
    }
    return series;
}

} // namespace Signalbox
