// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/takeup.h"

#include "core/domain/hops.h"
#include "core/expression/envelope.h"
#include "core/workflow/batchjoin.h"
#include "core/workflow/nodevisit.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Of the workflow's node that holds \a held; null when the revision has none of that kind.
template <typename Body>
const Body *nodeOf(const CompiledWorkflow &workflow, const Continuation &held)
{
    const int step = workflow.indexOf(held.queue.node);
    return step < 0 ? nullptr : std::get_if<Body>(&workflow.steps().at(step).node.body);
}

/// The event that a batch of events such as \a first becomes, still without headers and body.
Event derivedFrom(const Event &first, const EventId &id, Timestamp now)
{
    Event event;
    event.id = id;
    event.source = first.source;
    event.type = first.type;
    event.request.method = "POST"_ba;
    event.request.target = "/in/" + first.source.toUtf8();
    event.request.receivedAt = now;
    return event;
}

/// \a hops are the most that a member has passed: what goes in circles is still told by them.
HeaderBlock headersOfBatch(int hops)
{
    QByteArray lines = "Content-Type: application/json\r\n"_ba;
    if (hops > 0)
        lines += "signalbox-hops: " + QByteArray::number(hops) + "\r\n";
    return HeaderBlock(lines);
}

} // namespace

EventId HeldEvents::idOfBatch(const NodeQueue &, const Event &, Timestamp now)
{
    return EventId::make(now);
}

std::optional<HeldChoice> HeldEvents::leaving(const Continuation &)
{
    return {};
}

TakeUp::TakeUp(HeldEvents &held, Moment moment)
    : m_held(held)
    , m_moment(moment)
{
}

Result<void> TakeUp::add(const Continuation &due, const NodeResult *result)
{
    if (m_seen.contains(due.id))
        return {};
    if (m_held.leaving(due) == HeldChoice::Discard)
        return letGo(due);
    if (result == nullptr && due.queue.kind == "batch"_L1)
        return addBatch(due);
    if (result == nullptr && (due.queue.kind == "order"_L1 || due.queue.kind == "throttle"_L1))
        return addQueue(due);
    auto taken = one(due, result);
    if (!taken)
        return taken.error();
    m_taken.append(*std::move(taken));
    return {};
}

Result<void> TakeUp::letGo(const Continuation &held)
{
    if (m_seen.contains(held.id))
        return {};
    const bool discards = m_held.leaving(held) == HeldChoice::Discard;
    if (!discards && held.queue.kind == "batch"_L1)
        return addBatch(held);
    Continuation due = held;
    due.dueAt = m_moment.now;
    // The only one that would look at more than its time.
    const bool throttled = held.queue.kind == "throttle"_L1;
    const NodeResult passes{.port = u"out"_s, .detail = heldFor(held, m_moment.now)};
    auto taken = one(due, throttled ? &passes : nullptr);
    if (!taken)
        return taken.error();
    if (!discards && !taken->outcome.trace.steps.isEmpty())
        taken->outcome.trace.steps.first().detail += u", let go: the workflow was removed"_s;
    m_taken.append(*std::move(taken));
    return {};
}

/// Goes through the queue from its beginning, as long as its events may leave: those before the due
/// one must, in an order.
Result<void> TakeUp::addQueue(const Continuation &due)
{
    const auto waiting = m_held.queue(due.queue, piece);
    if (!waiting)
        return waiting.error();
    const bool ordered = due.queue.kind == "order"_L1;
    std::optional<qsizetype> last; ///< of m_taken, the last one that left
    for (Continuation held : *waiting) {
        if (m_seen.contains(held.id))
            continue;
        if (ordered && held.position <= due.position)
            held.dueAt = m_moment.now;
        auto taken = one(held, nullptr);
        if (!taken)
            return taken.error();
        if (taken->stays) {
            if (taken->outcome.stayDue != held.dueAt)
                m_taken.append(*std::move(taken));
            break;
        }
        // Its wake is for the next of this queue, which is being looked at.
        if (last)
            m_taken[*last].outcome.wakes.removeIf(
                [&](const Wake &wake) { return wake.queue == due.queue; });
        last = m_taken.size();
        m_taken.append(*std::move(taken));
        if (isFull())
            break;
    }
    if (!ordered && last && waiting->size() == piece)
        wakeRest(due.queue);
    return {};
}

/// Behind a whole piece of a queue: the last one taken wakes the next, if it does not do so anyway.
void TakeUp::wakeRest(const NodeQueue &queue)
{
    auto &wakes = m_taken.last().outcome.wakes;
    if (std::ranges::none_of(wakes, [&](const Wake &wake) { return wake.queue == queue; }))
        wakes.append({queue, {}, m_moment.now, true});
}

