// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/deliveryreader.h"

#include "core/store/sqlite/deliverycontents.h"
#include "core/store/sqlite/deliveryrows.h"
#include "core/store/sqlite/scanbudget.h"

#include <algorithm>
#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What waits for an operator has an index of its own; the rest is mostly among the newest.
bool isEnded(std::optional<DeliveryStatus> status)
{
    return status == DeliveryStatus::Held || status == DeliveryStatus::Dead
        || status == DeliveryStatus::Cancelled;
}

/// SQLite takes 500 in one statement.
constexpr qsizetype mostParts = 64;

QByteArray selectDeliveries(const QByteArray &from)
{
    return QByteArray("SELECT ") + DeliveryRows::columns + " FROM delivery " + from
        + " CROSS JOIN event ON event.seq = delivery.event_seq WHERE delivery.seq < ?1";
}

} // namespace

DeliveryReader::DeliveryReader(Connection &connection)
    : m_connection(connection)
{
}

Result<DeliveryPage> DeliveryReader::page(const DeliveryQuery &query)
{
    DeliveryPage page;
    ScanBudget budget;
    auto rows = open(query);
    while (rows.next()) {
        auto delivery = DeliveryRows::delivery(rows);
        const qint64 seq = delivery.seq;
        const bool fits = (query.destination.isEmpty() || delivery.destination == query.destination)
            && (!query.status || delivery.status == *query.status);
        if (fits)
            page.deliveries.append(std::move(delivery));
        if (page.deliveries.size() >= query.limit || budget.isSpent()) {
            page.next = seq;
            break;
        }
    }
    if (!rows.result())
        return rows.result().error();
    return page;
}

Cursor DeliveryReader::open(const DeliveryQuery &query)
{
    const qint64 end = query.before.value_or(std::numeric_limits<qint64>::max());
    if (query.event) {
        static const QByteArray sql = selectDeliveries("INDEXED BY delivery_event")
            + " AND event_seq = (SELECT seq FROM event WHERE id = ?2) ORDER BY delivery.seq DESC";
        return m_connection.select(sql.constData(), end, *query.event);
    }
    if (isEnded(query.status))
        return openEnded(query, end);
    if (!query.destination.isEmpty()) {
        static const QByteArray sql = selectDeliveries("INDEXED BY delivery_destination")
            + " AND destination = ?2 ORDER BY delivery.seq DESC";
        return m_connection.select(sql.constData(), end, query.destination);
    }
    static const QByteArray sql = selectDeliveries({}) + " ORDER BY delivery.seq DESC";
    return m_connection.select(sql.constData(), end);
}

Cursor DeliveryReader::openEnded(const DeliveryQuery &query, qint64 end)
{
    const auto known =
        query.destination.isEmpty() ? destinations() : Result(QStringList{query.destination});
    if (!known)
        return Cursor(known.error());
    // One part of the index for each destination; a UNION ALL with ORDER BY merges them row by row.
    QByteArrayList parts;
    for (qsizetype i = 0; i < std::min(known->size(), mostParts); ++i) {
        parts.append(selectDeliveries("INDEXED BY delivery_ended")
                     + " AND (status = 3 OR status = 5 OR status = 6) AND status = ?2 "
                       "AND destination = ?");
    }
    if (known->isEmpty() || known->size() > mostParts)
        parts = {selectDeliveries({}) + " AND status = ?2"};
    const auto order = parts.size() == 1 ? "delivery.seq"_ba : "1"_ba;
    auto cursor =
        m_connection.prepareOnce(parts.join(" UNION ALL ") + " ORDER BY " + order + " DESC");
    cursor.bind(end, *query.status);
    if (known->size() <= mostParts) {
        for (const auto &destination : *known)
            cursor.bind(destination);
    }
    return cursor;
}

Result<QStringList> DeliveryReader::destinations()
{
    auto rows = m_connection.select("SELECT destination FROM delivery_tally");
    QStringList names;
    while (rows.next())
        names.append(rows.text(0));
    if (!rows.result())
        return rows.result().error();
    return names;
}

