// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/serialqueue.h"

#include "core/domain/continuation.h"

namespace Signalbox {

SerialQueue::SerialQueue(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
{
}

Result<SerialQueue::Turn> SerialQueue::turn(const QString &destination, const QByteArray &orderKey,
                                            const QString &source)
{
    if (!m_ledger.isSerial(destination))
        return Turn();
    Turn turn;
    turn.orderKey = queueKey(orderKey.isEmpty() ? source.toUtf8() : orderKey);
    auto other = m_connection.select(
        "SELECT 1 FROM delivery INDEXED BY delivery_serial WHERE destination = ? "
        "AND order_key = ? AND order_key IS NOT NULL AND status IN (0, 2) LIMIT 1",
        destination, *turn.orderKey);
    if (other.next())
        turn.waits = 1;
    if (!other.result())
        return other.result().error();
    return turn;
}

Result<QByteArray> SerialQueue::keyOfEvent(const QString &destination, qint64 eventSeq)
{
    if (!m_ledger.isSerial(destination))
        return QByteArray();
    auto row = m_connection.select("SELECT order_key FROM event_content WHERE seq = ?", eventSeq);
    const auto key = row.next() ? row.blob(0) : QByteArray();
    if (!row.result())
        return row.result().error();
    return key;
}

Result<void> SerialQueue::letNextGo(const QString &destination, const QByteArray &orderKey,
                                    Timestamp now)
{
    auto updated = m_connection.run(
        "UPDATE delivery SET waits = NULL, due_at = max(due_at, ?3) WHERE seq = "
        "(SELECT seq FROM delivery INDEXED BY delivery_serial WHERE destination = ?1 "
        "AND order_key = ?2 AND order_key IS NOT NULL AND status IN (0, 2) AND waits = 1 "
        "ORDER BY seq LIMIT 1) AND NOT EXISTS "
        "(SELECT 1 FROM delivery INDEXED BY delivery_serial WHERE destination = ?1 "
        "AND order_key = ?2 AND order_key IS NOT NULL AND status IN (0, 2) AND waits IS NULL)",
        destination, orderKey, now);
    if (updated && m_connection.changes() > 0)
        m_ledger.fellDue(destination);
    return updated;
}

Result<void> SerialQueue::letAllGo(const QString &destination, Timestamp now)
{
    auto updated = m_connection.run(
        "UPDATE delivery INDEXED BY delivery_serial SET order_key = NULL, waits = NULL, "
        "due_at = iif(waits, max(due_at, ?2), due_at) "
        "WHERE destination = ?1 AND order_key IS NOT NULL AND status IN (0, 2)",
        destination, now);
    if (updated && m_connection.changes() > 0)
        m_ledger.fellDue(destination);
    return updated;
}

} // namespace Signalbox
