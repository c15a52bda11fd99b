// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/timevalue.h"
#include "core/workflow/nodevisit.h"
#include "core/workflow/packednumbers.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

enum OrderPort { Out, Stale };

struct OrderMemory
{
    std::optional<qint64> newest; ///< position that has passed
    qint64 held = 0; ///< how many wait

    explicit OrderMemory(const QByteArray &value)
    {
        const auto [known, position, waiting] = unpackNumbers<3>(value);
        if (known != 0)
            newest = position;
        held = waiting;
    }
    QByteArray value() const { return packNumbers<3>({newest ? 1 : 0, newest.value_or(0), held}); }
    void passed(qint64 position) { newest = std::max(newest.value_or(position), position); }
};

std::optional<qint64> positionFrom(const QByteArray &text, OrderNode::Positions positions)
{
    if (positions == OrderNode::Positions::Time) {
        const auto time = timeFromText({text.constData(), size_t(text.size())});
        return time ? std::optional(toMicroseconds(*time)) : std::nullopt;
    }
    // One more than a position must be a number too.
    constexpr qint64 most = 1'000'000'000'000'000'000;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= -most && number <= most ? std::optional(number) : std::nullopt;
}

struct Place
{
    QByteArray key;
    QByteArray position;
};

/// Where the event stands, by the node's expressions or as its source stored it.
Result<Place> placeOf(const OrderNode &node, const NodeVisit &visit)
{
    const auto &stored = visit.event.order;
    Place place;
    if (node.key.isEmpty()) {
        place.key = stored ? stored->key : QByteArray();
    } else {
        auto key = keyAt(visit.step.key, visit);
        if (!key)
            return key.error();
        place.key = key->value_or(QByteArray());
    }
    if (node.position.isEmpty()) {
        place.position = stored ? stored->position : QByteArray();
    } else {
        auto position = keyAt(visit.step.value, visit);
        if (!position)
            return position.error();
        place.position = position->value_or(QByteArray());
    }
    return place;
}

/// Whether what has this position is next.
bool isNext(const OrderNode &node, const OrderMemory &memory, qint64 position)
{
    if (memory.newest && position == *memory.newest)
        return true; // of its place there is another one
    if (node.positions == OrderNode::Positions::Time)
        return false;
    if (memory.newest)
        return position == *memory.newest + 1;
    return node.first && position <= *node.first;
}

/// Lets what has \a position leave, and wakes what comes next.
void leave(const OrderNode &node, OrderMemory &memory, qint64 position, NodeDecision &decision,
           Timestamp now)
{
    const bool late = memory.newest && position < *memory.newest;
    if (late && node.policy != OrderNode::Policy::Pass) {
        decision.port = Stale;
        decision.detail = u"%1 came before it"_s.arg(*memory.newest);
        return;
    }
    if (late)
        decision.detail = u"late: %1 came before it"_s.arg(*memory.newest);
    memory.passed(position);
    if (memory.held > 0 && node.positions == OrderNode::Positions::Sequence)
        decision.wake = Wake{decision.queue, *memory.newest + 1, now, false};
}

QString reasonToWait(const OrderNode &node, const OrderMemory &memory, Timestamp until)
{
    if (node.positions == OrderNode::Positions::Sequence && (memory.newest || node.first)) {
        const qint64 next = memory.newest ? *memory.newest + 1 : *node.first;
        return u"waits for %1 until %2"_s.arg(next).arg(toIso8601(until));
    }
    return u"waits for earlier ones until %1"_s.arg(toIso8601(until));
}

void remember(const OrderMemory &memory, const OrderNode &node, const NodeVisit &visit,
              NodeDecision &decision)
{
    decision.memories = {{decision.queue, memory.value(), visit.now + node.wait + nodeMemorySpan}};
}

NodeDecision takeUp(const OrderNode &node, const NodeVisit &visit)
{
    NodeDecision decision;
    decision.queue = visit.held->queue;
    OrderMemory memory(visit.memories.value(decision.queue));
    const qint64 position = visit.held->position;
    const bool due = visit.held->dueAt && *visit.held->dueAt <= visit.now;
    const bool late = memory.newest && position < *memory.newest;
    if (!due && !late && !isNext(node, memory, position)) {
        decision.kind = NodeDecision::Kind::Stay;
        decision.dueAt = visit.held->dueAt;
        return decision;
    }
    memory.held = std::max<qint64>(0, memory.held - 1);
    decision.detail = heldFor(visit);
    leave(node, memory, position, decision, visit.now);
    remember(memory, node, visit, decision);
    return decision;
}

} // namespace

Result<NodeDecision> decide(const OrderNode &node, const NodeVisit &visit)
{
    if (visit.held != nullptr)
        return takeUp(node, visit);
    const auto place = placeOf(node, visit);
    if (!place)
        return place.error();
    NodeDecision decision;
    if (place->key.isEmpty()) {
        decision.detail = u"without an order key"_s;
        return decision;
    }
    const auto position = positionFrom(place->position, node.positions);
    if (!position) {
        decision.detail = place->position.isEmpty()
            ? u"without a position"_s
            : u"its position is no %1"_s.arg(
                  node.positions == OrderNode::Positions::Time ? u"time"_s : u"whole number"_s);
        return decision;
    }
    decision.queue = visit.queue(place->key);
    decision.position = *position;
    OrderMemory memory(visit.memories.value(decision.queue));
    const bool late = memory.newest && *position < *memory.newest;
    if (node.policy != OrderNode::Policy::Wait || late || isNext(node, memory, *position)) {
        leave(node, memory, *position, decision, visit.now);
        if (decision.port == Stale)
            return decision;
    } else {
        decision.kind = NodeDecision::Kind::Hold;
        decision.dueAt = visit.now + node.wait;
        decision.detail = reasonToWait(node, memory, *decision.dueAt);
        ++memory.held;
    }
    remember(memory, node, visit, decision);
    return decision;
}

} // namespace Signalbox
