// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/caserun.h"

#include "core/expression/envelope.h"
#include "core/workflow/rehearsal.h"

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
        // The last one: a node that held the event told of it before.
        const auto &steps = m_result.trace.steps;
        const auto step = std::find_if(steps.rbegin(), steps.rend(),
                                       [&](const TraceStep &each) { return each.node == node; });
        if (step == steps.rend())
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

CaseResult runCase(const CompiledWorkflow &workflow, const WorkflowCase &one, Cancellation *stop)
{
    CaseResult result;
    result.name = one.name;
    auto event = one.event;
    event.seq = 1;
    const auto add = [&](const Event &sent, const Outcome &outcome) {
        for (const auto &delivery : outcome.deliveries)
            result.deliveries.append({delivery.node, delivery.destination,
                                      delivery.content.body.value_or(sent.request.body),
                                      delivery.content.contentType});
        result.trace.steps += outcome.trace.steps;
    };
    // Not owned: it outlives the rehearsal.
    Rehearsal rehearsal(
        std::shared_ptr<const CompiledWorkflow>(std::shared_ptr<void>(), &workflow));
    std::optional<Cancellation::Watch> watch;
    if (stop != nullptr)
        watch.emplace(*stop, [&rehearsal] { rehearsal.interrupt(); });
    add(event, rehearsal.route(event, envelopeOf(event), event.request.receivedAt));
    const auto later = rehearsal.advance(Timestamp::max());
    for (const TakenUp &taken : later) {
        for (const TakenUp::Member &member : taken.members)
            add(event, member.outcome);
        if (!taken.stays)
            add(taken.event, taken.outcome);
    }
    result.trace.workflow = workflow.name();
    result.trace.revision = workflow.revision();
    if (workflow.entries(event.source).isEmpty())
        result.differences.append(
            u"the workflow takes no events of source '%1'"_s.arg(event.source));
    Comparison(one, result).run();
    return result;
}

} // namespace Signalbox