Result<void> TakeUp::addBatch(const Continuation &due)
{
    const auto workflow = m_held.workflow(due.queue.workflow, due.revision);
    if (!workflow)
        return workflow.error();
    const auto *node = *workflow ? nodeOf<BatchNode>(**workflow, due) : nullptr;
    if (node == nullptr)
        return addQueue(due); // where they end
    const auto waiting = m_held.queue(due.queue, node->count + 1);
    if (!waiting)
        return waiting.error();
    if (waiting->isEmpty() || m_seen.contains(waiting->first().id))
        return {};

    TakenUp batch;
    batch.batch = due.queue;
    BatchJoin join(*node, due.queue, m_moment.memories);
    std::optional<Wake> wake;
    int hops = 0;
    for (const Continuation &held : *waiting) {
        auto event = m_held.event(held);
        if (!event)
            return event.error();
        const qint64 bytes = bodyBytesAt(held, *event);
        if (!join.takes(bytes)) {
            wake = join.wake(held.heldAt, m_moment.now);
            break;
        }
        if (batch.members.isEmpty())
            batch.event = derivedFrom(*event, m_held.idOfBatch(due.queue, *event, m_moment.now),
                                      m_moment.now);
        else if (batch.event.type != event->type)
            batch.event.type.clear();
        hops = std::max(hops, hopsOf(event->request.headers));
        const Document envelope = envelopeOf(*event);
        const auto changed = envelopeAt(held, envelope);
        join.add(changed ? *changed : envelope, bytes);
        batch.continuations.append(held.id);
        batch.members.append(member(**workflow, held, batch.event.id, *std::move(event), envelope));
    }
    if (!wake)
        wake = join.wake(m_moment.now, m_moment.now);
    batch.event.request.headers = headersOfBatch(hops);
    batch.event.request.body = join.body();

    Continuation behind;
    behind.queue = due.queue;
    behind.revision = due.revision;
    behind.heldAt = m_moment.now;
    const NodeResult result{.port = u"out"_s,
                            .detail = u"made of %1 events"_s.arg(batch.members.size())};
    batch.outcome =
        goOn(**workflow, batch.event, envelopeOf(batch.event), behind, m_moment, &result);
    batch.outcome.memories.append(join.memory());
    if (wake)
        batch.outcome.wakes.append(*std::move(wake));
    keep(batch.outcome);
    m_bytes += batch.event.request.body.size();
    m_taken.append(std::move(batch));
    return {};
}

TakenUp::Member TakeUp::member(const CompiledWorkflow &workflow, const Continuation &held,
                               const EventId &batch, Event event, const Document &envelope)
{
    const NodeResult result{.port = {}, .detail = u"became part of %1"_s.arg(batch.toString())};
    TakenUp::Member member;
    member.outcome = goOn(workflow, event, envelope, upToDate(held), m_moment, &result);
    member.continuation = held.id;
    event.request = {};
    member.event = std::move(event);
    note(held, member.outcome);
    return member;
}

Result<TakenUp> TakeUp::discarded(const Continuation &held)
{
    auto event = m_held.event(held);
    if (!event)
        return event.error();
    TakenUp taken;
    taken.outcome = endAt(upToDate(held), u"discarded: the workflow was removed"_s);
    taken.outcome.trace.steps.first().failed = false;
    taken.outcome.memories.clear(); // another workflow of the name may go by them
    event->request = {};
    taken.event = *std::move(event);
    taken.continuations.append(held.id);
    note(held, taken.outcome);
    return taken;
}

Result<TakenUp> TakeUp::one(const Continuation &held, const NodeResult *result)
{
    if (m_held.leaving(held) == HeldChoice::Discard)
        return discarded(held);
    const auto workflow = m_held.workflow(held.queue.workflow, held.revision);
    if (!workflow)
        return workflow.error();
    auto event = m_held.event(held);
    if (!event)
        return event.error();
    TakenUp taken;
    taken.outcome = *workflow
        ? goOn(**workflow, *event, envelopeOf(*event), upToDate(held), m_moment, result)
        : endAt(upToDate(held), u"revision %1 cannot run"_s.arg(held.revision));
    event->request = {};
    taken.event = *std::move(event);
    if (taken.outcome.stays)
        taken.stays = held.id;
    else
        taken.continuations.append(held.id);
    note(held, taken.outcome);
    keep(taken.outcome);
    return taken;
}

/// As earlier ones of the same event left it.
Continuation TakeUp::upToDate(const Continuation &held) const
{
    Continuation current = held;
    const auto visited = m_visited.constFind({held.eventSeq, held.queue.workflow});
    if (visited != m_visited.cend())
        current.visited = *visited;
    return current;
}

void TakeUp::note(const Continuation &held, const Outcome &outcome)
{
    m_seen.insert(held.id);
    m_visited.insert({held.eventSeq, held.queue.workflow}, outcome.visited);
}

void TakeUp::keep(const Outcome &outcome)
{
    for (const auto &delivery : outcome.deliveries)
        m_bytes += delivery.content.body ? delivery.content.body->size() : 0;
    for (const Continuation &held : outcome.held)
        m_bytes += held.content.body ? held.content.body->size() : 0;
    m_moment.memories.keep(outcome.memories);
}

} // namespace Signalbox
