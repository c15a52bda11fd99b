// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/workflowleaving.h"

#include "core/store/sqlite/tracemarks.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

WorkflowLeaving::WorkflowLeaving(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
{
}

Result<RemovalReport> WorkflowLeaving::remove(const WorkflowRemoval &removal)
{
    const QString &name = removal.workflow;
    const auto held = this->held(name);
    if (!held)
        return held.error();
    if (*held > 0 && !removal.held)
        return RemovalReport{false, *held};
    if (auto removed = m_connection.run("DELETE FROM workflow WHERE name = ?", name); !removed)
        return removed.error();
    if (m_connection.changes() == 0)
        return Error{ErrorCode::NotFound, u"there is no workflow '%1'"_s.arg(name)};
    m_ledger.configured();
    if (auto ended = TraceMarks(m_connection).end(name); !ended)
        return ended.error();
    auto leaving = m_connection.run("INSERT OR REPLACE INTO leaving_workflow "
                                    "SELECT ?1, ifnull(max(revision), 0), ?2 "
                                    "FROM workflow_revision WHERE workflow = ?1",
                                    name, removal.held.value_or(HeldChoice::Release));
    if (!leaving)
        return leaving.error();
    return RemovalReport{true, *held};
}

Result<qint64> WorkflowLeaving::held(const QString &workflow)
{
    if (m_ledger.continuations() == 0)
        return 0;
    auto row = m_connection.select(
        "SELECT count(DISTINCT event_seq) FROM continuation WHERE workflow = ?1 AND revision > "
        "ifnull((SELECT max(revision) FROM leaving_workflow WHERE workflow = ?1), 0)",
        workflow);
    if (!row.next())
        return row.result().error();
    return row.integer(0);
}

Result<bool> WorkflowLeaving::finish(const LeavingWorkflow &workflow)
{
    if (auto ready = check(workflow); !ready)
        return ready.error();
    const auto more = forgetSome(workflow);
    if (!more)
        return more;
    if (*more)
        return false;
    auto gone = m_connection.run("DELETE FROM leaving_workflow WHERE workflow = ? "
                                 "AND revision = ?",
                                 workflow.workflow, workflow.revision);
    if (!gone)
        return gone.error();
    return true;
}

Result<void> WorkflowLeaving::check(const LeavingWorkflow &workflow)
{
    auto row = m_connection.select(
        "SELECT EXISTS (SELECT 1 FROM leaving_workflow WHERE workflow = ?1 AND revision = ?2), "
        "EXISTS (SELECT 1 FROM continuation WHERE workflow = ?1 AND revision <= ?2)",
        workflow.workflow, workflow.revision);
    if (!row.next())
        return row.result();
    if (row.number(0) == 0)
        return Error{ErrorCode::NotFound, u"workflow '%1' is not leaving"_s.arg(workflow.workflow)};
    if (row.number(1) != 0)
        return Error{ErrorCode::Conflict,
                     u"nodes of workflow '%1' hold events"_s.arg(workflow.workflow)};
    return {};
}

Result<bool> WorkflowLeaving::forgetSome(const LeavingWorkflow &workflow)
{
    // Another workflow of the name works with what its nodes remember, as over its revisions.
    auto done = m_connection.run(
        "DELETE FROM node_memory WHERE id IN (SELECT id FROM node_memory WHERE workflow = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM workflow WHERE name = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM leaving_workflow WHERE workflow = ?1 AND revision > ?2) "
        "LIMIT ?3)",
        workflow.workflow, workflow.revision, memoriesInStep);
    if (!done)
        return done.error();
    return m_connection.changes() == memoriesInStep;
}

} // namespace Signalbox
