// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/validation.h"

#include "core/expression/jmespath.h"
#include "core/script/compiledscript.h"
#include "core/workflow/compiledmap.h"
#include "core/workflow/reachability.h"
#include "core/workflow/sourceassumptions.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

namespace {

constexpr qsizetype maxIdLength = 64;

bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= maxIdLength && std::ranges::all_of(id, [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
    });
}

template <typename Body>
bool holds(const Node &node)
{
    return std::holds_alternative<Body>(node.body);
}

class Validator
{
public:
    Validator(const Graph &graph, const KnownNames *known, ValidatedFor whom)
        : m_graph(graph)
        , m_known(known)
        , m_whom(whom)
    {
    }

    QList<WorkflowProblem> run()
    {
        if (m_graph.nodes.size() > maxWorkflowNodes) {
            add(Reason::TooLarge, {}, {}, u"more than %1 nodes"_s.arg(maxWorkflowNodes));
            return m_problems;
        }
        checkNodes();
        checkEdges();
        checkWays();
        checkEnds();
        checkGroups();
        if (m_known != nullptr)
            m_problems += differingSources(m_graph, m_known->sources);
        return m_problems;
    }

private:
    WorkflowProblem &add(Reason reason, const QString &node, const QString &field,
                         const QString &detail)
    {
        WorkflowProblem problem;
        problem.reason = reason;
        problem.node = node;
        problem.field = field;
        problem.detail = detail;
        m_problems.append(problem);
        return m_problems.last();
    }

    void checkNodes()
    {
        QSet<QString> seen;
        for (const Node &node : m_graph.nodes) {
            if (!isId(node.id))
                add(Reason::InvalidId, node.id, u"id"_s,
                    u"an id has 1 to %1 of A-Z a-z 0-9 _ -"_s.arg(maxIdLength));
            if (seen.contains(node.id))
                add(Reason::DuplicateId, node.id, u"id"_s, u"two nodes have the same id"_s);
            seen.insert(node.id);
            std::visit([&](const auto &body) { checkBody(node.id, body); }, node.body);
        }
    }

    void checkBody(const QString &id, const SourceNode &body)
    {
        if (body.sources.isEmpty())
            add(Reason::NoSourceNamed, id, u"source"_s, u"no source is named"_s);
        if (m_known == nullptr)
            return;
        for (const QString &source : body.sources) {
            if (!m_known->sources.contains(source))
                add(Reason::UnknownSource, id, u"source"_s,
                    u"there is no source '%1'"_s.arg(source));
        }
    }

    void checkExpression(const QString &id, const QString &field, const QString &expression)
    {
        ExpressionProblem problem;
        if (const auto compiled = Expression::compile(expression, &problem); !compiled)
            add(Reason::Expression, id, field, compiled.error().detail).position = problem.position;
    }

    void checkBody(const QString &id, const FilterNode &body)
    {
        checkExpression(id, u"filter"_s, body.expression);
    }

    void checkBody(const QString &id, const SwitchNode &body)
    {
        if (body.cases.isEmpty())
            add(Reason::NoCase, id, u"switch"_s, u"there is no case"_s);
        QSet<QString> names{u"otherwise"_s};
        for (qsizetype at = 0; at < body.cases.size(); ++at) {
            const SwitchCase &one = body.cases.at(at);
            const QString field = u"switch[%1]."_s.arg(at);
            if (!isId(one.name))
                add(Reason::InvalidPort, id, field + u"case"_s,
                    u"a case's name has 1 to %1 of A-Z a-z 0-9 _ -"_s.arg(maxIdLength));
            else if (names.contains(one.name))
                add(Reason::InvalidPort, id, field + u"case"_s,
                    u"there is a port '%1' already"_s.arg(one.name));
            names.insert(one.name);
            checkExpression(id, field + u"when"_s, one.expression);
        }
    }

    void checkBody(const QString &id, const MapNode &body)
    {
        QList<MapProblem> problems;
        if (const auto map = CompiledMap::compile(body, &problems)) {
            // One that was published before this was looked at fails event by event.
            if (m_whom == ValidatedFor::People && !map->hasSoundPath())
                add(Reason::Map, id, u"set.path"_s,
                    u"a path has no blanks, no # and nothing else that a URL would encode"_s);
            return;
        }
        for (const MapProblem &problem : problems) {
            const bool hasPlace = problem.position >= 0;
            const QString place =
                hasPlace ? u", at character %1"_s.arg(problem.position + 1) : QString();
            add(hasPlace ? Reason::Expression : Reason::Map, id, problem.field,
                problem.detail + place)
                .position = problem.position;
        }
    }

