// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/stationfilegroups.h"
#include "core/station/stationfilenode.h"
#include "core/workflow/validation.h"

#include <QHash>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What is wrong with \a edge among \a nodes, empty when nothing is.
QString edgeProblem(const Edge &edge, const QHash<QString, Node> &nodes)
{
    for (const auto &id : {edge.from, edge.to}) {
        if (!nodes.contains(id))
            return u"no node has the id '%1'"_s.arg(id);
    }
    const auto ports = outputPorts(nodes.value(edge.from).body);
    const auto kind = nodeKind(nodes.value(edge.from).body);
    if (ports.isEmpty())
        return u"'%1' is a %2 node: nothing leaves it"_s.arg(edge.from, kind);
    if (!ports.contains(edge.port))
        return u"'%1' is a %2 node with the ports %3, not '%4'"_s.arg(edge.from, kind,
                                                                      ports.join(u", "), edge.port);
    if (std::holds_alternative<SourceNode>(nodes.value(edge.to).body))
        return u"'%1' is a source node: nothing leads to it"_s.arg(edge.to);
    return {};
}

/// Where a graph's parts stand in the file, in the same order.
struct GraphLines
{
    QList<const YamlNode *> nodes;
    QList<const YamlNode *> edges;
    QList<const YamlNode *> groups;
};

/// Reports what makes \a graph unable to run, at the lines of its parts.
void checkGraph(const Graph &graph, const GraphLines &lines, const StationFileFields &fields)
{
    for (const auto &problem : validateWorkflow(graph)) {
        if (!preventsPublishing(problem.reason))
            continue;
        int line = fields.line();
        auto field = fields.path(u"nodes"_s);
        const auto node = std::ranges::find(graph.nodes, problem.node, &Node::id);
        if (problem.edge >= 0) {
            line = lines.edges.at(problem.edge)->line;
            field = fields.path(u"edges"_s) + u"[%1]"_s.arg(problem.edge);
        } else if (problem.group >= 0) {
            line = lines.groups.at(problem.group)->line;
            field = fields.path(problem.field);
        } else if (node != graph.nodes.end()) {
            const auto index = node - graph.nodes.begin();
            line = lines.nodes.at(index)->line;
            field += u"[%1]"_s.arg(index);
            if (problem.field != "edges"_L1 && problem.field != "id"_L1)
                field += u'.' + problem.field;
        }
        fields.problem(line, field, problem.detail);
    }
}

} // namespace

Graph StationFileReaders::part(const YamlNode &node) const
{
    const StationFileFields fields(node, {}, {{u"name"_s, u"nodes"_s, u"edges"_s, u"groups"_s}, {}},
                                   m_problems);
    Known known;
    known.any = true;
    return graph(fields, known, Extent::Part);
}

Graph StationFileReaders::graph(const StationFileFields &fields, const Known &known,
                                Extent extent) const
{
    const auto before = m_problems.count();
    Graph graph;
    QHash<QString, Node> byId;
    GraphLines lines;
    const auto nodes = lines.nodes = fields.list(u"nodes"_s, u"a list of mappings"_s);
    if (extent == Extent::Part && nodes.size() > maxWorkflowNodes) {
        fields.problem(
            nodes.at(maxWorkflowNodes)->line, fields.path(u"nodes"_s),
            u"expected at most %1 nodes, found %2"_s.arg(maxWorkflowNodes).arg(nodes.size()));
        return graph;
    }
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const auto path = fields.path(u"nodes"_s) + u"[%1]"_s.arg(i);
        const auto node = readStationFileNode(*nodes.at(i), path, m_problems, known, m_files);
        if (!node)
            continue;
        if (byId.contains(node->id))
            fields.problem(nodes.at(i)->line, path + u".id"_s,
                           u"'%1' is the id of another node"_s.arg(node->id));
        byId.insert(node->id, *node);
        graph.nodes.append(*node);
    }
    const auto edges = lines.edges = fields.list(u"edges"_s, u"a list such as [in > out]"_s);
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const auto path = fields.path(u"edges"_s) + u"[%1]"_s.arg(i);
        const auto edge = parseEdge(edges.at(i)->text, graph.nodes);
        const auto problem = edge ? edgeProblem(*edge, byId)
                                  : u"expected 'node > node' or 'node.port > node', found %1"_s.arg(
                                        quoted(edges.at(i)->text));
        if (!problem.isEmpty())
            fields.problem(edges.at(i)->line, path, problem);
        else
            graph.edges.append(*edge);
    }
    lines.groups = fields.list(u"groups"_s, u"a list such as [{name: Checks, nodes: [big]}]"_s);
    for (qsizetype i = 0; i < lines.groups.size(); ++i)
        graph.groups.append(readStationFileGroup(
            *lines.groups.at(i), fields.path(u"groups"_s) + u"[%1]"_s.arg(i), m_problems));
    if (extent == Extent::Whole && fields.find(u"nodes"_s) && m_problems.count() == before)
        checkGraph(graph, lines, fields);
    return graph;
}

} // namespace Signalbox
