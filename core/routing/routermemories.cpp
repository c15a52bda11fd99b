// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routermemories.h"

namespace Signalbox {

RouterMemories::RouterMemories(ReadSession &session)
    : m_session(session)
{
}

QByteArray RouterMemories::value(const NodeQueue &queue)
{
    if (const auto pending = m_pending.constFind(queue); pending != m_pending.cend())
        return pending->value;
    auto stored = m_session.nodeMemory(queue);
    if (stored)
        return *std::move(stored);
    m_result = stored.error();
    return {};
}

void RouterMemories::keep(const QList<NodeMemory> &changes)
{
    for (const NodeMemory &change : changes) {
        m_pending.insert(change.queue, {change.value, m_batch});
        m_changed[m_batch].append(change.queue);
    }
}

Result<void> RouterMemories::takeResult()
{
    return std::exchange(m_result, {});
}

quint64 RouterMemories::close()
{
    return m_batch++;
}

void RouterMemories::committed(quint64 number)
{
    while (!m_changed.empty() && m_changed.begin()->first <= number) {
        for (const NodeQueue &queue : m_changed.begin()->second) {
            const auto pending = m_pending.constFind(queue);
            if (pending != m_pending.cend() && pending->batch <= number)
                m_pending.erase(pending);
        }
        m_changed.erase(m_changed.begin());
    }
}

void RouterMemories::clear()
{
    m_pending.clear();
    m_changed.clear();
}

} // namespace Signalbox