    void checkBody(const QString &id, const DestinationNode &body)
    {
        if (m_known != nullptr && !m_known->destinations.contains(body.destination))
            add(Reason::UnknownDestination, id, u"destination"_s,
                u"there is no destination '%1'"_s.arg(body.destination));
    }

    void checkBody(const QString &, const StopNode &) { }

    void checkBody(const QString &id, const OrderNode &body)
    {
        checkOptional(id, u"order.key"_s, body.key);
        checkOptional(id, u"order.position"_s, body.position);
        checkDuration(id, u"order.wait"_s, body.wait, {}, maxOrderWait, u"30 days"_s);
    }

    void checkBody(const QString &id, const DeduplicateNode &body)
    {
        if (body.key.isEmpty())
            add(Reason::NoKey, id, u"deduplicate.key"_s, u"without a key nothing is a duplicate"_s);
        checkOptional(id, u"deduplicate.key"_s, body.key);
        checkDuration(id, u"deduplicate.window"_s, body.window, Microseconds(1),
                      maxDeduplicateWindow, u"366 days"_s);
    }

    void checkBody(const QString &id, const DelayNode &body)
    {
        checkOptional(id, u"delay.until"_s, body.until);
        if (body.until.isEmpty())
            checkDuration(id, u"delay.for"_s, body.duration, Microseconds(1), maxDelay,
                          u"366 days"_s);
        else if (body.duration != Microseconds::zero())
            add(Reason::Limit, id, u"delay"_s, u"only one of for and until can be said"_s);
    }

    void checkBody(const QString &id, const ThrottleNode &body)
    {
        checkOptional(id, u"throttle.key"_s, body.key);
        if (body.rate.count < 1 || body.rate.burst < 1 || body.rate.per <= Microseconds::zero())
            add(Reason::Limit, id, u"throttle.rate"_s, u"there is no rate"_s);
    }

    void checkBody(const QString &id, const BatchNode &body)
    {
        checkOptional(id, u"batch.key"_s, body.key);
        checkDuration(id, u"batch.time"_s, body.time, Microseconds(1), maxBatchTime, u"1 day"_s);
        if (body.count < 1 || body.count > maxBatchCount)
            add(Reason::Limit, id, u"batch.count"_s, u"1 to %1 events"_s.arg(maxBatchCount));
        if (body.bytes < 1 || body.bytes > maxBatchBytes)
            add(Reason::Limit, id, u"batch.bytes"_s, u"1 to %1 bytes"_s.arg(maxBatchBytes));
    }

    void checkBody(const QString &id, const ScriptNode &body)
    {
        if (body.time < std::chrono::milliseconds(1) || body.time > ScriptNode::maxTime)
            add(Reason::Limit, id, u"script.time"_s, u"1 ms to 5 s"_s);
        else if (body.memory < ScriptNode::minMemory || body.memory > ScriptNode::maxMemory)
            add(Reason::Limit, id, u"script.memory"_s, u"1 MB to 256 MB"_s);
        else if (m_whom == ValidatedFor::Routing)
            return;
        else if (ScriptProblem problem; !checkScript(body.text, {body.time, body.memory}, &problem))
            add(Reason::Script, id, u"script"_s, problem.text).position = problem.position;
    }

    void checkOptional(const QString &id, const QString &field, const QString &expression)
    {
        if (!expression.isEmpty())
            checkExpression(id, field, expression);
    }

    void checkDuration(const QString &id, const QString &field, Microseconds duration,
                       Microseconds least, Microseconds most, const QString &mostText)
    {
        if (duration < least || duration > most)
            add(Reason::Limit, id, field,
                least == Microseconds::zero() ? u"at most %1"_s.arg(mostText)
                                              : u"more than nothing, at most %1"_s.arg(mostText));
    }

