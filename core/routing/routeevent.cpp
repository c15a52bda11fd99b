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
    delivery.createdAt = now;
    delivery.dueAt = now;
    return delivery;
}

} // namespace

RoutedEvent routeEvent(const Event &event, const RoutingTable &table, Timestamp now)
{
    using Stopwatch = std::chrono::steady_clock;
    RoutedEvent routed;
    RoutingCommit &commit = routed.commit;
    commit.seq = event.seq;
    commit.event = event.id;
    commit.routedAt = now;

    const auto workflows = table.workflowsOf(event.source);
    if (workflows.isEmpty()) {
        routed.verdicts.append(RoutedEvent::Verdict());
        return routed;
    }
    auto start = Stopwatch::now();
    const Document envelope = envelopeOf(event);
    for (const auto &workflow : workflows) {
        Outcome outcome = evaluate(*workflow, event.source, envelope);
        for (const auto &decided : std::as_const(outcome.deliveries)) {
            commit.deliveries.append(newDelivery(event, decided, outcome.trace, now));
            if (!decided.content.isEmpty())
                commit.contents.insert(commit.deliveries.last().id, decided.content);
        }
        const auto end = Stopwatch::now();
        routed.verdicts.append({workflow->name(), outcome.state(),
                                std::chrono::duration_cast<Microseconds>(end - start)});
        start = end;
        commit.traces.append(std::move(outcome.trace));
    }
    commit.state = commit.deliveries.isEmpty() ? EventState::Stopped : EventState::InFlight;
    return routed;
}

} // namespace Signalbox
