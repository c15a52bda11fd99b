// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluation.h"

#include <chrono>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Step = CompiledWorkflow::Step;
using Stopwatch = std::chrono::steady_clock;

enum FilterPort { Pass, Else };

/// An event on its way: what the maps before made of it.
struct Passage
{
    Document envelope;
    DeliveryContent content;
    QByteArray webhookId;
};

class Walk
{
public:
    Walk(const CompiledWorkflow &workflow, const Document &envelope)
        : m_workflow(workflow)
        , m_visited(size_t(workflow.steps().size()), false)
        , m_passage(std::make_shared<const Passage>(Passage{envelope, {}, {}}))
    {
        m_outcome.trace.workflow = workflow.name();
        m_outcome.trace.revision = workflow.revision();
    }

    Outcome from(const QList<int> &entries)
    {
        reach(entries);
        for (qsizetype at = 0; at < m_reached.size(); ++at) {
            m_passage = m_reached.at(at).passage;
            visit(m_workflow.steps().at(m_reached.at(at).step));
        }
        m_outcome.entered = !entries.isEmpty();
        return std::move(m_outcome);
    }

private:
    struct Arrival
    {
        int step;
        std::shared_ptr<const Passage> passage;
    };

    void reach(const QList<int> &steps)
    {
        for (const int step : steps) {
            if (!m_visited[size_t(step)]) {
                m_visited[size_t(step)] = true;
                m_reached.append({step, m_passage});
            }
        }
    }

    void visit(const Step &step)
    {
        const auto start = Stopwatch::now();
        TraceStep trace;
        trace.node = step.node.id;
        trace.kind = step.kind;
        for (const JsonPath &path : step.reads)
            trace.values.insert(path.text, m_passage->envelope.preview(path, maxTraceValue));
        const auto port =
            std::visit([&](const auto &body) { return pass(body, step, trace); }, step.node.body);
        if (port) {
            trace.port = step.ports.at(*port);
            reach(step.targets.at(*port));
        }
        const auto duration = Stopwatch::now() - start;
        trace.microseconds = std::chrono::duration_cast<Microseconds>(duration).count();
        m_outcome.trace.steps.append(std::move(trace));
    }

    static std::optional<int> failed(TraceStep &trace, const Error &error)
    {
        trace.failed = true;
        trace.detail = error.detail;
        return {};
    }

    std::optional<int> pass(const SourceNode &, const Step &, TraceStep &) { return 0; }

    std::optional<int> pass(const FilterNode &, const Step &step, TraceStep &trace)
    {
        const auto matches = step.conditions.first().matches(m_passage->envelope);
        if (!matches)
            return failed(trace, matches.error());
        return *matches ? Pass : Else;
    }

    std::optional<int> pass(const SwitchNode &, const Step &step, TraceStep &trace)
    {
        for (int at = 0; at < step.conditions.size(); ++at) {
            const auto matches = step.conditions.at(at).matches(m_passage->envelope);
            if (!matches)
                return failed(
                    trace,
                    {matches.error().code, step.ports.at(at) + u": "_s + matches.error().detail});
            if (*matches)
                return at;
        }
        return int(step.conditions.size());
    }

    std::optional<int> pass(const MapNode &, const Step &step, TraceStep &trace)
    {
        auto change = step.map->apply(m_passage->envelope);
        if (!change)
            return failed(trace, change.error());
        Passage changed{m_passage->envelope, merged(m_passage->content, change->content),
                        change->webhookId.isEmpty() ? m_passage->webhookId : change->webhookId};
        if (change->body) {
            static const JsonPath body{u"body"_s, {{"body"_ba, {}}}};
            changed.envelope = m_passage->envelope.withMember("body", *change->body);
            trace.before = m_passage->envelope.preview(body, maxTraceBody);
            trace.after = changed.envelope.preview(body, maxTraceBody);
        }
        m_passage = std::make_shared<const Passage>(std::move(changed));
        return 0;
    }

    std::optional<int> pass(const DestinationNode &body, const Step &step, TraceStep &trace)
    {
        trace.detail = body.destination;
        m_outcome.deliveries.append(
            {step.node.id, body.destination, m_passage->content, m_passage->webhookId});
        return {};
    }

    std::optional<int> pass(const StopNode &body, const Step &, TraceStep &trace)
    {
        trace.detail = body.reason;
        return {};
    }

    const CompiledWorkflow &m_workflow;
    std::vector<bool> m_visited;
    std::shared_ptr<const Passage> m_passage; ///< of the node being visited
    QList<Arrival> m_reached; ///< in order; grows while it is gone through
    Outcome m_outcome;
};

} // namespace

EventState Outcome::state() const
{
    if (!entered)
        return EventState::Unmatched;
    return deliveries.isEmpty() ? EventState::Stopped : EventState::InFlight;
}

Outcome evaluate(const CompiledWorkflow &workflow, const QString &source, const Document &envelope)
{
    return Walk(workflow, envelope).from(workflow.entries(source));
}

} // namespace Signalbox
