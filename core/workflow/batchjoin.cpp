// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/batchjoin.h"

#include "core/domain/graph.h"
#include "core/workflow/nodevisit.h"
#include "core/workflow/packednumbers.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

BatchMemory::BatchMemory(const QByteArray &value)
{
    const auto [events, ofBodies] = unpackNumbers<2>(value);
    count = events;
    bytes = ofBodies;
}

QByteArray BatchMemory::value() const
{
    return count > 0 ? packNumbers<2>({count, bytes}) : QByteArray();
}

bool BatchMemory::isFull(const BatchNode &node) const
{
    return count >= node.count || bytes >= node.bytes;
}

BatchJoin::BatchJoin(const BatchNode &node, const NodeQueue &queue, NodeMemories &memories)
    : m_node(node)
    , m_queue(queue)
    , m_before(memories.value(queue))
{
}

bool BatchJoin::takes(qint64 bytes) const
{
    return m_count == 0 || (m_count < m_node.count && m_bytes + bytes <= m_node.bytes);
}

void BatchJoin::add(const Document &envelope, qint64 bytes)
{
    if (m_count++ > 0)
        m_body += ',';
    m_body += envelope.member("body").toJson();
    m_bytes += bytes;
}

BatchMemory BatchJoin::left() const
{
    BatchMemory memory = m_before;
    memory.count = std::max<qint64>(0, memory.count - m_count);
    memory.bytes = std::max<qint64>(0, memory.bytes - m_bytes);
    return memory;
}

NodeMemory BatchJoin::memory() const
{
    return {m_queue, left().value(), {}};
}

std::optional<Wake> BatchJoin::wake(Timestamp heldAt, Timestamp now) const
{
    const BatchMemory memory = left();
    if (memory.count == 0)
        return {};
    return Wake{m_queue, {}, memory.isFull(m_node) ? now : heldAt + m_node.time, false};
}

Result<NodeDecision> decide(const BatchNode &node, const NodeVisit &visit)
{
    NodeDecision decision;
    if (visit.held != nullptr) {
        decision.detail = heldFor(visit);
        return decision;
    }
    const auto key = keyAt(visit.step.key, visit);
    if (!key)
        return key.error();
    decision.kind = NodeDecision::Kind::Hold;
    // What one revision began no other one ends.
    decision.queue = visit.queue(QByteArray::number(visit.workflow.revision()) + ':'
                                 + key->value_or(QByteArray()));
    BatchMemory memory(visit.memories.value(decision.queue));
    if (memory.count == 0)
        decision.dueAt = visit.now + node.time;
    ++memory.count;
    memory.bytes += visit.bytes;
    decision.detail = u"number %1 of a batch"_s.arg(memory.count);
    if (memory.isFull(node) && memory.count == 1)
        decision.dueAt = visit.now;
    else if (memory.isFull(node))
        decision.wake = Wake{decision.queue, {}, visit.now, false};
    else if (memory.count > 1)
        decision.wake = Wake{decision.queue, {}, visit.now + node.time, true};
    decision.memories = {{decision.queue, memory.value(), {}}};
    return decision;
}

} // namespace Signalbox
