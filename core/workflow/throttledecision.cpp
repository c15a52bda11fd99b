// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tokenbucket.h"
#include "core/workflow/nodevisit.h"
#include "core/workflow/packednumbers.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct ThrottleMemory
{
    TokenBucket bucket;
    qint64 held = 0; ///< how many wait

    explicit ThrottleMemory(const QByteArray &value)
    {
        const auto [fullAt, waiting] = unpackNumbers<2>(value);
        bucket.fullAt = fromMicroseconds(fullAt);
        held = waiting;
    }
    QByteArray value() const { return packNumbers<2>({toMicroseconds(bucket.fullAt), held}); }
};

/// A bucket that is full, with nobody waiting, is as good as none.
void remember(const ThrottleMemory &memory, NodeDecision &decision)
{
    decision.memories = {{decision.queue, memory.value(),
                          memory.held > 0 ? std::nullopt : std::optional(memory.bucket.fullAt)}};
}

/// When whoever comes now will be let through.
Timestamp turnOf(const ThrottleNode &node, const ThrottleMemory &memory, Timestamp now)
{
    const auto wait = memory.bucket.wait(node.rate, now).value_or(Microseconds(0));
    return now + wait + node.rate.per / node.rate.count * memory.held;
}

NodeDecision takeUp(const ThrottleNode &node, const NodeVisit &visit)
{
    NodeDecision decision;
    decision.queue = visit.held->queue;
    ThrottleMemory memory(visit.memories.value(decision.queue));
    if (const auto wait = memory.bucket.take(node.rate, visit.now)) {
        decision.kind = NodeDecision::Kind::Stay;
        decision.dueAt = visit.now + *wait;
        return decision;
    }
    memory.held = std::max<qint64>(0, memory.held - 1);
    decision.detail = heldFor(visit);
    if (memory.held > 0) {
        const auto wait = memory.bucket.wait(node.rate, visit.now);
        decision.wake = Wake{decision.queue, {}, visit.now + wait.value_or(Microseconds(0)), false};
    }
    remember(memory, decision);
    return decision;
}

} // namespace

Result<NodeDecision> decide(const ThrottleNode &node, const NodeVisit &visit)
{
    if (visit.held != nullptr)
        return takeUp(node, visit);
    const auto key = keyAt(visit.step.key, visit);
    if (!key)
        return key.error();
    NodeDecision decision;
    decision.queue = visit.queue(key->value_or(QByteArray()));
    ThrottleMemory memory(visit.memories.value(decision.queue));
    std::optional<Microseconds> wait;
    if (memory.held == 0)
        wait = memory.bucket.take(node.rate, visit.now);
    if (memory.held > 0 || wait) {
        decision.kind = NodeDecision::Kind::Hold;
        if (wait)
            decision.dueAt = visit.now + *wait;
        else // in case that nobody before it is left
            decision.wake = Wake{decision.queue, {}, turnOf(node, memory, visit.now), true};
        ++memory.held;
        decision.detail = u"waits behind %1"_s.arg(memory.held - 1);
    }
    remember(memory, decision);
    return decision;
}

} // namespace Signalbox
