// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/graphdocument.h"

#include "ui/designer/graphcommand.h"

namespace Signalbox {

GraphDocument::GraphDocument(QObject *parent)
    : QObject(parent)
{
}

void GraphDocument::open(const DesignedGraph &graph)
{
    m_history.clear();
    m_graph = graph;
    Q_EMIT opened();
}

void GraphDocument::change(const QString &text, const DesignedGraph &graph, const QString &gesture)
{
    if (graph == m_graph)
        return;
    m_history.push(new GraphCommand(text, gesture, m_graph, graph,
                                    [this](const DesignedGraph &next) { set(next); }));
}

void GraphDocument::set(const DesignedGraph &graph)
{
    const auto before = std::exchange(m_graph, graph);
    for (const auto &edge : before.graph.edges) {
        if (!graph.graph.edges.contains(edge))
            Q_EMIT edgeRemoved(edge);
    }
    for (const auto &node : before.graph.nodes) {
        if (!graph.node(node.id))
            Q_EMIT nodeRemoved(node.id);
    }
    for (const auto &node : graph.graph.nodes) {
        const auto *known = before.node(node.id);
        if (!known) {
            Q_EMIT nodeAdded(node.id);
            continue;
        }
        if (known->body != node.body)
            Q_EMIT nodeChanged(node.id);
        if (before.place(node.id) != graph.place(node.id))
            Q_EMIT nodeMoved(node.id);
    }
    for (const auto &edge : graph.graph.edges) {
        if (!before.graph.edges.contains(edge))
            Q_EMIT edgeAdded(edge);
    }
    Q_EMIT changed();
}

} // namespace Signalbox
