// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/comparison.h"
#include "core/script/scriptrunner.h"
#include "core/workflow/rehearsed.h"

namespace Signalbox {

struct Outcome;

/// Compares two revisions whose nodes neither hold nor remember anything, an event at a time and in
/// any order: without traces first, which only events that differ need.
class OneByOne final : public Comparison
{
    Q_DISABLE_COPY_MOVE(OneByOne)

public:
    /// As makeComparison().
    OneByOne(const Revisions &revisions, const std::atomic<bool> &cancelled,
             BacktestResults &results);

    Result<void> pass(const Event &event, const Document &envelope) override;
    void flush() override;
    void interrupt() override { m_scripts.interrupt(); }

private:
    Outcome way(const std::shared_ptr<const CompiledWorkflow> &workflow, const Event &event,
                const Document &envelope, bool traced);

    const Revisions m_revisions;
    const std::atomic<bool> &m_cancelled;
    BacktestResults &m_results;
    ScriptRunner m_scripts;
    BacktestSummary m_summary; ///< since the last flush, like what follows
    FlowCount m_before;
    FlowCount m_after;
};

} // namespace Signalbox
