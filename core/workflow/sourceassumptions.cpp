// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/sourceassumptions.h"

#include "core/expression/pathsread.h"
#include "core/workflow/compiledmap.h"
#include "core/workflow/reachability.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The expressions of a node that read the envelope.
struct Expressions
{
    QStringList operator()(const FilterNode &node) const { return {node.expression}; }
    QStringList operator()(const SwitchNode &node) const
    {
        QStringList texts;
        for (const auto &one : node.cases)
            texts.append(one.expression);
        return texts;
    }
    QStringList operator()(const MapNode &node) const
    {
        QStringList texts;
        if (const auto map = CompiledMap::compile(node)) {
            for (const auto &expression : map->expressions())
                texts.append(expression.text());
        }
        return texts;
    }
    QStringList operator()(const OrderNode &node) const { return {node.key, node.position}; }
    QStringList operator()(const DeduplicateNode &node) const { return {node.key}; }
    QStringList operator()(const DelayNode &node) const { return {node.until}; }
    QStringList operator()(const ThrottleNode &node) const { return {node.key}; }
    QStringList operator()(const BatchNode &node) const { return {node.key}; }
    /// Sources, scripts and ends.
    template <typename Other>
    QStringList operator()(const Other &) const
    {
        return {};
    }
};

/// What a node wants to know of an event.
struct Interest
{
    bool source = false; ///< where it came from
    QString body; ///< the first path into its body
};

Interest interestOf(const Node &node)
{
    Interest interest;
    for (const auto texts = std::visit(Expressions{}, node.body); const auto &text : texts) {
        for (const auto &path : pathsRead(text)) {
            const auto &first = path.steps.first().name;
            interest.source |= first == "source";
            if (interest.body.isEmpty() && first == "body" && path.steps.size() > 1)
                interest.body = path.text;
        }
    }
    return interest;
}

/// Whether it sends events of different sources different ways, or makes something else of them.
bool tellsSourcesApart(const Node &node)
{
    const bool decides = std::holds_alternative<FilterNode>(node.body)
        || std::holds_alternative<SwitchNode>(node.body)
        || std::holds_alternative<MapNode>(node.body);
    return decides && interestOf(node).source;
}

bool makesBody(const Node &node)
{
    if (std::holds_alternative<ScriptNode>(node.body))
        return true;
    const auto *map = std::get_if<MapNode>(&node.body);
    return map != nullptr && (map->text || !map->expression.isEmpty() || !map->fields.isEmpty());
}

QString bodyWords(SourceTraits::Body body)
{
    switch (body) {
    case SourceTraits::Body::Json: return u"JSON"_s;
    case SourceTraits::Body::Form: return u"a form, whose values are texts"_s;
    case SourceTraits::Body::Text: return u"a text"_s;
    case SourceTraits::Body::Unknown: break;
    }
    return u"anything"_s;
}

class Search
{
public:
    Search(const Graph &graph, const QHash<QString, SourceTraits> &sources)
        : m_graph(graph)
        , m_sources(sources)
        , m_ways(graph)
        , m_arriving(graph.nodes.size())
        , m_ordered(graph.nodes.size())
    {
    }

    QList<WorkflowProblem> run()
    {
        for (qsizetype at = 0; at < m_graph.nodes.size(); ++at) {
            if (const auto *node = std::get_if<SourceNode>(&m_graph.nodes.at(at).body)) {
                spread(at, node->sources, m_arriving, makesBody);
                spread(at, node->sources, m_ordered, [](const Node &) { return false; });
            }
        }
        QList<WorkflowProblem> problems;
        for (qsizetype at = 0; at < m_graph.nodes.size(); ++at) {
            lookAtBody(at, problems);
            lookAtOrder(at, problems);
        }
        return problems;
    }

private:
    /// Notes that events of \a names come to what follows \a from, up to where they are told apart
    /// or a node \a ends it.
    void spread(qsizetype from, const QStringList &names, QList<QStringList> &arriving,
                bool (*ends)(const Node &)) const
    {
        QList<qsizetype> open{from};
        QList<bool> seen(m_graph.nodes.size());
        while (!open.isEmpty()) {
            const auto at = open.takeLast();
            for (const auto &port : m_ways.targets(at)) {
                for (const int next : port) {
                    if (std::exchange(seen[next], true))
                        continue;
                    arriving[next] += names;
                    const Node &node = m_graph.nodes.at(next);
                    if (!tellsSourcesApart(node) && !ends(node))
                        open.append(next);
                }
            }
        }
    }

