// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/workflow/compiledworkflow.h"

#include <QHash>

namespace Signalbox {

/// The workflows that run at one moment. Immutable, shared between threads.
class RoutingTable final
{
public:
    using Workflow = std::shared_ptr<const CompiledWorkflow>;

    RoutingTable() = default; ///< nothing is routed anywhere
    explicit RoutingTable(const QList<Workflow> &workflows);

    /// Those that take events of \a source, in the order given.
    QList<Workflow> workflowsOf(const QString &source) const { return m_bySource.value(source); }

    /// The one of that name; null when it does not run.
    Workflow workflow(const QString &name) const { return m_byName.value(name); }

    bool isEmpty() const { return m_bySource.isEmpty(); }

private:
    QHash<QString, QList<Workflow>> m_bySource;
    QHash<QString, Workflow> m_byName;
};

/// The enabled ones of \a workflows. One that does not compile (which applying and publishing
/// refuse) is left out and logged.
std::shared_ptr<const RoutingTable>
makeRoutingTable(const QList<Configured<WorkflowConfig>> &workflows);

} // namespace Signalbox
