// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Signalbox {

int Histogram::bucketOf(qint64 microseconds)
{
    const auto value = quint64(std::max<qint64>(microseconds, 0));
    if (value < 8)
        return int(value);
    const int octave = std::bit_width(value) - 4; // 8..15 is octave 0
    if (octave >= octaves)
        return bucketCount - 1;
    return 8 + octave * 8 + int((value >> octave) & 7);
}

qint64 Histogram::upperBound(int bucket)
{
    if (bucket < 8)
        return bucket;
    const int octave = (bucket - 8) / 8;
    const int step = (bucket - 8) % 8;
    return ((qint64(8 + step) + 1) << octave) - 1;
}

void Histogram::record(qint64 microseconds)
{
    ++m_buckets[size_t(bucketOf(microseconds))];
    ++m_count;
}

void Histogram::add(const Histogram &other)
{
    for (size_t i = 0; i < m_buckets.size(); ++i)
        m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
}

qint64 Histogram::quantile(double q) const
{
    if (m_count == 0)
        return 0;
    const auto rank = std::clamp<qint64>(qint64(std::ceil(q * double(m_count))), 1, m_count);
    qint64 seen = 0;
    for (int bucket = 0; bucket < bucketCount; ++bucket) {
        seen += m_buckets[size_t(bucket)];
        if (seen >= rank)
            return upperBound(bucket);
    }
    return upperBound(bucketCount - 1);
}

} // namespace Signalbox
