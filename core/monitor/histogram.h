// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <array>

namespace Signalbox {

/// Counts durations in log-linear buckets: exact below 8 us, then eight buckets to each doubling,
/// so that a quantile is at most 12.5% too high. Holds up to 2^36 us (19 hours); longer ones count
/// there. A plain value, about 1 KiB; not thread-safe.
class Histogram
{
public:
    void record(qint64 microseconds);
    void add(const Histogram &other);
    void clear() { *this = {}; }

    qint64 count() const { return m_count; }

    /// Upper bound in microseconds of the bucket that holds the \a q-quantile (0 to 1); 0 if empty.
    qint64 quantile(double q) const;

private:
    static constexpr int octaves = 34;
    static constexpr int bucketCount = 8 + octaves * 8;

    static int bucketOf(qint64 microseconds);
    static qint64 upperBound(int bucket);

    std::array<quint32, bucketCount> m_buckets{};
    qint64 m_count = 0;
};

} // namespace Signalbox
