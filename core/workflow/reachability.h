// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

namespace Signalbox {

/// Which nodes of a graph an event can come to. Edges from or to a node that is not there do not
/// count; of nodes with the same id the first one counts.
class Reachability final
{
public:
    explicit Reachability(const Graph &graph);

    bool hasInput(qsizetype node) const { return m_inputs.at(node) > 0; }
    bool isReached(qsizetype node) const { return m_reached.at(node); }
    bool isOnCycle(qsizetype node) const { return m_onCycle.at(node); }

    /// The nodes that \a node's edges lead to, in the order of the edges, by port.
    const QList<QList<int>> &targets(qsizetype node) const { return m_targets.at(node); }

private:
    /// All that edges lead to from \a from, itself only if it lies on a cycle.
    QList<bool> reachedFrom(const QList<int> &from) const;

    QList<QList<QList<int>>> m_targets; ///< node, port, edge
    QList<int> m_inputs;
    QList<bool> m_reached;
    QList<bool> m_onCycle;
};

} // namespace Signalbox
