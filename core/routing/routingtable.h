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
    explicit RoutingTable(const QList<Workflow> &workflows, QList<LeavingWorkflow> leaving = {});

    /// Those that take events of \a source, in the order given.
    QList<Workflow> workflowsOf(const QString &source) const { return m_bySource.value(source); }

    /// The one of that name; null when it does not run.
    Workflow workflow(const QString &name) const { return m_byName.value(name); }

    /// Those that were removed and may still hold something, by name and revision.
    const QList<LeavingWorkflow> &leaving() const { return m_leaving; }
    /// What becomes of what \a revision of a removed workflow holds; nothing: it was not removed.
    std::optional<HeldChoice> leavingAs(const QString &workflow, int revision) const;
    /// Whether anything that \a workflow holds may go on: it runs, or is leaving.
    bool goesOn(const QString &workflow) const;

    bool isEmpty() const { return m_bySource.isEmpty(); }

private:
    QHash<QString, QList<Workflow>> m_bySource;
    QHash<QString, Workflow> m_byName;
    QList<LeavingWorkflow> m_leaving;
};

/// The enabled ones of \a workflows. One that does not compile (which applying and publishing
/// refuse) is left out and logged.
std::shared_ptr<const RoutingTable>
makeRoutingTable(const QList<Configured<WorkflowConfig>> &workflows,
                 const QList<LeavingWorkflow> &leaving = {});

} // namespace Signalbox
