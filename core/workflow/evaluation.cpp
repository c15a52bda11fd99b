// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluation.h"

#include <chrono>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Step = CompiledWorkflow::Step;
using Stopwatch = std::chrono::steady_clock;

enum FilterPort { Pass, Else };

class Walk
{
public:
    Walk(const CompiledWorkflow &workflow, const Document &envelope)
        : m_workflow(workflow)
        , m_envelope(envelope)
        , m_visited(size_t(workflow.steps().size()), false)
    {
        m_outcome.trace.workflow = workflow.name();
        m_outcome.trace.revision = workflow.revision();
    }

    Outcome from(const QList<int> &entries)
    {
        reach(entries);
        for (qsizetype at = 0; at < m_reached.size(); ++at)
            visit(m_workflow.steps().at(m_reached.at(at)));
        m_outcome.entered = !entries.isEmpty();
        return std::move(m_outcome);
    }

private:
    void reach(const QList<int> &steps)
    {
        for (const int step : steps) {
            if (!m_visited[size_t(step)]) {
                m_visited[size_t(step)] = true;
                m_reached.append(step);
            }
        }
    }

    void visit(const Step &step)
    {
        const auto start = Stopwatch::now();
        TraceStep trace;
        trace.node = step.node.id;
        trace.kind = step.kind;
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

    std::optional<int> pass(const SourceNode &, const Step &, TraceStep &) { return 0; }

    std::optional<int> pass(const FilterNode &, const Step &step, TraceStep &trace)
    {
        for (const JsonPath &path : step.reads)
            trace.values.insert(path.text, m_envelope.preview(path, maxTraceValue));
        const auto matches = step.condition->matches(m_envelope);
        if (matches)
            return *matches ? Pass : Else;
        trace.failed = true;
        trace.detail = matches.error().detail;
        return {};
    }

    std::optional<int> pass(const DestinationNode &body, const Step &step, TraceStep &trace)
    {
        trace.detail = body.destination;
        m_outcome.deliveries.append({step.node.id, body.destination});
        return {};
    }

    std::optional<int> pass(const StopNode &body, const Step &, TraceStep &trace)
    {
        trace.detail = body.reason;
        return {};
    }

    const CompiledWorkflow &m_workflow;
    const Document &m_envelope;
    std::vector<bool> m_visited;
    QList<int> m_reached; ///< in order; grows while it is gone through
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
