// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/connectionrule.h"

#include <QSet>

#include <algorithm>

namespace Signalbox {

namespace {

/// Whether edges lead from \a from to \a to.
bool leadsTo(const Graph &graph, const QString &from, const QString &to)
{
    QSet<QString> seen{from};
    QStringList open{from};
    while (!open.isEmpty()) {
        const auto node = open.takeLast();
        if (node == to)
            return true;
        for (const auto &edge : graph.edges) {
            if (edge.from == node && !seen.contains(edge.to)) {
                seen.insert(edge.to);
                open.append(edge.to);
            }
        }
    }
    return false;
}

} // namespace

QString ConnectionRule::objection(const Graph &graph, const Edge &edge)
{
    const auto from = std::ranges::find(graph.nodes, edge.from, &Node::id);
    const auto to = std::ranges::find(graph.nodes, edge.to, &Node::id);
    if (from == graph.nodes.end() || to == graph.nodes.end())
        return tr("One of the nodes is gone.");
    if (std::holds_alternative<SourceNode>(to->body))
        return tr("Events enter at a source: nothing leads to it.");
    if (!outputPorts(from->body).contains(edge.port))
        return tr("%1 has no port %2.").arg(edge.from, edge.port);
    if (graph.edges.contains(edge))
        return tr("This edge exists.");
    if (leadsTo(graph, edge.to, edge.from))
        return tr("Events would go in a circle.");
    return {};
}

} // namespace Signalbox
