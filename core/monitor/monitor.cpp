// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/monitor.h"

namespace Signalbox {

void BoundedHistogram::record(qint64 microseconds)
{
    size_t bucket = 0;
    while (bucket < bounds.size() && microseconds > bounds[bucket])
        ++bucket;
    ++counts[bucket];
    sum += microseconds;
}

Monitor::Monitor() = default;

SourceTotals &Monitor::totalsOf(const QString &source, bool known)
{
    auto &sources = m_totals.sources;
    const bool own = known && (sources.size() < mostSources || sources.contains(source));
    return sources[own ? source : QString()];
}

void Monitor::ingested(const QString &source, IngestStatus status, qint64 bytes,
                       Timestamp receivedAt, Microseconds latency)
{
    const std::lock_guard lock(m_mutex);
    auto &counts = m_series.bucket(receivedAt).counts;
    auto &totals = totalsOf(source, true);
    ++counts.arrivals;
    switch (status) {
    case IngestStatus::Accepted:
        ++counts.accepted;
        ++totals.accepted;
        break;
    case IngestStatus::Duplicate:
        ++counts.duplicates;
        ++totals.duplicates;
        break;
    case IngestStatus::Conflict:
        ++counts.rejected;
        ++totals.conflicts;
        break;
    case IngestStatus::Replayed:
        ++counts.rejected;
        ++totals.replayed;
        break;
    }
    totals.bytes += bytes;
    totals.lastArrival = receivedAt;
    m_totals.acknowledgement.record(latency.count());
}

void Monitor::warned(const QString &source, Timestamp)
{
    const std::lock_guard lock(m_mutex);
    ++totalsOf(source, true).warned;
}

void Monitor::rejected(const QString &source, RejectionCause cause, Timestamp at)
{
    const std::lock_guard lock(m_mutex);
    auto &counts = m_series.bucket(at).counts;
    ++counts.arrivals;
    ++counts.rejected;
    ++totalsOf(source, cause != RejectionCause::UnknownSource).rejected[cause];
}

void Monitor::overloaded(const QString &source, Timestamp at)
{
    const std::lock_guard lock(m_mutex);
    ++m_series.bucket(at).counts.arrivals;
    ++totalsOf(source, true).overloaded;
}

void Monitor::routed(const QString &workflow, EventState, Timestamp, Microseconds evaluation)
{
    const std::lock_guard lock(m_mutex);
    ++m_totals.routedByWorkflow[workflow];
    m_totals.evaluation.record(evaluation.count());
}

void Monitor::attempted(const QString &destination, const Attempt &attempt, DeliveryStatus after,
                        Timestamp eventReceivedAt)
{
    const auto ended = attempt.startedAt + Microseconds(std::max<qint64>(attempt.timings.total, 0));
    const std::lock_guard lock(m_mutex);
    auto &bucket = m_series.bucket(ended);
    auto &totals = m_totals.destinations[destination];
    ++bucket.counts.attempts;
    if (attempt.number > 1)
        ++bucket.counts.retries;
    if (attempt.outcome != AttemptOutcome::Success)
        ++bucket.counts.failures;
    ++totals.attempts[attempt.outcome];
    m_totals.attempt.record(attempt.timings.total);
    if (after == DeliveryStatus::Succeeded) {
        const auto endToEnd = (ended - eventReceivedAt).count();
        bucket.endToEnd.record(endToEnd);
        m_totals.endToEnd.record(endToEnd);
        ++totals.succeeded;
        totals.lastSuccess = ended;
    } else if (after == DeliveryStatus::Dead) {
        ++bucket.counts.dead;
        ++totals.dead;
    }
}

MonitorSeries Monitor::series(Timestamp now, int buckets, int bucketSeconds) const
{
    const std::lock_guard lock(m_mutex);
    return m_series.series(now, buckets, bucketSeconds);
}

MonitorTotals Monitor::totals() const
{
    const std::lock_guard lock(m_mutex);
    auto totals = m_totals;
    // Copied here: Qt's containers would share what is counted on with whoever asks.
    for (auto &source : totals.sources)
        source.rejected.detach();
    for (auto &destination : totals.destinations)
        destination.attempts.detach();
    totals.routedByWorkflow.detach();
    return totals;
}

} // namespace Signalbox
