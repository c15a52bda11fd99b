// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/storedholds.h"

#include "core/support/logging.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

StoredHolds::StoredHolds(ReadSession &session)
    : m_session(session)
{
}

Result<QList<Continuation>> StoredHolds::queue(const NodeQueue &queue, int limit)
{
    return m_session.continuationsOf(queue, limit);
}

Result<Event> StoredHolds::event(const Continuation &held)
{
    return m_session.eventBySeq(held.eventSeq);
}

std::optional<HeldChoice> StoredHolds::leaving(const Continuation &held)
{
    return m_table->leavingAs(held.queue.workflow, held.revision);
}

Result<std::shared_ptr<const CompiledWorkflow>> StoredHolds::workflow(const QString &name,
                                                                      int revision)
{
    if (auto current = m_table->workflow(name); current && current->revision() == revision)
        return current;
    const auto known = std::ranges::find_if(m_older, [&](const Revision &older) {
        return older.number == revision && older.name == name;
    });
    if (known != m_older.end()) {
        std::rotate(m_older.begin(), known, known + 1);
        return m_older.first().workflow;
    }
    const auto graph = m_session.workflowGraph(name, revision);
    if (!graph && graph.error().code != ErrorCode::NotFound
        && graph.error().code != ErrorCode::Corrupt)
        return graph.error();
    const auto compiled = graph ? CompiledWorkflow::compile(name, revision, *graph) : graph.error();
    if (!compiled)
        qCCritical(lcRouting).noquote()
            << "workflow="_L1 + name << "revision="_L1 + QString::number(revision)
            << "cannot go on, error="_L1 + compiled.error().detail;
    m_older.prepend({name, revision, compiled ? *compiled : nullptr});
    if (m_older.size() > keptRevisions)
        m_older.removeLast();
    return m_older.first().workflow;
}

} // namespace Signalbox