    void checkEdges()
    {
        for (int index = 0; index < m_graph.edges.size(); ++index) {
            const Edge &edge = m_graph.edges.at(index);
            const auto report = [&](Reason reason, const QString &detail) {
                add(reason, edge.from, u"edges"_s, detail).edge = index;
            };
            const auto from = std::ranges::find(m_graph.nodes, edge.from, &Node::id);
            const auto to = std::ranges::find(m_graph.nodes, edge.to, &Node::id);
            if (from == m_graph.nodes.end())
                report(Reason::UnknownNode, u"there is no node '%1'"_s.arg(edge.from));
            else if (!outputPorts(from->body).contains(edge.port))
                report(Reason::UnknownPort,
                       u"'%1' is a %2, which has no port '%3'"_s.arg(
                           edge.from, nodeKind(from->body), edge.port));
            if (to == m_graph.nodes.end())
                report(Reason::UnknownNode, u"there is no node '%1'"_s.arg(edge.to));
            else if (holds<SourceNode>(*to))
                report(Reason::EdgeIntoSource,
                       u"'%1' is a source, which has no input"_s.arg(edge.to));
            if (m_graph.edges.indexOf(edge) < index)
                report(Reason::DuplicateEdge, u"the same edge is there twice"_s);
        }
    }

    void checkWays()
    {
        const Reachability ways(m_graph);
        for (int index = 0; index < m_graph.nodes.size(); ++index) {
            const Node &node = m_graph.nodes.at(index);
            if (ways.isOnCycle(index))
                add(Reason::Cycle, node.id, u"edges"_s, u"an event would go round in a circle"_s);
            else if (!holds<SourceNode>(node) && !ways.hasInput(index))
                add(Reason::UnconnectedInput, node.id, u"edges"_s, u"nothing leads here"_s);
            else if (!ways.isReached(index))
                add(Reason::Unreachable, node.id, u"edges"_s, u"no way from a source leads here"_s);
            checkPorts(node, ways.targets(index));
        }
    }

    void checkPorts(const Node &node, const QList<QList<int>> &targets)
    {
        const QStringList ports = outputPorts(node.body);
        for (qsizetype at = 0; at < ports.size(); ++at) {
            const QString &port = ports.at(at);
            if (targets.at(at).isEmpty() && port != "else"_L1 && port != "otherwise"_L1)
                add(Reason::UnconnectedPort, node.id, u"edges"_s,
                    u"nothing follows the port '%1'"_s.arg(port));
        }
    }

    void checkEnds()
    {
        if (std::ranges::none_of(m_graph.nodes, holds<SourceNode>))
            add(Reason::NoSourceNode, {}, {}, u"there is no source node"_s);
        if (std::ranges::none_of(m_graph.nodes, [](const Node &node) {
                return holds<DestinationNode>(node) || holds<StopNode>(node);
            }))
            add(Reason::NoEnd, {}, {}, u"there is neither a destination nor a stop"_s);
    }

    void checkGroups()
    {
        QSet<QString> names;
        QSet<QString> grouped;
        for (int index = 0; index < m_graph.groups.size(); ++index) {
            const NodeGroup &group = m_graph.groups.at(index);
            const auto report = [&](Reason reason, const QString &node, const QString &member,
                                    const QString &detail) {
                add(reason, node, u"groups[%1].%2"_s.arg(index).arg(member),
                    u"group '%1': %2"_s.arg(group.name, detail))
                    .group = index;
            };
            if (!isGroupName(group.name))
                report(Reason::InvalidGroup, {}, u"name"_s,
                       u"a name has 1 to %1 characters in one line"_s.arg(NodeGroup::longestName));
            else if (names.contains(group.name))
                report(Reason::InvalidGroup, {}, u"name"_s, u"two groups have the same name"_s);
            names.insert(group.name);
            if (group.comment.size() > NodeGroup::longestComment)
                report(Reason::InvalidGroup, {}, u"comment"_s,
                       u"a comment has at most %1 characters"_s.arg(NodeGroup::longestComment));
            if (group.nodes.isEmpty())
                report(Reason::InvalidGroup, {}, u"nodes"_s, u"no node is in it"_s);
            for (qsizetype at = 0; at < group.nodes.size(); ++at) {
                const QString &node = group.nodes.at(at);
                const QString member = u"nodes[%1]"_s.arg(at);
                if (std::ranges::find(m_graph.nodes, node, &Node::id) == m_graph.nodes.end())
                    report(Reason::UnknownNode, {}, member, u"there is no node '%1'"_s.arg(node));
                else if (grouped.contains(node))
                    report(Reason::NodeInTwoGroups, node, member,
                           u"'%1' is in a group already"_s.arg(node));
                grouped.insert(node);
            }
        }
    }

    const Graph &m_graph;
    const KnownNames *m_known;
    const ValidatedFor m_whom;
    QList<WorkflowProblem> m_problems;
};

} // namespace

QList<WorkflowProblem> validateWorkflow(const Graph &graph, const KnownNames *known,
                                        ValidatedFor whom)
{
    return Validator(graph, known, whom).run();
}

} // namespace Signalbox
