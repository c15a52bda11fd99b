// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/monitor.h"
#include "core/monitor/histogram.h"

#include <vector>

namespace Signalbox {

/// What happened in one second.
struct SecondBucket
{
    qint64 second = 0; ///< since the epoch
    MonitorPoint counts; ///< at and percentiles unused
    Histogram endToEnd; ///< received to delivered
};

/// The last \a seconds of a station's life, one bucket a second, in a ring that never grows.
/// Buckets come into being when something happens: nothing ticks. Not thread-safe.
class SecondSeries
{
public:
    explicit SecondSeries(int seconds);

    /// The bucket of \a at, emptied if it held an older second. A time older than the ring's reach
    /// counts into the oldest possible place and is forgotten with it.
    SecondBucket &bucket(Timestamp at);

    /// \a buckets points of \a bucketSeconds each; the last one holds \a now.
    MonitorSeries series(Timestamp now, int buckets, int bucketSeconds) const;

private:
    const SecondBucket *find(qint64 second) const;

    std::vector<SecondBucket> m_ring;
};

} // namespace Signalbox
