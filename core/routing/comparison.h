// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/domain/event.h"
#include "core/expression/document.h"
#include "core/workflow/compiledworkflow.h"

#include <atomic>

namespace Signalbox {

class BacktestResults;

/// Two revisions of one workflow.
struct Revisions
{
    std::shared_ptr<const CompiledWorkflow> published; ///< null: none is; it routes nothing
    std::shared_ptr<const CompiledWorkflow> draft;

    /// Either of them takes events of \a source.
    bool take(const QString &source) const;
    /// Events must be run one after another: a node holds or remembers them.
    bool needOrder() const;
};

/// Runs two revisions over the same events, without any effect, and compares what becomes of each.
/// Belongs to one thread.
class Comparison
{
public:
    virtual ~Comparison() = default;

    /// In the order of arrival where the revisions need it. TooLarge when nodes hold or remember
    /// too much at once.
    virtual Result<void> pass(const Event &event, const Document &envelope) = 0;
    /// The results tell what was found so far.
    virtual void flush() = 0;
    /// When something that nodes hold falls due next.
    virtual std::optional<Timestamp> nextDue() const { return {}; }
    /// It is \a now, even if no event comes: what was due goes on. Errors as of pass().
    virtual Result<void> advance(Timestamp) { return {}; }
    /// From any thread: ends the script that runs now, and those that run later at once. What they
    /// led to counts for nothing if cancelled (see makeComparison) has become true before.
    virtual void interrupt() = 0;
};

/// What fits \a revisions. What \a cancelled has become true for may be left unfinished. It and \a
/// results must outlive the comparison.
std::unique_ptr<Comparison> makeComparison(const Revisions &revisions,
                                           const std::atomic<bool> &cancelled,
                                           BacktestResults &results);

/// What is there of an event in a list, without its bytes.
EventDifference headOf(const Event &event);

} // namespace Signalbox