    void lookAtBody(qsizetype at, QList<WorkflowProblem> &problems) const
    {
        const Node &node = m_graph.nodes.at(at);
        const auto interest = interestOf(node);
        if (interest.body.isEmpty() || interest.source)
            return;
        QMap<SourceTraits::Body, QString> kinds; ///< with a source of each
        for (const auto &name : m_arriving.at(at)) {
            const auto body = m_sources.value(name).body;
            if (body != SourceTraits::Body::Unknown && !kinds.contains(body))
                kinds.insert(body, name);
        }
        if (kinds.size() < 2)
            return;
        QStringList words;
        for (const auto &[body, name] : kinds.asKeyValueRange())
            words.append(u"'%1' sends %2"_s.arg(name, bodyWords(body)));
        WorkflowProblem problem;
        problem.reason = WorkflowProblem::Reason::SourcesDiffer;
        problem.node = node.id;
        problem.field = nodeKind(node.body);
        problem.detail = u"it reads %1, but %2; ask for the source before"_s.arg(
            interest.body, words.join(u" and "));
        problems.append(problem);
    }

    /// An order node goes by what its sources say where it says nothing itself.
    void lookAtOrder(qsizetype at, QList<WorkflowProblem> &problems) const
    {
        const Node &node = m_graph.nodes.at(at);
        const auto *order = std::get_if<OrderNode>(&node.body);
        if (order == nullptr)
            return;
        QMap<QString, QString> keys; ///< with a source of each
        QMap<QString, QString> positions; ///< likewise
        for (const auto &name : m_ordered.at(at)) {
            const auto source = m_sources.constFind(name);
            if (source == m_sources.cend())
                continue;
            keys.insert(source->orderKey, name);
            positions.insert(source->orderKey.isEmpty() ? QString() : source->orderPosition, name);
        }
        if (order->key.isEmpty() && keys.size() > 1)
            problems.append(differing(node, u"order"_s, u"order key"_s, u"key"_s, keys));
        else if (order->position.isEmpty() && positions.size() > 1)
            problems.append(
                differing(node, u"order.position"_s, u"position"_s, u"position"_s, positions));
    }

    /// \a from: where the sources take it from, with a source of each.
    static WorkflowProblem differing(const Node &node, const QString &field, const QString &what,
                                     const QString &wanted, const QMap<QString, QString> &from)
    {
        QStringList words;
        for (const auto &[place, name] : from.asKeyValueRange())
            words.append(place.isEmpty() ? u"events of '%1' have none"_s.arg(name)
                                         : u"'%1' takes it from %2"_s.arg(name, place));
        WorkflowProblem problem;
        problem.reason = WorkflowProblem::Reason::SourcesDiffer;
        problem.node = node.id;
        problem.field = field;
        problem.detail = u"it goes by the %1 of the source, but %2; say a %3 here"_s.arg(
            what, words.join(u" and "), wanted);
        return problem;
    }

    const Graph &m_graph;
    const QHash<QString, SourceTraits> &m_sources;
    const Reachability m_ways;
    QList<QStringList> m_arriving; ///< by node: the sources whose events come there as they are
    QList<QStringList> m_ordered; ///< the same, whatever became of their bodies
};

} // namespace

QList<WorkflowProblem> differingSources(const Graph &graph,
                                        const QHash<QString, SourceTraits> &sources)
{
    return Search(graph, sources).run();
}

} // namespace Signalbox
