// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/tracemarks.h"

namespace Signalbox {

Result<void> TraceMarks::begin(const QString &workflow, qint64 seq)
{
    return m_connection.run(
        "INSERT OR REPLACE INTO trace_mark VALUES (?1, 0, ?2, ?2), (?1, 1, ?2, ?2)", workflow, seq);
}

Result<void> TraceMarks::end(const QString &workflow)
{
    return m_connection.run("DELETE FROM trace_mark WHERE workflow = ?", workflow);
}

Result<std::optional<qint64>> TraceMarks::upTo(const QString &workflow, Kind kind)
{
    std::optional<qint64> seq;
    auto row = m_connection.select("SELECT up_to_seq FROM trace_mark WHERE workflow = ? "
                                   "AND kind = ?",
                                   workflow, kind);
    if (row.next())
        seq = row.integer(0);
    if (!row.result())
        return row.result().error();
    return seq;
}

Result<void> TraceMarks::move(const QString &workflow, Kind kind, qint64 seq)
{
    return m_connection.run("UPDATE trace_mark SET up_to_seq = ? WHERE workflow = ? AND kind = ?",
                            seq, workflow, kind);
}

Result<QStringList> TraceMarks::removedOf(qint64 event)
{
    // Every workflow that took an event has its trace there from the moment that it is routed. In
    // a store that removes none (the usual one) the marks say so after a glance.
    auto rows = m_connection.select(
        "SELECT DISTINCT mark.workflow FROM event JOIN trace_mark AS mark "
        "ON mark.after_seq < event.seq AND mark.up_to_seq >= event.seq "
        "WHERE event.seq = ? AND event.state NOT IN (0, 2) "
        "AND (mark.kind = 1 OR (event.state IN (3, 6, 8) AND event.failed_step IS NULL)) "
        "AND NOT EXISTS (SELECT 1 FROM trace WHERE event_seq = event.seq "
        "AND instr(traces, '\"workflow\":\"' || mark.workflow || '\"') > 0) "
        "AND event.source IN (SELECT named.value FROM workflow JOIN workflow_revision AS published "
        "ON published.workflow = workflow.name AND published.revision = workflow.revision "
        "JOIN json_each(published.graph, '$.nodes') AS node "
        "JOIN json_each(node.value, '$.source') AS named WHERE workflow.name = mark.workflow) "
        "ORDER BY mark.workflow",
        event);
    QStringList workflows;
    while (rows.next())
        workflows.append(rows.text(0));
    if (!rows.result())
        return rows.result().error();
    return workflows;
}

} // namespace Signalbox