Result<DeliveryDetail> DeliveryReader::detail(const DeliveryId &id)
{
    static const QByteArray sql = QByteArray("SELECT ") + DeliveryRows::columns
        + " FROM delivery JOIN event ON event.seq = delivery.event_seq WHERE delivery.id = ?";
    static const QByteArray attemptsSql = QByteArray("SELECT ") + AttemptRows::columns
        + " FROM attempt WHERE delivery_seq = ? ORDER BY number";
    auto row = m_connection.select(sql.constData(), id);
    if (!row.next()) {
        return row.result() ? Error{ErrorCode::NotFound, u"no delivery %1"_s.arg(id.toString())}
                            : row.result().error();
    }
    DeliveryDetail detail{DeliveryRows::delivery(row), {}};
    auto attempts = m_connection.select(attemptsSql.constData(), detail.delivery.seq);
    while (attempts.next())
        detail.attempts.append(AttemptRows::attempt(attempts, id));
    if (!attempts.result())
        return attempts.result().error();
    return detail;
}

Result<QHash<QString, DestinationCounts>> DeliveryReader::destinationCounts()
{
    auto rows = m_connection.select("SELECT destination, pending, dead FROM delivery_tally "
                                    "WHERE pending > 0 OR dead > 0");
    QHash<QString, DestinationCounts> counts;
    while (rows.next())
        counts.insert(rows.text(0), {rows.integer(1), rows.integer(2)});
    if (!rows.result())
        return rows.result().error();
    return counts;
}

Result<QList<PendingDestination>> DeliveryReader::pendingDestinations()
{
    auto rows = m_connection.select(
        "SELECT destination, (SELECT min(due_at) FROM delivery INDEXED BY delivery_due "
        "WHERE status IN (0, 2) AND waits IS NULL "
        "AND delivery.destination = delivery_tally.destination) "
        "FROM delivery_tally WHERE pending > 0");
    QList<PendingDestination> result;
    while (rows.next())
        result.append({rows.text(0), rows.time(1)});
    if (!rows.result())
        return rows.result().error();
    return result;
}

Result<QList<DueDelivery>> DeliveryReader::due(const QString &destination, Timestamp now, int limit,
                                               qint64 maxBytes, const QSet<DeliveryId> &except)
{
    static const QByteArray sql = QByteArray("SELECT ") + DeliveryRows::columns
        + ", event.received_at FROM delivery INDEXED BY delivery_due "
          "CROSS JOIN event ON event.seq = delivery.event_seq WHERE status IN (0, 2) "
          "AND waits IS NULL AND destination = ? AND due_at <= ? ORDER BY due_at, delivery.seq";
    QList<DueDelivery> result;
    auto rows = m_connection.select(sql.constData(), destination, now);
    qint64 bytes = 0;
    while (result.size() < limit && bytes < maxBytes && rows.next()) {
        if (except.contains(rows.id<DeliveryId>(1)))
            continue;
        DueDelivery due;
        due.delivery = DeliveryRows::delivery(rows);
        due.receivedAt = rows.time(DeliveryRows::columnCount);
        if (auto added = DeliveryContents::read(m_connection, due); !added)
            return added.error();
        bytes += due.headers.size() + due.body.size();
        result.append(std::move(due));
    }
    if (!rows.result())
        return rows.result().error();
    return result;
}

Result<std::optional<Timestamp>> DeliveryReader::nextDue(const QString &destination, Timestamp now)
{
    auto row = m_connection.select("SELECT min(due_at) FROM delivery INDEXED BY delivery_due "
                                   "WHERE status IN (0, 2) AND waits IS NULL AND destination = ? "
                                   "AND due_at > ?",
                                   destination, now);
    if (!row.next())
        return row.result().error();
    return row.optionalTime(0);
}

} // namespace Signalbox
