// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/rejectionreader.h"

#include "core/store/sqlite/scanbudget.h"

#include <QJsonDocument>

#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr char columns[] =
    "SELECT seq, id, received_at, status, cause, event, body_size, source, detail, evidence, key, "
    "method, peer, target, headers, "
    "(SELECT admitted FROM rejection_place WHERE rejection_place.seq = rejection.seq)";

Rejection withoutBody(const Cursor &row)
{
    Rejection rejection;
    rejection.seq = row.integer(0);
    rejection.id = row.id<RejectionId>(1);
    rejection.request.receivedAt = row.time(2);
    rejection.status = row.number(3);
    rejection.cause = RejectionCause(row.number(4));
    if (!row.isNull(5))
        rejection.event = row.id<EventId>(5);
    rejection.bodySize = row.integer(6);
    rejection.source = row.text(7);
    rejection.detail = row.text(8);
    rejection.evidence = QJsonDocument::fromJson(row.blob(9)).object();
    rejection.key = row.blob(10);
    rejection.request.method = row.blob(11);
    rejection.request.peer = row.text(12);
    rejection.request.target = row.blob(13);
    rejection.request.headers = HeaderBlock(row.blob(14));
    if (!row.isNull(15))
        rejection.admitted = row.id<EventId>(15);
    return rejection;
}

} // namespace

RejectionReader::RejectionReader(Connection &connection)
    : m_connection(connection)
{
}

Result<RejectionPage> RejectionReader::page(const RejectionQuery &query)
{
    RejectionPage page;
    ScanBudget budget;
    auto rows = open(query);
    while (rows.next()) {
        const qint64 seq = rows.integer(0);
        const bool fits = (query.source.isEmpty() || rows.text(7) == query.source)
            && (!query.cause || RejectionCause(rows.number(4)) == *query.cause);
        if (fits)
            page.rejections.append(withoutBody(rows));
        if (page.rejections.size() >= query.limit || budget.isSpent()) {
            page.next = seq;
            break;
        }
    }
    if (!rows.result())
        return rows.result().error();
    return page;
}

Cursor RejectionReader::open(const RejectionQuery &query)
{
    const qint64 end = query.before.value_or(std::numeric_limits<qint64>::max());
    if (!query.source.isEmpty()) {
        static const QByteArray sql = QByteArray(columns)
            + " FROM rejection INDEXED BY rejection_source "
              "WHERE seq < ? AND source = ? ORDER BY seq DESC";
        return m_connection.select(sql.constData(), end, query.source);
    }
    if (query.cause) {
        static const QByteArray sql = QByteArray(columns)
            + " FROM rejection INDEXED BY rejection_cause "
              "WHERE seq < ? AND cause = ? ORDER BY seq DESC";
        return m_connection.select(sql.constData(), end, *query.cause);
    }
    static const QByteArray sql =
        QByteArray(columns) + " FROM rejection WHERE seq < ? ORDER BY seq DESC";
    return m_connection.select(sql.constData(), end);
}

Result<Rejection> RejectionReader::detail(const RejectionId &id)
{
    static const QByteArray sql = QByteArray(columns) + ", body FROM rejection WHERE id = ?";
    auto row = m_connection.select(sql.constData(), id);
    if (!row.next()) {
        return row.result() ? Error{ErrorCode::NotFound, u"no rejection %1"_s.arg(id.toString())}
                            : row.result().error();
    }
    auto rejection = withoutBody(row);
    rejection.request.body = row.blob(16);
    return rejection;
}

} // namespace Signalbox
