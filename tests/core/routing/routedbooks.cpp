// SPDX-License-Identifier: GPL-3.0-or-later
#include "routedbooks.h"

#include "routingfixture.h"

#include <QMap>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

using Workflows = QList<Configured<WorkflowConfig>>;
using Entry = RoutedBooks::Entry;
using Tally = QMap<QString, int>; ///< how often something is

constexpr auto becamePart = "became part of "_L1;

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

bool mayHold(const QString &kind)
{
    const QStringList kinds{u"order"_s, u"delay"_s, u"throttle"_s, u"batch"_s, u"script"_s};
    return kinds.contains(kind);
}

/// An event that leaves a node that may hold it does so by a port, or with a failure.
bool isWaiting(const TraceStep &step)
{
    return mayHold(step.kind) && step.port.isEmpty() && !step.failed;
}

/// Whether \a step can be what came of waiting.
bool endsWaiting(const TraceStep &step)
{
    if (step.kind == "script"_L1)
        return !step.detail.startsWith("waits"_L1);
    if (step.kind == "batch"_L1)
        return step.failed || step.detail.startsWith(becamePart);
    return !isWaiting(step);
}

bool takes(const Graph &graph, const QString &source)
{
    return std::ranges::any_of(graph.nodes, [&](const Node &node) {
        const auto *from = std::get_if<SourceNode>(&node.body);
        return from != nullptr && from->sources.contains(source);
    });
}

class Audit
{
public:
    Audit(const RoutedBooks &books, const Workflows &workflows)
        : m_books(books)
        , m_workflows(workflows)
    {
    }

    QStringList run(const QList<EventId> &ingested)
    {
        for (const auto &id : ingested)
            ++m_eventsTold[id.toString()];
        for (const Delivery &delivery : m_books.deliveries)
            ++m_deliveriesFound[u"%1 %2 %3 to %4"_s.arg(
                delivery.event.toString(), delivery.workflow, delivery.node, delivery.destination)];
        for (const Entry &entry : m_books.events)
            checkEvent(entry);
        compare(u"event"_s, m_eventsTold, m_eventsFound);
        compare(u"delivery"_s, m_deliveriesTold, m_deliveriesFound);
        compare(u"part"_s, m_partsTold, m_partsFound);
        return m_mistakes;
    }

private:
    void complain(const QString &what) { m_mistakes.append(what); }

    void compare(const QString &what, const Tally &told, const Tally &found)
    {
        auto all = told;
        all.insert(found);
        for (const auto &name : all.keys()) {
            if (told.value(name) != 1 || found.value(name) != 1)
                complain(u"%1 %2: %3 told, %4 found"_s.arg(what, name)
                             .arg(told.value(name))
                             .arg(found.value(name)));
        }
    }

    void checkEvent(const Entry &entry)
    {
        const bool derived = !entry.parents.isEmpty();
        if (!derived)
            ++m_eventsFound[entry.id.toString()];
        for (const auto &parent : entry.parents)
            ++m_partsFound[u"%1 of %2"_s.arg(parent.toString(), entry.id.toString())];
        if (!entry.routed)
            complain(u"%1: not routed"_s.arg(entry.id.toString()));
        QStringList expected;
        for (const auto &workflow : m_workflows) {
            if (!derived && takes(workflow.config.graph, entry.source))
                expected.append(workflow.config.name);
        }
        QStringList known;
        int deliveries = 0;
        for (const Trace &trace : entry.traces) {
            known.append(trace.workflow);
            deliveries += checkTrace(entry, trace);
        }
        known.sort();
        if (derived ? known.size() != 1 : known != expected)
            complain(u"%1: went through '%2', not '%3'"_s.arg(entry.id.toString(), known.join(u' '),
                                                              expected.join(u' ')));
        const auto state = deliveries > 0 ? EventState::InFlight
            : known.isEmpty()             ? EventState::Unmatched
                                          : EventState::Stopped;
        if (entry.state != state)
            complain(u"%1: is %2, not %3"_s.arg(entry.id.toString(), eventStateName(entry.state),
                                                eventStateName(state)));
    }

