// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/walk.h"

#include "core/workflow/scriptstep.h"

#include <algorithm>
#include <chrono>
#include <type_traits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Stopwatch = std::chrono::steady_clock;

enum FilterPort { Pass, Else };

QByteArray bitsOf(const std::vector<bool> &visited)
{
    QByteArray bits(qsizetype((visited.size() + 7) / 8), '\0');
    for (size_t at = 0; at < visited.size(); ++at) {
        if (visited[at])
            bits[qsizetype(at / 8)] |= char(1 << at % 8);
    }
    return bits;
}

std::vector<bool> visitedOf(const QByteArray &bits, qsizetype steps)
{
    std::vector<bool> visited(size_t(steps), false);
    for (size_t at = 0; at < visited.size() && qsizetype(at / 8) < bits.size(); ++at)
        visited[at] = (uchar(bits.at(qsizetype(at / 8))) >> at % 8 & 1) != 0;
    return visited;
}

} // namespace

Walk::Walk(const CompiledWorkflow &workflow, const Event &event, Passage passage,
           const Moment &moment)
    : m_workflow(workflow)
    , m_event(event)
    , m_moment(moment)
    , m_visited(size_t(workflow.steps().size()), false)
    , m_passage(std::make_shared<const Passage>(std::move(passage)))
{
    m_outcome.trace.workflow = workflow.name();
    m_outcome.trace.revision = workflow.revision();
}

Outcome Walk::from(const QList<int> &entries)
{
    constexpr qsizetype usual = 16; // nodes on a way
    if (!entries.isEmpty()) {
        m_reached.reserve(std::min(usual, m_workflow.steps().size()));
        m_outcome.trace.steps.reserve(std::min(usual, m_workflow.steps().size()));
    }
    reach(entries);
    go();
    m_outcome.entered = !entries.isEmpty();
    return finish();
}

Outcome Walk::onwards(int step, const Continuation &held, const NodeResult *result)
{
    m_visited = visitedOf(held.visited, m_workflow.steps().size());
    m_visited[size_t(step)] = true;
    m_held = &held;
    visit(m_workflow.steps().at(step), result);
    m_held = nullptr;
    go();
    m_outcome.entered = true;
    if (m_outcome.stays)
        m_outcome.trace.steps.clear();
    m_outcome.visited = bitsOf(m_visited);
    return finish();
}

void Walk::go()
{
    for (qsizetype at = 0; at < m_reached.size(); ++at) {
        m_passage = m_reached.at(at).passage;
        visit(m_workflow.steps().at(m_reached.at(at).step), nullptr);
    }
}

Outcome Walk::finish()
{
    if (!m_outcome.held.isEmpty())
        m_outcome.visited = bitsOf(m_visited);
    for (Continuation &held : m_outcome.held)
        held.visited = m_outcome.visited;
    return std::move(m_outcome);
}

void Walk::reach(const QList<int> &steps)
{
    for (const int step : steps) {
        if (!m_visited[size_t(step)]) {
            m_visited[size_t(step)] = true;
            m_reached.append({step, m_passage});
        }
    }
}

void Walk::visit(const Step &step, const NodeResult *result)
{
    const auto start = m_moment.traced ? Stopwatch::now() : Stopwatch::time_point();
    TraceStep trace;
    trace.node = step.node.id;
    trace.kind = step.kind;
    if (m_moment.traced) {
        for (const JsonPath &path : step.reads)
            trace.values.insert(path.text, m_passage->envelope.preview(path, maxTraceValue));
    }
    const Port port = result != nullptr
        ? leave(*result, step, trace)
        : std::visit([&](const auto &body) { return pass(body, step, trace); }, step.node.body);
    if (port) {
        trace.port = step.ports.at(*port);
        reach(step.targets.at(*port));
    }
    if (m_moment.traced) {
        const auto duration = Stopwatch::now() - start;
        trace.microseconds += std::chrono::duration_cast<Microseconds>(duration).count();
    }
    m_outcome.trace.steps.append(std::move(trace));
}

Walk::Port Walk::failed(TraceStep &trace, const Error &error)
{
    trace.failed = true;
    trace.detail = error.detail;
    return {};
}

Walk::Port Walk::pass(const SourceNode &, const Step &, TraceStep &)
{
    return 0;
}

Walk::Port Walk::pass(const FilterNode &, const Step &step, TraceStep &trace)
{
    const auto matches = step.conditions.first().matches(m_passage->envelope);
    if (!matches)
        return failed(trace, matches.error());
    return *matches ? FilterPort::Pass : FilterPort::Else;
}

