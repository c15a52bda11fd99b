// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/caserun.h"

#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownBody = 200;

/// What a case says about the result, as sentences of what is otherwise.
class Comparison
{
public:
    Comparison(const WorkflowCase &one, CaseResult &result)
        : m_case(one)
        , m_result(result)
    {
    }

    void run()
    {
        if (m_case.destinations)
            compareDestinations();
        for (const auto &[destination, body] : m_case.bodies.asKeyValueRange())
            compareBody(destination, body);
        for (const auto &[node, port] : m_case.ports.asKeyValueRange())
            comparePort(node, port);
    }

private:
    void compareDestinations()
    {
        auto expected = *m_case.destinations;
        QStringList found;
        for (const auto &delivery : m_result.deliveries)
            found.append(delivery.destination);
        expected.sort();
        found.sort();
        if (expected != found)
            add(u"expected deliveries to %1, found %2"_s.arg(words(expected), words(found)));
    }

    void compareBody(const QString &destination, const QByteArray &expected)
    {
        bool sent = false;
        for (const auto &delivery : m_result.deliveries) {
            if (delivery.destination != destination)
                continue;
            sent = true;
            if (isSame(expected, delivery.body))
                return;
        }
        if (!sent)
            add(u"expected a body for %1, nothing goes there"_s.arg(destination));
        for (const auto &delivery : m_result.deliveries) {
            if (delivery.destination == destination)
                add(u"expected the body %1 for %2, found %3"_s.arg(shown(expected), destination,
                                                                   shown(delivery.body)));
        }
    }

    void comparePort(const QString &node, const QString &expected)
    {
        const auto step = std::ranges::find(m_result.trace.steps, node, &TraceStep::node);
        if (step == m_result.trace.steps.end())
            add(u"expected the event at node '%1', which it does not reach"_s.arg(node));
        else if (step->failed)
            add(u"node '%1' fails: %2"_s.arg(node, step->detail));
        else if (step->port != expected)
            add(u"expected the event to leave node '%1' by '%2', found '%3'"_s.arg(node, expected,
                                                                                   step->port));
    }

    static bool isSame(const QByteArray &expected, const QByteArray &found)
    {
        if (expected == found)
            return true;
        const auto one = Document::parse(expected);
        const auto other = Document::parse(found);
        return one && other && *one == *other;
    }

    static QString shown(const QByteArray &body)
    {
        const auto text = QString::fromUtf8(body.first(std::min(shownBody, body.size())));
        return body.size() > shownBody ? text + u'…' : text;
    }

    static QString words(const QStringList &names)
    {
        return names.isEmpty() ? u"none"_s : names.join(u", ");
    }

    void add(const QString &difference) { m_result.differences.append(difference); }

    const WorkflowCase &m_case;
    CaseResult &m_result;
};

} // namespace

QString nodeWithMemory(const Graph &graph)
{
    static const QStringList kinds{u"order"_s,    u"deduplicate"_s, u"delay"_s,
                                   u"throttle"_s, u"batch"_s,       u"script"_s};
    for (const auto &node : graph.nodes) {
        if (kinds.contains(nodeKind(node.body)))
            return node.id;
    }
    return {};
}

CaseResult runCase(const CompiledWorkflow &workflow, const WorkflowCase &one)
{
    CaseResult result;
    result.name = one.name;
    const auto &event = one.event;
    auto outcome = evaluate(workflow, event.source, envelopeOf(event));
    for (const auto &delivery : std::as_const(outcome.deliveries))
        result.deliveries.append({delivery.node, delivery.destination,
                                  delivery.content.body.value_or(event.request.body),
                                  delivery.content.contentType});
    result.trace = std::move(outcome.trace);
    if (workflow.entries(event.source).isEmpty())
        result.differences.append(
            u"the workflow takes no events of source '%1'"_s.arg(event.source));
    Graph graph;
    for (const auto &step : workflow.steps())
        graph.nodes.append(step.node);
    if (const auto node = nodeWithMemory(graph); !node.isEmpty())
        result.differences.append(u"node '%1' holds or remembers events, which cases do not follow "
                                  "yet"_s.arg(node));
    Comparison(one, result).run();
    return result;
}

} // namespace Signalbox
