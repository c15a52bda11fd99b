// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/rehearsed.h"

#include <map>
#include <mutex>

namespace Signalbox {

/// What a backtest has found so far: sums, and the oldest events that differ, with their traces, as
/// many as fit. Thread-safe.
class BacktestResults final
{
    Q_DISABLE_COPY_MOVE(BacktestResults)

public:
    static constexpr size_t maxKept = 1000;
    static constexpr qint64 maxKeptBytes = 16LL * 1024 * 1024; ///< of traces as JSON

    BacktestResults(const FlowCount &before, const FlowCount &after);

    void add(const BacktestSummary &summary);
    void add(const FlowCount &before, const FlowCount &after);
    void replaceFlow(const FlowCount &before, const FlowCount &after);
    /// Whether an event of this seq that differs would be kept.
    bool keeps(qint64 seq) const;
    void keep(const EventDifference &difference);

    /// Puts summary, flow and the number of differences into \a status.
    void fill(BacktestStatus &status) const;
    BacktestPage page(const BacktestQuery &query) const;

private:
    struct Kept
    {
        EventDifference difference; ///< without traces
        QByteArray before; ///< as JSON
        QByteArray after;

        qint64 size() const { return before.size() + after.size() + 512; }
    };

    mutable std::mutex m_mutex; ///< guards what follows
    BacktestSummary m_summary;
    FlowCount m_before;
    FlowCount m_after;
    std::map<qint64, Kept> m_kept; ///< by seq
    qint64 m_bytes = 0;
    bool m_full = false; ///< later ones are let go
};

} // namespace Signalbox