Walk::Port Walk::pass(const SwitchNode &, const Step &step, TraceStep &trace)
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

Walk::Port Walk::pass(const MapNode &, const Step &step, TraceStep &trace)
{
    const auto changed = step.map->apply(m_passage->envelope);
    if (!changed)
        return failed(trace, changed.error());
    change(*changed, trace);
    return 0;
}

/// What the nodes behind see from now on.
void Walk::change(const CompiledMap::Change &change, TraceStep &trace)
{
    Passage changed{m_passage->envelope, merged(m_passage->content, change.content),
                    change.webhookId.isEmpty() ? m_passage->webhookId : change.webhookId,
                    m_passage->orderKey};
    if (change.body) {
        static const JsonPath body{u"body"_s, {{"body"_ba, {}}}};
        changed.envelope = m_passage->envelope.withMember("body", *change.body);
        if (m_moment.traced) {
            trace.before = m_passage->envelope.preview(body, maxTraceBody);
            trace.after = changed.envelope.preview(body, maxTraceBody);
        }
    }
    m_passage = std::make_shared<const Passage>(std::move(changed));
}

Walk::Port Walk::pass(const DestinationNode &body, const Step &step, TraceStep &trace)
{
    trace.detail = body.destination;
    m_outcome.deliveries.append({step.node.id, body.destination, m_passage->content,
                                 m_passage->webhookId, m_passage->orderKey});
    return {};
}

Walk::Port Walk::pass(const StopNode &body, const Step &, TraceStep &trace)
{
    trace.detail = body.reason;
    return {};
}

Walk::Port Walk::pass(const ScriptNode &, const Step &step, TraceStep &trace)
{
    if (m_moment.scripts != nullptr)
        return leave(runScript(*step.script, *m_moment.scripts, m_passage->envelope), step, trace);
    NodeDecision decision;
    decision.kind = m_held == nullptr ? NodeDecision::Kind::Hold : NodeDecision::Kind::Stay;
    decision.queue = {m_workflow.name(), step.node.id, step.kind, {}};
    decision.detail = u"waits to run"_s;
    return follow(std::move(decision), trace);
}

template <typename Body>
Walk::Port Walk::pass(const Body &body, const Step &step, TraceStep &trace)
{
    const qint64 bytes =
        m_passage->content.body ? m_passage->content.body->size() : m_event.request.body.size();
    auto decision = decide(body,
                           {m_workflow, step, m_event, m_passage->envelope, bytes, m_moment.now,
                            m_moment.memories, m_held});
    if (!decision)
        return failed(trace, decision.error());
    if constexpr (std::is_same_v<Body, OrderNode>)
        putInOrder(decision->queue.key);
    return follow(*std::move(decision), trace);
}

/// Without a key the node has not: what was before stays.
void Walk::putInOrder(const QByteArray &key)
{
    if (key.isEmpty() || key == m_passage->orderKey)
        return;
    Passage ordered = *m_passage;
    ordered.orderKey = key;
    m_passage = std::make_shared<const Passage>(std::move(ordered));
}

Walk::Port Walk::follow(NodeDecision decision, TraceStep &trace)
{
    trace.detail = std::move(decision.detail);
    m_outcome.memories += decision.memories;
    if (decision.wake)
        m_outcome.wakes.append(*std::move(decision.wake));
    switch (decision.kind) {
    case NodeDecision::Kind::Leave: return decision.port;
    case NodeDecision::Kind::Stay:
        m_outcome.stays = true;
        m_outcome.stayDue = decision.dueAt;
        return {};
    case NodeDecision::Kind::Hold: break;
    }
    Continuation held;
    held.eventSeq = m_event.seq;
    held.event = m_event.id;
    held.queue = std::move(decision.queue);
    held.revision = m_workflow.revision();
    held.position = decision.position;
    held.heldAt = m_moment.now;
    held.dueAt = decision.dueAt;
    held.content = m_passage->content;
    held.webhookId = m_passage->webhookId;
    held.orderKey = m_passage->orderKey;
    m_outcome.held.append(std::move(held));
    return {};
}

Walk::Port Walk::leave(const NodeResult &result, const Step &step, TraceStep &trace)
{
    trace.detail = result.detail;
    trace.failed = result.failed;
    trace.console = result.console;
    trace.microseconds = result.duration.count();
    if (result.change)
        change(*result.change, trace);
    const auto port = step.ports.indexOf(result.port);
    return port < 0 ? Port() : Port(int(port));
}

} // namespace Signalbox
