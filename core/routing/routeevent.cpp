// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routeevent.h"

#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"

#include <chrono>

namespace Signalbox {

namespace {

Delivery newDelivery(const Event &event, const Outcome::Delivery &decided, const Trace &trace,
                     Timestamp now)
{
    Delivery delivery;
    delivery.id = DeliveryId::make(now);
    delivery.event = event.id;
    delivery.eventSeq = event.seq;
    delivery.source = event.source;
    delivery.type = event.type;
    delivery.destination = decided.destination;
    delivery.workflow = trace.workflow;
    delivery.revision = trace.revision;
    delivery.node = decided.node;
    delivery.webhookId = QString::fromLatin1(decided.webhookId);
    delivery.orderKey = decided.orderKey;
    if (delivery.orderKey.isEmpty() && event.order)
        delivery.orderKey = event.order->key;
    delivery.createdAt = now;
    delivery.dueAt = now;
    return delivery;
}

void addDeliveries(RoutingCommit &commit, const Event &event, const Outcome &outcome)
{
    for (const auto &decided : outcome.deliveries) {
        commit.deliveries.append(newDelivery(event, decided, outcome.trace, commit.routedAt));
        if (!decided.content.isEmpty())
            commit.contents.insert(commit.deliveries.last().id, decided.content);
    }
}

void addNodes(NodeChanges &nodes, const Outcome &outcome)
{
    nodes.held += outcome.held;
    nodes.memories += outcome.memories;
    nodes.wakes += outcome.wakes;
}

EventState stateOf(const RoutingCommit &commit)
{
    if (!commit.deliveries.isEmpty())
        return EventState::InFlight;
    return commit.nodes.held.isEmpty() ? EventState::Stopped : EventState::Held;
}

} // namespace

RoutedEvent routeEvent(const Event &event, const RoutingTable &table, const Moment &moment)
{
    using Stopwatch = std::chrono::steady_clock;
    RoutedEvent routed;
    RoutingCommit &commit = routed.commit;
    commit.seq = event.seq;
    commit.event = event.id;
    commit.routedAt = moment.now;

    const auto workflows = table.workflowsOf(event.source);
    if (workflows.isEmpty()) {
        routed.verdicts.append(RoutedEvent::Verdict());
        return routed;
    }
    auto start = Stopwatch::now();
    const Document envelope = envelopeOf(event);
    for (const auto &workflow : workflows) {
        Outcome outcome = evaluate(*workflow, event, envelope, moment);
        addDeliveries(commit, event, outcome);
        addNodes(commit.nodes, outcome);
        moment.memories.keep(outcome.memories);
        const auto end = Stopwatch::now();
        routed.verdicts.append({workflow->name(), outcome.state(),
                                std::chrono::duration_cast<Microseconds>(end - start)});
        start = end;
        commit.traces.append(std::move(outcome.trace));
    }
    commit.state = stateOf(commit);
    return routed;
}

RoutedEvent goOnWith(const TakenUp &taken, Timestamp now)
{
    RoutedEvent routed;
    RoutingCommit &commit = routed.commit;
    const Outcome &outcome = taken.outcome;
    commit.kind = RoutingCommit::Kind::GoOn;
    commit.seq = taken.event.seq;
    commit.event = taken.event.id;
    commit.routedAt = now;
    addDeliveries(commit, taken.event, outcome);
    addNodes(commit.nodes, outcome);
    commit.state = stateOf(commit);
    if (taken.stays) {
        commit.nodes.stays = {*taken.stays, outcome.stayDue};
        return routed;
    }
    commit.traces.append(outcome.trace);
    commit.nodes.takenUp = taken.continuations;
    if (taken.members.isEmpty()) {
        commit.nodes.visited.append({outcome.trace.workflow, outcome.visited});
        return routed;
    }
    commit.kind = RoutingCommit::Kind::Derive;
    commit.derived = taken.event;
    commit.batch = taken.batch;
    for (const TakenUp::Member &member : taken.members) {
        const Trace &trace = member.outcome.trace;
        commit.nodes.members.append(
            {member.event.seq, member.event.id, trace, {trace.workflow, member.outcome.visited}});
    }
    routed.verdicts.append({outcome.trace.workflow, commit.state, Microseconds()});
    return routed;
}

} // namespace Signalbox
