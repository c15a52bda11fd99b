// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routingtable.h"

#include "core/support/logging.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

RoutingTable::RoutingTable(const QList<Workflow> &workflows, QList<LeavingWorkflow> leaving)
    : m_leaving(std::move(leaving))
{
    for (const Workflow &workflow : workflows) {
        m_byName.insert(workflow->name(), workflow);
        for (const auto sources = workflow->sources(); const QString &source : sources)
            m_bySource[source].append(workflow);
    }
}

std::optional<HeldChoice> RoutingTable::leavingAs(const QString &workflow, int revision) const
{
    // The removal that came next after the revision counts.
    const auto found = std::ranges::find_if(m_leaving, [&](const LeavingWorkflow &one) {
        return one.workflow == workflow && one.revision >= revision;
    });
    return found == m_leaving.end() ? std::nullopt : std::optional(found->held);
}

bool RoutingTable::goesOn(const QString &workflow) const
{
    return m_byName.contains(workflow)
        || std::ranges::any_of(m_leaving, [&](const LeavingWorkflow &one) {
               return one.workflow == workflow && one.held == HeldChoice::Release;
           });
}

std::shared_ptr<const RoutingTable>
makeRoutingTable(const QList<Configured<WorkflowConfig>> &workflows,
                 const QList<LeavingWorkflow> &leaving)
{
    QList<RoutingTable::Workflow> compiled;
    for (const auto &workflow : workflows) {
        if (!workflow.enabled)
            continue;
        const QString &name = workflow.config.name;
        if (auto result = CompiledWorkflow::compile(name, workflow.revision, workflow.config.graph))
            compiled.append(std::move(*result));
        else
            qCCritical(lcRouting).noquote()
                << "workflow="_L1 + name << "revision="_L1 + QString::number(workflow.revision)
                << "left out, error="_L1 + result.error().detail;
    }
    return std::make_shared<const RoutingTable>(compiled, leaving);
}

} // namespace Signalbox
