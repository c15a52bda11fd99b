// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/stationfilereaders.h"
#include "core/station/stationfilevalues.h"
#include "core/workflow/validation.h"

#include <QHash>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const QStringList nodeKinds{u"source"_s, u"filter"_s, u"destination"_s, u"stop"_s};

const StationFileFields::Names nodeNames{
    {u"id"_s, u"source"_s, u"filter"_s, u"destination"_s, u"stop"_s},
    {u"switch"_s, u"map"_s, u"script"_s, u"order"_s, u"deduplicate"_s, u"delay"_s, u"throttle"_s,
     u"batch"_s},
};

const auto idExpected = u"1 to 64 of letters, digits, '-' and '_'"_s;

std::optional<QString> nodeIdText(QStringView text)
{
    if (!Values::isNodeId(text))
        return {};
    return text.toString();
}

std::optional<QString> someText(QStringView text)
{
    if (text.trimmed().isEmpty())
        return {};
    return text.toString();
}

/// Reads one node; knows what its words may refer to.
class NodeReader
{
public:
    NodeReader(const YamlNode &node, const QString &path, StationFileProblems &problems,
               const StationFileReaders::Known &known)
        : m_fields(node, path, nodeNames, problems)
        , m_known(known)
    {
    }

    std::optional<Node> read() const
    {
        Node node;
        if (m_fields.require(u"id"_s, idExpected))
            m_fields.read(u"id"_s, idExpected, nodeIdText, node.id);
        QStringList kinds;
        for (const auto &kind : nodeKinds) {
            if (m_fields.find(kind))
                kinds.append(kind);
        }
        if (kinds.size() != 1) {
            if (m_fields.isMap())
                m_fields.problem(
                    m_fields.line(), m_fields.path(QString()).chopped(1),
                    u"expected exactly one of %1, found %2"_s.arg(
                        nodeKinds.join(u", "), kinds.isEmpty() ? u"none"_s : kinds.join(u" and ")));
            return {};
        }
        node.body = body(kinds.first());
        return node;
    }

private:
    NodeBody body(const QString &kind) const
    {
        if (kind == "source"_L1)
            return SourceNode{sources()};
        QString text;
        if (kind == "filter"_L1) {
            m_fields.read(kind, u"a JMESPath expression"_s, someText, text);
            return FilterNode{text};
        }
        if (kind == "stop"_L1) {
            m_fields.read(kind, u"a reason"_s, someText, text);
            return StopNode{text};
        }
        const auto known = [&](QStringView name) -> std::optional<QString> {
            if (!m_known.destinations.contains(name))
                return {};
            return name.toString();
        };
        m_fields.read(kind, oneOf(u"destinations"_s, m_known.destinations), known, text);
        return DestinationNode{text};
    }

    static QString oneOf(const QString &what, const QStringList &names)
    {
        return names.isEmpty() ? u"one of the %1 (there are none)"_s.arg(what)
                               : u"one of the %1 %2"_s.arg(what, names.join(u", "));
    }

    /// [github, stripe], or just github.
    QStringList sources() const
    {
        const auto &field = *m_fields.find(u"source"_s);
        QList<const YamlNode *> elements;
        if (field.kind == YamlNode::Kind::Scalar)
            elements.append(&field);
        else
            elements = m_fields.list(u"source"_s, u"a list such as [github]"_s);
        if (elements.isEmpty() && field.kind == YamlNode::Kind::Sequence)
            m_fields.problem(field.line, m_fields.path(u"source"_s), u"expected at least one"_s);
        QStringList names;
        for (const auto *element : elements) {
            if (m_known.sources.contains(element->text))
                names.append(element->text);
            else
                m_fields.problem(element->line, m_fields.path(u"source"_s),
                                 u"expected %1, found %2"_s.arg(
                                     oneOf(u"sources"_s, m_known.sources), quoted(element->text)));
        }
        return names;
    }

    StationFileFields m_fields;
    const StationFileReaders::Known &m_known;
};

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

/// Reports what makes \a graph unable to run, at the lines of its nodes and edges: those of the
/// file, in the same order.
void checkGraph(const Graph &graph, const QList<const YamlNode *> &nodes,
                const QList<const YamlNode *> &edges, const StationFileFields &fields)
{
    for (const auto &problem : validateWorkflow(graph)) {
        if (!preventsPublishing(problem.reason))
            continue;
        int line = fields.line();
        auto field = fields.path(u"nodes"_s);
        const auto node = std::ranges::find(graph.nodes, problem.node, &Node::id);
        if (problem.edge >= 0) {
            line = edges.at(problem.edge)->line;
            field = fields.path(u"edges"_s) + u"[%1]"_s.arg(problem.edge);
        } else if (node != graph.nodes.end()) {
            const auto index = node - graph.nodes.begin();
            line = nodes.at(index)->line;
            field += u"[%1]"_s.arg(index);
            if (problem.reason == WorkflowProblem::Reason::Expression)
                field += u'.' + problem.field;
        }
        const auto where =
            problem.position < 0 ? QString() : u" at character %1"_s.arg(problem.position + 1);
        fields.problem(line, field, problem.detail + where);
    }
}

} // namespace

Graph StationFileReaders::graph(const StationFileFields &fields, const Known &known) const
{
    const auto before = m_problems.count();
    Graph graph;
    QHash<QString, Node> byId;
    const auto nodes = fields.list(u"nodes"_s, u"a list of mappings"_s);
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const auto path = fields.path(u"nodes"_s) + u"[%1]"_s.arg(i);
        const auto node = NodeReader(*nodes.at(i), path, m_problems, known).read();
        if (!node)
            continue;
        if (byId.contains(node->id))
            fields.problem(nodes.at(i)->line, path + u".id"_s,
                           u"'%1' is the id of another node"_s.arg(node->id));
        byId.insert(node->id, *node);
        graph.nodes.append(*node);
    }
    const auto edges = fields.list(u"edges"_s, u"a list such as [in > out]"_s);
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
    if (fields.find(u"nodes"_s) && m_problems.count() == before)
        checkGraph(graph, nodes, edges, fields);
    return graph;
}

} // namespace Signalbox
