// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/jsonfields.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What stands under the node's kind.
struct Content
{
    QJsonValue operator()(const SourceNode &node) const
    {
        return QJsonArray::fromStringList(node.sources);
    }
    QJsonValue operator()(const FilterNode &node) const { return node.expression; }
    QJsonValue operator()(const DestinationNode &node) const { return node.destination; }
    QJsonValue operator()(const StopNode &node) const { return node.reason; }
};

QString firstPort(QStringView id, const QList<Node> &nodes)
{
    const auto node = std::ranges::find(nodes, id, &Node::id);
    if (node == nodes.end())
        return {};
    return outputPorts(node->body).value(0);
}

Result<Node> nodeFromJson(const QJsonObject &json, const QString &path)
{
    JsonFields fields(json, path);
    Node node;
    node.id = fields.text(u"id", JsonFields::Required);
    int kinds = 0;
    if (json.contains("source"_L1) && ++kinds)
        node.body = SourceNode{fields.texts(u"source")};
    if (json.contains("filter"_L1) && ++kinds)
        node.body = FilterNode{fields.text(u"filter")};
    if (json.contains("destination"_L1) && ++kinds)
        node.body = DestinationNode{fields.text(u"destination")};
    if (json.contains("stop"_L1) && ++kinds)
        node.body = StopNode{fields.text(u"stop")};
    if (kinds != 1) {
        fields.fail({ErrorCode::Invalid,
                     u"%1: expected exactly one of source, filter, destination, stop"_s.arg(path)});
    }
    if (!fields.ok())
        return fields.error();
    return node;
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
        nodes.append(QJsonObject{{u"id"_s, node.id},
                                 {nodeKind(node.body), std::visit(Content{}, node.body)}});
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
