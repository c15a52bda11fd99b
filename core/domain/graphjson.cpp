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

QJsonObject toJson(const NodeGroup &group)
{
    QJsonObject json{{u"name"_s, group.name},
                     {u"nodes"_s, QJsonArray::fromStringList(group.nodes)}};
    if (group.color != GroupColor::Grey)
        json.insert("color"_L1, groupColorName(group.color));
    if (!group.comment.isEmpty())
        json.insert("comment"_L1, group.comment);
    return json;
}

Result<NodeGroup> groupFromJson(const QJsonObject &json, const QString &path)
{
    JsonFields fields(json, path);
    NodeGroup group;
    group.name = fields.text(u"name", JsonFields::Required);
    group.comment = fields.text(u"comment");
    group.nodes = fields.texts(u"nodes");
    const auto word = fields.text(u"color");
    const auto color = groupColorFromName(word);
    if (!color && !word.isEmpty())
        fields.fail(u"color", u"grey, blue, teal, violet or brown"_s);
    group.color = color.value_or(GroupColor::Grey);
    if (!fields.ok())
        return fields.error();
    return group;
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

namespace {

QJsonObject graphJson(const Graph &graph, const QJsonArray &nodes)
{
    QJsonArray edges;
    for (const auto &edge : graph.edges)
        edges.append(formatEdge(edge, graph.nodes));
    QJsonObject json{{u"nodes"_s, nodes}, {u"edges"_s, edges}};
    QJsonArray groups;
    for (const auto &group : graph.groups)
        groups.append(toJson(group));
    if (!groups.isEmpty())
        json.insert("groups"_L1, groups);
    return json;
}

} // namespace

QJsonObject toJson(const Graph &graph)
{
    QJsonArray nodes;
    for (const auto &node : graph.nodes)
        nodes.append(toJson(node));
    return graphJson(graph, nodes);
}

QJsonObject toFileJson(const Graph &graph)
{
    QJsonArray nodes;
    for (const auto &node : graph.nodes)
        nodes.append(toFileJson(node));
    return graphJson(graph, nodes);
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
    const auto groups = fields.objects(u"groups");
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const auto group = groupFromJson(groups.at(i), u"groups[%1]"_s.arg(i));
        if (group)
            graph.groups.append(*group);
        else
            fields.fail(group.error());
    }
    if (!fields.ok())
        return fields.error();
    return graph;
}

} // namespace Signalbox
