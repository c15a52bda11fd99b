// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/designedgraph.h"

#include "ui/designer/groupedit.h"

#include <algorithm>

namespace Signalbox {

const Node *DesignedGraph::node(const QString &id) const
{
    const auto found = std::ranges::find(graph.nodes, id, &Node::id);
    return found == graph.nodes.end() ? nullptr : &*found;
}

const NodeGroup *DesignedGraph::group(const QString &name) const
{
    const auto found = std::ranges::find(graph.groups, name, &NodeGroup::name);
    return found == graph.groups.end() ? nullptr : &*found;
}

const NodeGroup *DesignedGraph::groupOf(const QString &node) const
{
    const auto found = std::ranges::find_if(
        graph.groups, [&](const NodeGroup &group) { return group.nodes.contains(node); });
    return found == graph.groups.end() ? nullptr : &*found;
}

namespace GraphEdit {

DesignedGraph added(DesignedGraph graph, const Node &node, QPointF place)
{
    graph.graph.nodes.append(node);
    graph.places.insert(node.id, place);
    return graph;
}

DesignedGraph removed(DesignedGraph graph, const QSet<QString> &nodes, const QList<Edge> &edges)
{
    graph.graph.nodes.removeIf([&](const Node &node) { return nodes.contains(node.id); });
    graph.graph.edges.removeIf([&](const Edge &edge) {
        return nodes.contains(edge.from) || nodes.contains(edge.to) || edges.contains(edge);
    });
    for (const auto &id : nodes)
        graph.places.remove(id);
    return GroupEdit::left(std::move(graph), nodes);
}

DesignedGraph moved(DesignedGraph graph, const QHash<QString, QPointF> &places)
{
    for (const auto &[id, place] : places.asKeyValueRange())
        graph.places.insert(id, place);
    return graph;
}

DesignedGraph connected(DesignedGraph graph, const Edge &edge)
{
    graph.graph.edges.append(edge);
    return graph;
}

DesignedGraph changed(DesignedGraph graph, const QString &id, const NodeBody &body)
{
    const auto node = std::ranges::find(graph.graph.nodes, id, &Node::id);
    if (node == graph.graph.nodes.end())
        return graph;
    const auto before = outputPorts(node->body);
    const auto after = outputPorts(body);
    node->body = body;
    for (auto &edge : graph.graph.edges) {
        const auto position = edge.from == id ? before.indexOf(edge.port) : -1;
        if (position >= 0 && !after.contains(edge.port) && before.size() == after.size())
            edge.port = after[position];
    }
    graph.graph.edges.removeIf(
        [&](const Edge &edge) { return edge.from == id && !after.contains(edge.port); });
    return graph;
}

DesignedGraph renamed(DesignedGraph graph, const QString &id, const QString &newId)
{
    for (auto &node : graph.graph.nodes) {
        if (node.id == id)
            node.id = newId;
    }
    for (auto &edge : graph.graph.edges) {
        if (edge.from == id)
            edge.from = newId;
        if (edge.to == id)
            edge.to = newId;
    }
    for (auto &group : graph.graph.groups) {
        for (auto &node : group.nodes) {
            if (node == id)
                node = newId;
        }
    }
    graph.places.insert(newId, graph.places.take(id));
    return graph;
}

DesignedGraph pasted(DesignedGraph graph, const DesignedGraph &part, QPointF offset,
                     QSet<QString> *newIds)
{
    QHash<QString, QString> ids;
    for (auto node : part.graph.nodes) {
        const auto id = freeId(graph, node.id);
        ids.insert(node.id, id);
        const auto place = part.place(node.id) + offset;
        node.id = id;
        graph = added(std::move(graph), node, place);
    }
    for (const auto &edge : part.graph.edges)
        graph.graph.edges.append({ids.value(edge.from), edge.port, ids.value(edge.to)});
    for (auto group : part.graph.groups) {
        group.name = GroupEdit::freeName(graph.graph, group.name);
        for (auto &node : group.nodes)
            node = ids.value(node, node);
        graph.graph.groups.append(group);
    }
    *newIds = QSet<QString>(ids.cbegin(), ids.cend());
    return graph;
}

DesignedGraph part(const DesignedGraph &graph, const QSet<QString> &nodes)
{
    DesignedGraph part;
    for (const auto &node : graph.graph.nodes) {
        if (nodes.contains(node.id))
            part = added(std::move(part), node, graph.place(node.id));
    }
    for (const auto &edge : graph.graph.edges) {
        if (nodes.contains(edge.from) && nodes.contains(edge.to))
            part.graph.edges.append(edge);
    }
    for (const auto &group : graph.graph.groups) {
        if (!group.nodes.isEmpty() && std::ranges::all_of(group.nodes, [&](const QString &node) {
                return nodes.contains(node);
            }))
            part.graph.groups.append(group);
    }
    return part;
}

QString freeId(const DesignedGraph &graph, const QString &wish)
{
    auto id = wish;
    for (int number = 2; graph.node(id); ++number)
        id = wish + QString::number(number);
    return id;
}

} // namespace GraphEdit
} // namespace Signalbox
