// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/rehearsal.h"

#include "core/support/bytes.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Of the body that nodes made of the event, if they did.
qint64 madeBytes(const Continuation &held)
{
    return held.content.body ? held.content.body->size() : 0;
}

} // namespace

Rehearsal::Rehearsal(std::shared_ptr<const CompiledWorkflow> workflow)
    : m_workflow(std::move(workflow))
{
}

QList<TakenUp> Rehearsal::advance(Timestamp now)
{
    QList<TakenUp> all;
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const auto [at, id] = *m_due.begin();
        auto taken = takeUp(m_held.at(id), nullptr, at);
        if (taken.isEmpty())
            m_due.erase(m_due.begin());
        all += std::move(taken);
    }
    return all;
}

std::optional<Timestamp> Rehearsal::nextDue() const
{
    if (m_due.empty())
        return {};
    return m_due.begin()->first;
}

Outcome Rehearsal::route(const Event &event, const Document &envelope, Timestamp now)
{
    Outcome outcome = evaluate(*m_workflow, event, envelope, {now, m_memories, &m_scripts});
    m_memories.keep(outcome.memories);
    m_memories.tidy(now);
    add(outcome, event);
    return outcome;
}

QList<TakenUp> Rehearsal::finish(const Continuation &held, const NodeResult &result, Timestamp now)
{
    return takeUp(held, &result, now);
}

QList<Continuation> Rehearsal::heldNow() const
{
    QList<Continuation> all;
    for (const auto &[id, held] : m_held)
        all.append(held);
    return all;
}

Result<QList<Continuation>> Rehearsal::queue(const NodeQueue &queue, int limit)
{
    QList<Continuation> first;
    for (const auto &[position, id] : m_queues.value(queue)) {
        if (first.size() >= limit)
            break;
        first.append(m_held.at(id));
    }
    return first;
}

Result<Event> Rehearsal::event(const Continuation &held)
{
    return m_events.value(held.eventSeq);
}

Result<std::shared_ptr<const CompiledWorkflow>> Rehearsal::workflow(const QString &, int)
{
    return m_workflow;
}

EventId Rehearsal::idOfBatch(const NodeQueue &queue, const Event &first, Timestamp)
{
    return EventId::fromBytes(digest16({first.id.toBytes(), queue.node.toUtf8()}));
}

QList<TakenUp> Rehearsal::takeUp(const Continuation &held, const NodeResult *result, Timestamp now)
{
    TakeUp taking(*this, {now, m_memories, &m_scripts});
    if (const auto added = taking.add(held, result); !added)
        return {};
    auto taken = taking.take();
    for (TakenUp &one : taken)
        keep(one);
    return taken;
}

void Rehearsal::keep(TakenUp &taken)
{
    if (taken.stays) {
        setDue(m_held.at(*taken.stays), taken.outcome.stayDue);
        return;
    }
    Event event = taken.event;
    if (taken.members.isEmpty()) {
        event = taken.event = m_events.value(event.seq);
        setVisited(event.seq, taken.outcome.visited);
    } else {
        event.seq = taken.event.seq = --m_lastDerived;
    }
    for (const TakenUp::Member &member : std::as_const(taken.members))
        setVisited(member.event.seq, member.outcome.visited);
    for (const qint64 id : std::as_const(taken.continuations))
        remove(id);
    add(taken.outcome, event);
}

void Rehearsal::add(const Outcome &outcome, const Event &event)
{
    for (Continuation held : outcome.held) {
        held.id = ++m_lastId;
        held.eventSeq = event.seq;
        held.event = event.id;
        if (!m_events.contains(event.seq)) {
            m_events.insert(event.seq, event);
            m_heldBytes += event.request.body.size();
        }
        m_heldBytes += madeBytes(held);
        m_byEvent[event.seq].insert(held.id);
        m_queues[held.queue].insert({held.position, held.id});
        if (held.dueAt)
            m_due.insert({*held.dueAt, held.id});
        m_held.emplace(held.id, std::move(held));
    }
    for (const Wake &one : outcome.wakes)
        wake(one);
}

void Rehearsal::remove(qint64 id)
{
    const auto found = m_held.find(id);
    if (found == m_held.end())
        return;
    Continuation &held = found->second;
    setDue(held, {});
    auto &queue = m_queues[held.queue];
    queue.erase({held.position, id});
    if (queue.empty())
        m_queues.remove(held.queue);
    auto &ofEvent = m_byEvent[held.eventSeq];
    ofEvent.remove(id);
    if (ofEvent.isEmpty()) {
        m_byEvent.remove(held.eventSeq);
        m_heldBytes -= m_events.take(held.eventSeq).request.body.size();
    }
    m_heldBytes -= madeBytes(held);
    m_held.erase(found);
}

void Rehearsal::setVisited(qint64 eventSeq, const QByteArray &visited)
{
    for (const qint64 id : m_byEvent.value(eventSeq))
        m_held.at(id).visited = visited;
}

void Rehearsal::setDue(Continuation &held, std::optional<Timestamp> dueAt)
{
    if (held.dueAt)
        m_due.erase({*held.dueAt, held.id});
    held.dueAt = dueAt;
    if (dueAt)
        m_due.insert({*dueAt, held.id});
}

void Rehearsal::wake(const Wake &wake)
{
    const auto queue = m_queues.constFind(wake.queue);
    if (queue == m_queues.cend())
        return;
    if (!wake.position) {
        Continuation &first = m_held.at(queue->begin()->second);
        if (!wake.unlessDue || !first.dueAt)
            setDue(first, wake.dueAt);
        return;
    }
    for (auto at = queue->lower_bound({*wake.position, 0});
         at != queue->end() && at->first == *wake.position; ++at)
        setDue(m_held.at(at->second), wake.dueAt);
}

} // namespace Signalbox
