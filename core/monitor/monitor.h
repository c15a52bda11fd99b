// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/monitor.h"
#include "core/domain/observer.h"
#include "core/monitor/flowcounters.h"
#include "core/monitor/secondseries.h"

#include <QHash>

#include <array>
#include <mutex>

namespace Signalbox {

/// A Prometheus histogram: cumulative counts below fixed bounds. In microseconds.
struct BoundedHistogram
{
    static constexpr std::array<qint64, 14> bounds{
        500,     1'000,   2'500,   5'000,     10'000,    25'000,     50'000,
        100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000, 60'000'000};
    std::array<qint64, bounds.size() + 1> counts{}; ///< per bucket, the last is +Inf
    qint64 sum = 0;

    void record(qint64 microseconds);
};

struct SourceTotals
{
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 conflicts = 0;
    qint64 replayed = 0;
    qint64 warned = 0; ///< of the accepted
    qint64 overloaded = 0;
    QHash<RejectionCause, qint64> rejected;
    qint64 bytes = 0;
    std::optional<Timestamp> lastArrival;
};

struct DestinationTotals
{
    QHash<AttemptOutcome, qint64> attempts;
    qint64 succeeded = 0; ///< deliveries
    qint64 dead = 0; ///< deliveries
    std::optional<Timestamp> lastSuccess;
};

/// Everything that was counted since the start, by source and destination.
struct MonitorTotals
{
    QHash<QString, SourceTotals> sources;
    QHash<QString, DestinationTotals> destinations;
    QHash<QString, qint64> routedByWorkflow;
    BoundedHistogram acknowledgement; ///< first byte to answer
    BoundedHistogram attempt; ///< duration of attempts
    BoundedHistogram endToEnd; ///< received to delivered
    BoundedHistogram evaluation; ///< of one event's workflows
};

/// Counts what the pipeline reports, in memory, since start. Thread-safe.
class Monitor final : public PipelineObserver
{
public:
    static constexpr int reachSeconds = 3600;
    static constexpr int mostSources = 10'000; ///< with figures of their own; the rest shares one

    Monitor();

    void ingested(const QString &source, IngestStatus status, qint64 bytes, Timestamp receivedAt,
                  Microseconds latency) override;
    void warned(const QString &source, Timestamp at) override;
    void rejected(const QString &source, RejectionCause cause, Timestamp at) override;
    void overloaded(const QString &source, Timestamp at) override;
    void routed(const QString &workflow, EventState state, Timestamp at,
                Microseconds evaluation) override;
    void walked(const Trace &trace, Timestamp at) override { m_flows.count(trace, at); }
    void attempted(const QString &destination, const Attempt &attempt, DeliveryStatus after,
                   Timestamp eventReceivedAt) override;

    /// At most reachSeconds of history.
    MonitorSeries series(Timestamp now, int buckets, int bucketSeconds) const;
    MonitorTotals totals() const;
    WorkflowFlow flow(const QString &workflow) const { return m_flows.flow(workflow); }

private:
    /// Unknown names come from the network: they share one entry, so that memory stays bounded.
    SourceTotals &totalsOf(const QString &source, bool known);

    FlowCounters m_flows;
    mutable std::mutex m_mutex; ///< guards what follows
    SecondSeries m_series{reachSeconds};
    MonitorTotals m_totals;
};

} // namespace Signalbox