    /// How many deliveries it tells of.
    int checkTrace(const Entry &entry, const Trace &trace)
    {
        const QString whose = entry.id.toString() + u' ' + trace.workflow;
        const auto workflow = std::ranges::find_if(m_workflows, [&](const auto &one) {
            return one.config.name == trace.workflow && one.revision == trace.revision;
        });
        if (workflow == m_workflows.end() || trace.steps.isEmpty()) {
            complain(u"%1: no such workflow, or no step"_s.arg(whose));
            return 0;
        }
        const Graph &graph = workflow->config.graph;
        QHash<QString, QList<TraceStep>> visits;
        for (const TraceStep &step : trace.steps)
            visits[step.node].append(step);
        QSet<QString> reached = entriesOf(entry, trace, graph);
        int deliveries = 0;
        for (const Node &node : graph.nodes) {
            const auto steps = visits.take(node.id);
            if (steps.isEmpty() == reached.contains(node.id))
                complain(u"%1 %2: %3"_s.arg(whose, node.id,
                                            steps.isEmpty() ? u"never came there"_s
                                                            : u"came from nowhere"_s));
            if (steps.isEmpty())
                continue;
            checkSteps(whose + u' ' + node.id, steps);
            for (const Edge &edge : graph.edges) {
                if (edge.from == node.id && edge.port == steps.last().port)
                    reached.insert(edge.to);
            }
            if (const auto *to = std::get_if<DestinationNode>(&node.body)) {
                ++m_deliveriesTold[u"%1 %2 to %3"_s.arg(whose, node.id, to->destination)];
                ++deliveries;
            }
            if (steps.last().detail.startsWith(becamePart))
                ++m_partsTold[u"%1 of %2"_s.arg(entry.id.toString(),
                                                steps.last().detail.sliced(becamePart.size()))];
        }
        if (!visits.isEmpty())
            complain(u"%1: came to a node that is not there"_s.arg(whose));
        return deliveries;
    }

    static QSet<QString> entriesOf(const Entry &entry, const Trace &trace, const Graph &graph)
    {
        if (!entry.parents.isEmpty())
            return {trace.steps.first().node};
        QSet<QString> entries;
        for (const Node &node : graph.nodes) {
            const auto *from = std::get_if<SourceNode>(&node.body);
            if (from != nullptr && from->sources.contains(entry.source))
                entries.insert(node.id);
        }
        return entries;
    }

    /// One result, behind a wait or at once.
    void checkSteps(const QString &whose, const QList<TraceStep> &steps)
    {
        const bool waited = isWaiting(steps.first());
        if (steps.size() != (waited ? 2 : 1))
            complain(u"%1: %2 steps%3"_s.arg(whose)
                         .arg(steps.size())
                         .arg(waited ? u", the first of which waits"_s : u""_s));
        else if (waited && !endsWaiting(steps.last()))
            complain(u"%1: waits again"_s.arg(whose));
    }

    const RoutedBooks &m_books;
    const Workflows &m_workflows;
    QStringList m_mistakes;
    Tally m_eventsTold; ///< by who ingested them
    Tally m_eventsFound; ///< but for derived ones
    Tally m_deliveriesTold; ///< by traces
    Tally m_deliveriesFound;
    Tally m_partsTold; ///< of batches, by the traces of their members
    Tally m_partsFound; ///< by the derived events
};

} // namespace

RoutedBooks RoutedBooks::of(ReadSession &reader)
{
    RoutedBooks books;
    books.deliveries = allDeliveries(reader);
    EventQuery query;
    query.limit = 1000;
    for (;;) {
        const auto page = sure(reader.events(query));
        for (const EventSummary &summary : page.events) {
            const auto detail = sure(reader.event(summary.id));
            books.events.append({summary.id, summary.source, summary.state,
                                 detail.routedAt.has_value(), detail.parents,
                                 sure(reader.traces(summary.id))});
        }
        if (!page.next)
            break;
        query.before = page.next;
    }
    return books;
}

QStringList mistakesIn(const RoutedBooks &books, const Workflows &workflows,
                       const QList<EventId> &ingested)
{
    return Audit(books, workflows).run(ingested);
}

QStringList unfinished(ReadSession &reader, const Workflows &workflows)
{
    QStringList nodes;
    if (!sure(reader.takeUnrouted(0, 1, 1)).isEmpty())
        nodes.append(u"unrouted"_s);
    for (const auto &workflow : workflows) {
        for (const Node &node : workflow.config.graph.nodes) {
            const NodeQueue queue{workflow.config.name, node.id, nodeKind(node.body), {}};
            if (mayHold(queue.kind) && sure(reader.holdingNodes(queue.kind)).contains(queue))
                nodes.append(queue.workflow + u' ' + queue.kind + u' ' + queue.node);
        }
    }
    return nodes;
}
