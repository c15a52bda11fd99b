// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/layeredlayout.h"

#include "ui/designer/cardgeometry.h"
#include "ui/designer/layering.h"

#include <QRectF>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace Signalbox {

namespace {

/// What is laid out as one: a node, or the nodes of a group in their frame.
struct Block
{
    QSizeF size;
    QHash<QString, QPointF> places; ///< of its nodes, from its corner
};

/// \a nodes of the graph with the edges among them.
Graph partOf(const Graph &graph, const QStringList &nodes)
{
    Graph part;
    std::ranges::copy_if(graph.nodes, std::back_inserter(part.nodes),
                         [&](const Node &node) { return nodes.contains(node.id); });
    std::ranges::copy_if(graph.edges, std::back_inserter(part.edges), [&](const Edge &edge) {
        return nodes.contains(edge.from) && nodes.contains(edge.to);
    });
    return part;
}

Block blockOf(const Node &node)
{
    return {cardSize(node.body), {{node.id, QPointF()}}};
}

std::optional<Block> blockOf(const Graph &graph, const NodeGroup &group)
{
    const auto inside = partOf(graph, group.nodes);
    if (inside.nodes.isEmpty())
        return {};
    Block block{{}, layeredLayout(inside)};
    QRectF cards;
    for (const auto &node : inside.nodes)
        cards |= QRectF(block.places.value(node.id), cardSize(node.body));
    const auto frame = GroupFrame::around(cards, group);
    block.size = frame.size();
    for (auto &place : block.places)
        place -= frame.topLeft();
    return block;
}

/// From top to bottom as they leave their nodes.
QList<Edge> edgesByPort(const Graph &graph)
{
    QHash<QString, QStringList> ports;
    for (const auto &node : graph.nodes)
        ports.insert(node.id, outputPorts(node.body));
    auto edges = graph.edges;
    std::ranges::stable_sort(edges, {}, [&](const Edge &edge) {
        return std::max<qsizetype>(0, ports.value(edge.from).indexOf(edge.port));
    });
    return edges;
}

qreal roundedToGrid(qreal value)
{
    return std::round(value / CanvasGrid::step) * CanvasGrid::step;
}

} // namespace

QHash<QString, QPointF> layeredLayout(const Graph &graph)
{
    QList<Block> blocks;
    QHash<QString, int> blockOfNode;
    const auto add = [&](const Block &block) {
        for (const auto &id : block.places.keys())
            blockOfNode.insert(id, int(blocks.size()));
        blocks.append(block);
    };
    QSet<QString> grouped;
    for (auto group : graph.groups) {
        group.nodes.removeIf([&](const QString &id) { return grouped.contains(id); });
        if (const auto block = blockOf(graph, group)) {
            add(*block);
            grouped.unite(QSet<QString>(group.nodes.begin(), group.nodes.end()));
        }
    }
    for (const auto &node : graph.nodes) {
        if (!grouped.contains(node.id))
            add(blockOf(node));
    }
    QList<QSizeF> sizes;
    for (const auto &block : std::as_const(blocks))
        sizes.append(block.size);
    QList<std::pair<int, int>> edges;
    for (const auto &edge : edgesByPort(graph)) {
        if (blockOfNode.contains(edge.from) && blockOfNode.contains(edge.to))
            edges.append({blockOfNode.value(edge.from), blockOfNode.value(edge.to)});
    }
    const auto corners = layeredPlaces(sizes, edges);
    QHash<QString, QPointF> places;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        for (const auto &[id, place] : blocks[i].places.asKeyValueRange()) {
            const auto at = corners[i] + place;
            places.insert(id, {roundedToGrid(at.x()), roundedToGrid(at.y())});
        }
    }
    return places;
}

} // namespace Signalbox
