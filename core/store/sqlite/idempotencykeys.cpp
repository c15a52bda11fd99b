// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/idempotencykeys.h"

namespace Signalbox {

IdempotencyKeys::IdempotencyKeys(Connection &connection)
    : m_connection(connection)
{
}

Result<std::optional<TakenKey>> IdempotencyKeys::claim(const QByteArray &digest, qint64 eventSeq,
                                                       const QByteArray &contentDigest)
{
    auto inserted = m_connection.run("INSERT INTO idempotency_key (digest, event_seq, content) "
                                     "VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                     digest, eventSeq, contentDigest);
    if (!inserted)
        return inserted.error();
    if (m_connection.changes() == 1)
        return std::optional<TakenKey>();
    return lookup(digest);
}

Result<void> IdempotencyKeys::reassign(const QByteArray &digest, qint64 eventSeq,
                                       const QByteArray &contentDigest)
{
    return m_connection.run(
        "INSERT OR REPLACE INTO idempotency_key (digest, event_seq, content) VALUES (?, ?, ?)",
        digest, eventSeq, contentDigest);
}

Result<std::optional<TakenKey>> IdempotencyKeys::lookup(const QByteArray &digest)
{
    auto cursor = m_connection.select(
        "SELECT event_seq, content FROM idempotency_key WHERE digest = ?", digest);
    if (cursor.next())
        return std::optional(TakenKey{cursor.integer(0), cursor.blob(1)});
    if (!cursor.result())
        return cursor.result().error();
    return std::optional<TakenKey>();
}

} // namespace Signalbox
