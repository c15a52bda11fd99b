// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/reachability.h"

#include <QHash>

namespace Signalbox {

Reachability::Reachability(const Graph &graph)
    : m_inputs(graph.nodes.size(), 0)
{
    QHash<QString, int> indexes;
    QList<int> sources;
    for (int index = 0; index < graph.nodes.size(); ++index) {
        const Node &node = graph.nodes.at(index);
        if (!indexes.contains(node.id))
            indexes.insert(node.id, index);
        if (std::holds_alternative<SourceNode>(node.body))
            sources.append(index);
        m_targets.append(QList<QList<int>>(outputPorts(node.body).size()));
    }
    for (const Edge &edge : graph.edges) {
        const auto from = indexes.constFind(edge.from);
        const auto to = indexes.constFind(edge.to);
        if (from == indexes.cend() || to == indexes.cend())
            continue;
        const qsizetype port = outputPorts(graph.nodes.at(*from).body).indexOf(edge.port);
        if (port < 0)
            continue;
        if (QList<int> &targets = m_targets[*from][port]; !targets.contains(*to))
            targets.append(*to);
        ++m_inputs[*to];
    }
    m_reached = reachedFrom(sources);
    for (const int source : sources)
        m_reached[source] = true;
    for (int index = 0; index < graph.nodes.size(); ++index)
        m_onCycle.append(reachedFrom({index}).at(index));
}

QList<bool> Reachability::reachedFrom(const QList<int> &from) const
{
    QList<bool> reached(m_targets.size(), false);
    QList<int> open = from;
    while (!open.isEmpty()) {
        for (const QList<int> &port : m_targets.at(open.takeLast())) {
            for (const int target : port) {
                if (!std::exchange(reached[target], true))
                    open.append(target);
            }
        }
    }
    return reached;
}

} // namespace Signalbox
