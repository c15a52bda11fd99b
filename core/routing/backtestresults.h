// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/rehearsed.h"

#include <map>
#include <mutex>

namespace Signalbox {

/// What a backtest or a shadow has found so far: sums, and the oldest or newest events that differ,
/// with their traces, as many as fit. Thread-safe.
class BacktestResults final
{
    Q_DISABLE_COPY_MOVE(BacktestResults)

public:
    static constexpr size_t maxKept = 1000;
    static constexpr qint64 maxKeptBytes = 16LL * 1024 * 1024; ///< of traces as JSON

    enum class Keep : quint8 { Oldest, Newest };

    BacktestResults(const FlowCount &before, const FlowCount &after, Keep keep = Keep::Oldest,
                    size_t most = maxKept);

    /// More events, and the ways that these took.
    void add(const BacktestSummary &summary, const FlowCount &before, const FlowCount &after);
    /// More events, and the ways that all took until now.
    void update(const BacktestSummary &summary, const FlowCount &before, const FlowCount &after);
    /// Whether an event of this seq that differs would be kept.
    bool keeps(qint64 seq) const;
    void keep(const EventDifference &difference);

    /// Puts summary, flow and the number of differences into \a status.
    template <typename Status>
    void fill(Status &status) const
    {
        const std::lock_guard lock(m_mutex);
        status.summary = m_summary;
        status.flow = joinedFlow(m_before, m_after);
        status.differences = qint64(m_kept.size());
    }
    /// At most \a limit, with a seq above \a after.
    BacktestPage page(qint64 after, int limit) const;

private:
    struct Kept
    {
        EventDifference difference; ///< without traces
        QByteArray before; ///< as JSON
        QByteArray after;

        qint64 size() const { return before.size() + after.size() + 512; }
    };

    const Keep m_keep;
    const size_t m_most;
    mutable std::mutex m_mutex; ///< guards what follows
    BacktestSummary m_summary;
    FlowCount m_before;
    FlowCount m_after;
    std::map<qint64, Kept> m_kept; ///< by seq
    qint64 m_bytes = 0;
    bool m_full = false; ///< some were let go
};

} // namespace Signalbox
