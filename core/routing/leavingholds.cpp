// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/leavingholds.h"

#include "core/routing/scriptlane.h"
#include "core/workflow/upstreamfirst.h"

#include <algorithm>

namespace Signalbox {

LeavingHolds::LeavingHolds(ReadSession &session, StoredHolds &holds)
    : m_session(session)
    , m_holds(holds)
{
}

Result<LeavingHolds::Next> LeavingHolds::next(const RoutingTable &table, const QSet<qint64> &except)
{
    Next next;
    for (const LeavingWorkflow &workflow : table.leaving()) {
        if (m_gone.contains(workflow))
            continue;
        const auto nodes = nodesOf(workflow);
        if (!nodes)
            return nodes.error();
        if (nodes->isEmpty())
            next.left.append(workflow);
        for (const NodeQueue &node : *nodes) {
            auto held = m_session.leavingContinuations(workflow, node, piece, except);
            if (!held)
                return held.error();
            if (held->isEmpty())
                continue;
            const bool runsFirst = workflow.held == HeldChoice::Release
                && node.kind == QLatin1StringView(ScriptLane::kind);
            if (!runsFirst)
                next.held = *std::move(held);
            break;
        }
        if (!next.held.isEmpty())
            break;
    }
    return next;
}

Result<QList<NodeQueue>> LeavingHolds::nodesOf(const LeavingWorkflow &workflow)
{
    auto nodes = m_session.leavingNodes(workflow);
    if (!nodes || nodes->size() < 2)
        return nodes;
    const auto revision = m_holds.workflow(workflow.workflow, workflow.revision);
    if (!revision)
        return revision.error();
    if (*revision) {
        // One that only an earlier revision had is not found, and goes first.
        const QStringList order = upstreamFirst(**revision);
        std::ranges::stable_sort(*nodes, {},
                                 [&](const NodeQueue &node) { return order.indexOf(node.node); });
    }
    return nodes;
}

} // namespace Signalbox
