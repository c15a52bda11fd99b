// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventreader.h"

#include "core/domain/tracejson.h"
#include "core/store/sqlite/eventrows.h"
#include "core/store/sqlite/tracemarks.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray selectWhole(const char *condition)
{
    return QByteArray("SELECT ") + EventRows::columns + ", " + EventRows::contentColumns
        + " FROM event CROSS JOIN event_content ON event_content.seq = event.seq WHERE "
        + condition;
}

/// Why a query for one event gave no row.
Error missing(const Cursor &row, const EventId &id)
{
    return row.result() ? Error{ErrorCode::NotFound, u"no event %1"_s.arg(id.toString())}
                        : row.result().error();
}

} // namespace

EventReader::EventReader(Connection &connection, EventSearch &search)
    : m_connection(connection)
    , m_search(search)
{
}

Result<EventDetail> EventReader::detail(const EventId &id)
{
    static const QByteArray sql = selectWhole("event.id = ?");
    auto row = m_connection.select(sql.constData(), id);
    if (!row.next())
        return missing(row, id);
    EventDetail detail;
    detail.summary = EventRows::summary(row);
    detail.event = EventRows::head(row);
    EventRows::addContent(detail.event, row, EventRows::columnCount);
    detail.storedAt = row.optionalTime(EventRows::storedAtColumn);
    detail.routedAt = row.optionalTime(EventRows::routedAtColumn);

    auto route = m_search.route(detail.summary.seq);
    if (!route)
        return route.error();
    detail.summary.route = *std::move(route);
    auto copies = duplicates(detail.summary.seq);
    if (!copies)
        return copies.error();
    detail.duplicates = *std::move(copies);
    auto made = parents(detail.summary.seq);
    if (!made)
        return made.error();
    detail.parents = *std::move(made);
    auto gone = TraceMarks(m_connection).removedOf(detail.summary.seq);
    if (!gone)
        return gone.error();
    detail.tracesRemoved = *std::move(gone);
    return detail;
}

Result<QList<Duplicate>> EventReader::duplicates(qint64 seq)
{
    auto rows = m_connection.select("SELECT received_at, peer FROM duplicate WHERE event_seq = ? "
                                    "ORDER BY number DESC LIMIT 100",
                                    seq);
    QList<Duplicate> result;
    while (rows.next())
        result.append({rows.time(0), rows.text(1)});
    if (!rows.result())
        return rows.result().error();
    return result;
}

Result<QByteArray> EventReader::body(const EventId &id)
{
    auto row = m_connection.select("SELECT body FROM event_content "
                                   "WHERE seq = (SELECT seq FROM event WHERE id = ?)",
                                   id);
    if (!row.next())
        return missing(row, id);
    return row.blob(0);
}

Result<QList<Trace>> EventReader::traces(const EventId &id)
{
    qint64 seq = 0;
    QList<Trace> result;
    {
        auto row = m_connection.select("SELECT seq, traces FROM event LEFT JOIN trace "
                                       "ON trace.event_seq = event.seq WHERE event.id = ?",
                                       id);
        if (!row.next())
            return missing(row, id);
        seq = row.integer(0);
        if (auto added = addTraces(row.blob(1), result); !added)
            return added.error();
    }
    auto rows = m_connection.select(
        "SELECT traces FROM trace_addition WHERE event_seq = ? ORDER BY number", seq);
    while (rows.next()) {
        if (auto added = addTraces(rows.blob(0), result); !added)
            return added.error();
    }
    if (!rows.result())
        return rows.result().error();
    return result;
}

Result<void> EventReader::addTraces(const QByteArray &json, QList<Trace> &traces)
{
    const auto list = QJsonDocument::fromJson(json).array();
    for (const auto &value : list) {
        const auto trace = traceFromJson(value.toObject());
        if (!trace)
            return Error{ErrorCode::Corrupt, trace.error().detail};
        const auto known = std::ranges::find_if(traces, [&](const Trace &earlier) {
            return earlier.workflow == trace->workflow && earlier.revision == trace->revision;
        });
        if (known == traces.end())
            traces.append(*trace);
        else
            known->steps += trace->steps;
    }
    return {};
}

Result<QList<EventId>> EventReader::parents(qint64 seq)
{
    constexpr qsizetype idSize = 16;
    QList<EventId> parents;
    auto row = m_connection.select("SELECT parents FROM derived_event WHERE event_seq = ?", seq);
    if (row.next()) {
        const QByteArray ids = row.blob(0);
        for (qsizetype at = 0; at + idSize <= ids.size(); at += idSize)
            parents.append(EventId::fromBytes(QByteArrayView(ids).sliced(at, idSize)));
    }
    if (!row.result())
        return row.result().error();
    return parents;
}

Result<QList<Event>> EventReader::takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes)
{
    static const QByteArray sql =
        selectWhole("event.seq > ? AND event.routed_at IS NULL ORDER BY event.seq LIMIT ?");
    QList<Event> events;
    qint64 bytes = 0;
    auto rows = m_connection.select(sql.constData(), afterSeq, limit);
    while ((events.isEmpty() || bytes < maxBytes) && rows.next()) {
        auto event = EventRows::head(rows);
        EventRows::addContent(event, rows, EventRows::columnCount);
        bytes += event.request.body.size();
        events.append(std::move(event));
    }
    if (!rows.result())
        return rows.result().error();
    return events;
}

Result<Event> EventReader::bySeq(qint64 seq)
{
    static const QByteArray sql = selectWhole("event.seq = ?");
    auto row = m_connection.select(sql.constData(), seq);
    if (!row.next())
        return row.result() ? Error{ErrorCode::NotFound, u"no event number %1"_s.arg(seq)}
                            : row.result().error();
    auto event = EventRows::head(row);
    EventRows::addContent(event, row, EventRows::columnCount);
    return event;
}

Result<qint64> EventReader::routedUpTo()
{
    auto row = m_connection.select("SELECT value FROM progress WHERE name = 'routed_up_to'");
    if (!row.next())
        return row.result() ? Error{ErrorCode::Corrupt, u"no progress"_s} : row.result().error();
    return row.integer(0);
}

} // namespace Signalbox
