// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/workflow/evaluation.h"

namespace Signalbox {

/// What would be sent.
struct Sent
{
    QString destination;
    QByteArray what; ///< a digest of what a workflow made of the event; empty: as it came

    auto operator<=>(const Sent &) const = default;
    bool operator==(const Sent &) const = default;
};

/// What became of one event in one revision, as far as a backtest compares it.
struct Rehearsed
{
    QList<Sent> sent;
    QStringList failed; ///< nodes
    Trace trace; ///< of all that it met, in the order of time

    /// \a body is what goes out where the outcome says "as it came": empty unless the event was
    /// derived, since all others are the same in both revisions.
    void add(const Outcome &outcome, const QByteArray &body = {});
};

/// How events would go otherwise by \a after; empty: they would not.
QList<BacktestVerdict> compare(const Rehearsed &before, const Rehearsed &after);

/// Counts which ways events take through one revision.
class FlowCount final
{
public:
    explicit FlowCount(std::shared_ptr<const CompiledWorkflow> workflow); ///< may be null

    /// What only waits at a node has not ended there.
    void add(const Outcome &outcome);
    void add(const FlowCount &other);
    /// By node and port in the order of the graph; what ended at a node under the empty port.
    QList<PortFlow> flow() const;

private:
    std::shared_ptr<const CompiledWorkflow> m_workflow;
    /// Where a node is in the graph, and where its counts begin.
    QHash<QString, std::pair<qsizetype, qsizetype>> m_places;
    QList<qint64> m_counts; ///< by node: one a port, and one for what ended there
};

/// Both flows in one list: \a before in the order of its nodes, then what only \a after has.
QList<PortFlow> joinedFlow(const FlowCount &before, const FlowCount &after);

} // namespace Signalbox
