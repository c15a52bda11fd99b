// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/jsonfields.h"
#include "core/domain/nodejson.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString firstPort(QStringView id, const QList<Node> &nodes)
{
    const auto node = std::ranges::find(nodes, id, &Node::id);
    if (node == nodes.end())
        return {};
    return outputPorts(node->body).value(0);
}

} // namespace

QString formatEdge(const Edge &edge, const QList<Node> &nodes)
{
    if (edge.port.isEmpty() || edge.port == firstPort(edge.from, nodes))
        return u"%1 > %2"_s.arg(edge.from, edge.to);
    return u"%1.%2 > %3"_s.arg(edge.from, edge.port, edge.to);
}

Result<Edge> parseEdge(QStringView text, const QList<Node> &nodes)
{
    const auto ends = text.split(u'>');
    const auto from = ends.first().trimmed().split(u'.');
    const auto to = ends.last().trimmed();
    if (ends.size() != 2 || from.size() > 2 || from.first().isEmpty() || from.last().isEmpty()
        || to.isEmpty() || to.contains(u'.'))
        return Error{ErrorCode::Invalid, u"expected node > node or node.port > node"_s};
    const auto port = from.size() == 2 ? from.last().toString() : firstPort(from.first(), nodes);
    return Edge{from.first().toString(), port, to.toString()};
}

QJsonObject toJson(const Graph &graph)
{
    QJsonArray nodes;
    for (const auto &node : graph.nodes)
        nodes.append(toJson(node));
    QJsonArray edges;
    for (const auto &edge : graph.edges)
        edges.append(formatEdge(edge, graph.nodes));
    return {{u"nodes"_s, nodes}, {u"edges"_s, edges}};
}

Result<Graph> graphFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Graph graph;
    const auto nodes = fields.objects(u"nodes");
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const auto node = nodeFromJson(nodes.at(i), u"nodes[%1]"_s.arg(i));
        if (node)
            graph.nodes.append(*node);
        else
            fields.fail(node.error());
    }
    const auto edges = fields.texts(u"edges");
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const auto edge = parseEdge(edges.at(i), graph.nodes);
        if (edge)
            graph.edges.append(*edge);
        else
            fields.fail(
                Error{edge.error().code, u"edges[%1]: %2"_s.arg(i).arg(edge.error().detail)});
    }
    if (!fields.ok())
        return fields.error();
    return graph;
}

} // namespace Signalbox
