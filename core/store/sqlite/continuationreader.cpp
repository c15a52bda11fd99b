// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/continuationreader.h"

#include "core/store/sqlite/deliverycontents.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray select(const char *condition)
{
    return QByteArray("SELECT continuation.id, event_seq, event.id, workflow, node, kind, "
                      "continuation.key, revision, position, held_at, due_at, visited, "
                      "webhook_id, content_type, headers, path, continuation.method, body, "
                      "order_key FROM continuation CROSS JOIN event ON event.seq = event_seq WHERE ")
        + condition;
}

Continuation read(const Cursor &row)
{
    Continuation held;
    held.id = row.integer(0);
    held.eventSeq = row.integer(1);
    held.event = row.id<EventId>(2);
    held.queue = {row.text(3), row.text(4), row.text(5), row.blob(6)};
    held.revision = row.number(7);
    held.position = row.integer(8);
    held.heldAt = row.time(9);
    held.dueAt = row.optionalTime(10);
    held.visited = row.blob(11);
    held.webhookId = row.blob(12);
    held.content.contentType = row.blob(13);
    held.content.headers = DeliveryContents::headersOf(row.blob(14));
    held.content.path = row.blob(15);
    held.content.method = row.blob(16);
    if (!row.isNull(17))
        held.content.body = row.blob(17);
    held.orderKey = row.blob(18);
    return held;
}

Result<QList<Continuation>> readAll(Cursor rows, qsizetype limit, const QSet<qint64> &except)
{
    QList<Continuation> list;
    qint64 bytes = 0;
    while (list.size() < limit && bytes < ContinuationReader::maxBytes && rows.next()) {
        if (except.contains(rows.integer(0)))
            continue;
        list.append(read(rows));
        if (list.last().content.body)
            bytes += list.last().content.body->size();
    }
    if (!rows.result())
        return rows.result().error();
    return list;
}

} // namespace

ContinuationReader::ContinuationReader(Connection &connection)
    : m_connection(connection)
{
}

Result<QHash<QString, Timestamp>> ContinuationReader::next()
{
    QHash<QString, Timestamp> next;
    auto rows = m_connection.select("SELECT workflow, min(due_at) FROM continuation "
                                    "WHERE due_at IS NOT NULL GROUP BY workflow");
    while (rows.next())
        next.insert(rows.text(0), rows.time(1));
    if (!rows.result())
        return rows.result().error();
    return next;
}

Result<std::optional<Timestamp>> ContinuationReader::next(const QString &workflow, Timestamp now)
{
    auto row = m_connection.select("SELECT min(due_at) FROM continuation "
                                   "WHERE workflow = ? AND due_at > ?",
                                   workflow, now);
    if (row.next())
        return row.optionalTime(0);
    return row.result().error();
}

Result<QList<Continuation>> ContinuationReader::due(const QString &workflow, Timestamp now,
                                                    int limit, const QSet<qint64> &except)
{
    static const QByteArray sql = select("workflow = ? AND due_at <= ? "
                                         "ORDER BY due_at, continuation.id LIMIT ?");
    return readAll(m_connection.select(sql.constData(), workflow, now, limit + except.size()),
                   limit, except);
}

Result<QList<Continuation>> ContinuationReader::queue(const NodeQueue &queue, int limit)
{
    static const QByteArray sql =
        select("workflow = ? AND node = ? AND kind = ? AND continuation.key = ? "
               "ORDER BY position, continuation.id LIMIT ?");
    return readAll(m_connection.select(sql.constData(), queue.workflow, queue.node, queue.kind,
                                       queue.key, limit),
                   limit, {});
}

Result<QList<NodeQueue>> ContinuationReader::nodes(const QString &kind)
{
    QList<NodeQueue> found;
    // From node to node by the index, however much each of them holds.
    NodeQueue last{u""_s, u""_s, u""_s, {}}; // null would be less than nothing
    for (;;) {
        auto row = m_connection.select("SELECT workflow, node, kind FROM continuation "
                                       "WHERE (workflow, node, kind) > (?, ?, ?) "
                                       "ORDER BY workflow, node, kind LIMIT 1",
                                       last.workflow, last.node, last.kind);
        if (!row.next()) {
            if (!row.result())
                return row.result().error();
            return found;
        }
        last = {row.text(0), row.text(1), row.text(2), {}};
        if (last.kind == kind)
            found.append(last);
    }
}

Result<QList<NodeQueue>> ContinuationReader::leavingNodes(const LeavingWorkflow &workflow)
{
    QList<NodeQueue> found;
    NodeQueue last{workflow.workflow, u""_s, u""_s, {}};
    for (;;) {
        auto row = m_connection.select("SELECT node, kind FROM continuation WHERE workflow = ? "
                                       "AND (node, kind) > (?, ?) AND revision <= ? "
                                       "ORDER BY node, kind LIMIT 1",
                                       last.workflow, last.node, last.kind, workflow.revision);
        if (!row.next()) {
            if (!row.result())
                return row.result().error();
            return found;
        }
        last.node = row.text(0);
        last.kind = row.text(1);
        found.append(last);
    }
}

Result<QList<Continuation>> ContinuationReader::leaving(const LeavingWorkflow &workflow,
                                                        const NodeQueue &node, int limit,
                                                        const QSet<qint64> &except)
{
    static const QByteArray sql =
        select("workflow = ? AND node = ? AND kind = ? AND revision <= ? "
               "ORDER BY continuation.key, position, continuation.id LIMIT ?");
    return readAll(m_connection.select(sql.constData(), workflow.workflow, node.node, node.kind,
                                       workflow.revision, limit + except.size()),
                   limit, except);
}

Result<std::optional<Continuation>> ContinuationReader::continuation(qint64 id)
{
    static const QByteArray sql = select("continuation.id = ?");
    auto row = m_connection.select(sql.constData(), id);
    if (row.next())
        return std::optional(read(row));
    if (!row.result())
        return row.result().error();
    return std::optional<Continuation>();
}

Result<QByteArray> ContinuationReader::memory(const NodeQueue &queue)
{
    auto row = m_connection.select("SELECT value FROM node_memory WHERE workflow = ? "
                                   "AND node = ? AND kind = ? AND key = ?",
                                   queue.workflow, queue.node, queue.kind, queue.key);
    if (row.next())
        return row.blob(0);
    if (!row.result())
        return row.result().error();
    return QByteArray();
}

} // namespace Signalbox
