// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/continuationwriter.h"

#include "core/store/sqlite/deliverycontents.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

ContinuationWriter::ContinuationWriter(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
{
}

Result<bool> ContinuationWriter::hold(qint64 eventSeq)
{
    if (m_ledger.continuations() == 0)
        return false;
    auto row =
        m_connection.select("SELECT 1 FROM continuation WHERE event_seq = ? LIMIT 1", eventSeq);
    const bool held = row.next();
    if (!row.result())
        return row.result().error();
    return held;
}

Result<void> ContinuationWriter::check(const QList<qint64> &ids)
{
    for (const qint64 id : ids) {
        auto row = m_connection.select("SELECT 1 FROM continuation WHERE id = ?", id);
        if (row.next())
            continue;
        return row.result()
            ? Error{ErrorCode::Conflict, u"continuation %1 has been taken up"_s.arg(id)}
            : row.result().error();
    }
    return {};
}

Result<void> ContinuationWriter::takeUp(const QList<qint64> &ids)
{
    for (const qint64 id : ids) {
        if (auto uncounted = uncount(id); !uncounted)
            return uncounted;
        if (auto removed = m_connection.run("DELETE FROM continuation WHERE id = ?", id); !removed)
            return removed;
        m_ledger.continued(-m_connection.changes());
    }
    return {};
}

Result<void> ContinuationWriter::uncount(qint64 id)
{
    auto row = m_connection.select(
        "SELECT event.source, ifnull(length(held.body), 0) + length(held.content_type) + "
        "length(held.headers) + length(held.path) + length(held.method) "
        "FROM continuation AS held CROSS JOIN event ON event.seq = held.event_seq "
        "WHERE held.id = ?",
        id);
    if (row.next())
        m_ledger.shrank(row.text(0), Weight::continuation + row.integer(1));
    return row.result();
}

Result<void> ContinuationWriter::add(const QList<Continuation> &continuations, qint64 eventSeq,
                                     const QString &source)
{
    for (const Continuation &held : continuations) {
        const auto &[workflow, node, kind, key] = held.queue;
        const QByteArray headers = DeliveryContents::headerLines(held.content.headers);
        const auto orderKey =
            held.orderKey.isEmpty() ? std::nullopt : std::optional(held.orderKey);
        auto inserted = m_connection.run(
            "INSERT INTO continuation (event_seq, workflow, revision, node, kind, key, position, "
            "held_at, due_at, visited, webhook_id, content_type, headers, path, method, body, "
            "order_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            eventSeq, workflow, held.revision, node, kind, key, held.position, held.heldAt,
            held.dueAt, held.visited, held.webhookId, held.content.contentType, headers,
            held.content.path, held.content.method, held.content.body, orderKey);
        if (!inserted)
            return inserted;
        m_ledger.continued(1);
        const auto &content = held.content;
        const qint64 body = content.body ? content.body->size() : 0;
        m_ledger.grew(source,
                      Weight::continuation + body + content.contentType.size() + headers.size()
                          + content.path.size() + content.method.size());
    }
    return {};
}

Result<void> ContinuationWriter::setVisited(const NodeChanges::Visited &visited, qint64 eventSeq)
{
    return m_connection.run("UPDATE continuation SET visited = ?1 WHERE event_seq = ?2 "
                            "AND workflow = ?3 AND visited <> ?1",
                            visited.nodes, eventSeq, visited.workflow);
}

Result<void> ContinuationWriter::change(const NodeChanges &changes)
{
    for (const NodeMemory &memory : changes.memories) {
        if (auto done = remember(memory); !done)
            return done;
    }
    if (changes.stays) {
        auto done = m_connection.run("UPDATE continuation SET due_at = ? WHERE id = ?",
                                     changes.stays->second, changes.stays->first);
        if (!done)
            return done;
    }
    for (const Wake &one : changes.wakes) {
        if (auto done = wake(one); !done)
            return done;
    }
    return {};
}

Result<void> ContinuationWriter::remember(const NodeMemory &memory)
{
    const auto &[workflow, node, kind, key] = memory.queue;
    if (memory.value.isEmpty()) {
        return m_connection.run("DELETE FROM node_memory WHERE workflow = ? AND node = ? "
                                "AND kind = ? AND key = ?",
                                workflow, node, kind, key);
    }
    return m_connection.run(
        "INSERT INTO node_memory (workflow, node, kind, key, value, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workflow, node, kind, key) DO UPDATE "
        "SET value = excluded.value, expires_at = excluded.expires_at",
        workflow, node, kind, key, memory.value, memory.expiresAt);
}

Result<void> ContinuationWriter::wake(const Wake &wake)
{
    const auto &[workflow, node, kind, key] = wake.queue;
    if (wake.position) {
        return m_connection.run("UPDATE continuation SET due_at = ? WHERE workflow = ? "
                                "AND node = ? AND kind = ? AND key = ? AND position = ?",
                                wake.dueAt, workflow, node, kind, key, *wake.position);
    }
    return m_connection.run(
        "UPDATE continuation SET due_at = ? WHERE id = (SELECT id FROM continuation "
        "WHERE workflow = ? AND node = ? AND kind = ? AND key = ? ORDER BY position, id LIMIT 1) "
        "AND (due_at IS NULL OR NOT ?)",
        wake.dueAt, workflow, node, kind, key, wake.unlessDue);
}

} // namespace Signalbox
