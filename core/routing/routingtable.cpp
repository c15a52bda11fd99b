// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/routingtable.h"

#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

RoutingTable::RoutingTable(const QList<Workflow> &workflows)
{
    for (const Workflow &workflow : workflows) {
        m_byName.insert(workflow->name(), workflow);
        for (const auto sources = workflow->sources(); const QString &source : sources)
            m_bySource[source].append(workflow);
    }
}

std::shared_ptr<const RoutingTable>
makeRoutingTable(const QList<Configured<WorkflowConfig>> &workflows)
{
    QList<RoutingTable::Workflow> compiled;
    for (const auto &workflow : workflows) {
        if (!workflow.enabled)
            continue;
        const auto &[name, graph] = workflow.config;
        if (auto result = CompiledWorkflow::compile(name, workflow.revision, graph))
            compiled.append(std::move(*result));
        else
            qCCritical(lcRouting).noquote()
                << "workflow="_L1 + name << "revision="_L1 + QString::number(workflow.revision)
                << "left out, error="_L1 + result.error().detail;
    }
    return std::make_shared<const RoutingTable>(compiled);
}

} // namespace Signalbox
