// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventsearch.h"

#include "core/store/sqlite/eventrows.h"
#include "core/store/sqlite/keysearch.h"
#include "core/store/sqlite/ledger.h"
#include "core/store/sqlite/scanbudget.h"
#include "core/support/bytes.h"

#include <algorithm>
#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTypeRanges = 64;

bool typeMatches(const QString &type, const QString &pattern)
{
    return pattern.endsWith(u'*') ? type.startsWith(QStringView(pattern).chopped(1))
                                  : type == pattern;
}

bool containsText(const EventSummary &event, const QString &text)
{
    return event.source.contains(text, Qt::CaseInsensitive)
        || event.type.contains(text, Qt::CaseInsensitive)
        || QString::fromUtf8(event.key).contains(text, Qt::CaseInsensitive)
        || event.id.toString().contains(text, Qt::CaseInsensitive);
}

} // namespace

EventSearch::EventSearch(Connection &connection)
    : m_connection(connection)
{
}

Result<EventPage> EventSearch::page(const EventQuery &query)
{
    const auto within = bounds(query);
    if (!within)
        return within.error();
    if (!query.filter.key.isEmpty())
        return pageOfKey(query, *within);
    const auto chosen = ranges(query.filter);
    if (!chosen)
        return chosen.error();
    if (chosen->isEmpty())
        return EventPage{};

    EventPage page;
    ScanBudget budget;
    qint64 last = 0;
    auto rows = open(*chosen, *within);
    while (rows.next()) {
        auto event = EventRows::summary(rows);
        if (event.seq == last) // a second delivery to the same destination
            continue;
        last = event.seq;
        const auto fits = matches(event, query.filter);
        if (!fits)
            return fits.error();
        if (*fits)
            page.events.append(std::move(event));
        if (page.events.size() >= query.limit || budget.isSpent()) {
            page.next = last;
            break;
        }
    }
    if (!rows.result())
        return rows.result().error();
    for (auto &event : page.events) {
        auto chips = route(event.seq);
        if (!chips)
            return chips.error();
        event.route = *std::move(chips);
    }
    return page;
}

Result<EventSearch::Bounds> EventSearch::bounds(const EventQuery &query)
{
    const auto &filter = query.filter;
    Bounds bounds{1, query.before.value_or(std::numeric_limits<qint64>::max())};
    if (filter.state == EventState::New) {
        auto cursor =
            m_connection.select("SELECT value + 1 FROM progress WHERE name = 'routed_up_to'");
        if (!cursor.next())
            return cursor.result().error();
        bounds.first = cursor.integer(0);
    }
    if (filter.since || filter.until) {
        auto cursor = m_connection.select(
            "SELECT ifnull(min(block), 1), ifnull(max(block), 0) FROM event_span "
            "WHERE last_received_at >= ? AND first_received_at < ?",
            filter.since.value_or(Timestamp::min()), filter.until.value_or(Timestamp::max()));
        if (!cursor.next())
            return cursor.result().error();
        bounds.first = std::max(bounds.first, cursor.integer(0) << Ledger::spanBits);
        bounds.end = std::min(bounds.end, (cursor.integer(1) + 1) << Ledger::spanBits);
    }
    return bounds;
}

Result<QList<EventSearch::Range>> EventSearch::ranges(const EventFilter &filter)
{
    const auto stateRange = [&] {
        return Range{"event INDEXED BY event_state",
                     "event.seq",
                     "state <> 0 AND state = " + QByteArray::number(int(*filter.state)),
                     {}};
    };
    const bool indexedState = filter.state && *filter.state != EventState::New;
    if (indexedState && *filter.state != EventState::Delivered)
        return QList{stateRange()};
    if (!filter.destination.isEmpty()) {
        return QList{Range{"delivery INDEXED BY delivery_destination_event "
                           "CROSS JOIN event ON event.seq = delivery.event_seq",
                           "delivery.event_seq", "destination = ?", filter.destination}};
    }
    if (filter.type.endsWith(u'*') && filter.type.size() > 1)
        return typeRanges(filter.type.chopped(1));
    if (!filter.type.isEmpty() && filter.type != "*"_L1)
        return QList{Range{"event INDEXED BY event_type", "event.seq", "type = ?", filter.type}};
    if (!filter.source.isEmpty()) {
        return QList{
            Range{"event INDEXED BY event_source", "event.seq", "source = ?", filter.source}};
    }
    if (indexedState)
        return QList{stateRange()};
    return QList{Range{"event", "event.seq", "true", {}}};
}

Result<QList<EventSearch::Range>> EventSearch::typeRanges(const QString &prefix)
{
    QList<Range> ranges;
    QString type = prefix;
    auto first = m_connection.select("SELECT min(type) FROM event WHERE type >= ?", type);
    bool found = first.next() && !first.isNull(0);
    type = found ? first.text(0) : QString();
    while (found && type.startsWith(prefix)) {
        if (ranges.size() == mostTypeRanges)
            return QList{Range{"event", "event.seq", "true", {}}};
        ranges.append({"event INDEXED BY event_type", "event.seq", "type = ?", type});
        auto next = m_connection.select("SELECT min(type) FROM event WHERE type > ?", type);
        found = next.next() && !next.isNull(0);
        type = found ? next.text(0) : QString();
        if (!next.result())
            return next.result().error();
    }
    if (!first.result())
        return first.result().error();
    return ranges;
}

Cursor EventSearch::open(const QList<Range> &ranges, const Bounds &bounds, Rows rows)
{
    const bool whole = rows == Rows::OldestWhole;
    const auto content = whole ? QByteArray(", ") + EventRows::contentColumns : QByteArray();
    const auto join =
        whole ? " CROSS JOIN event_content ON event_content.seq = event.seq"_ba : QByteArray();
    const auto admitted = whole ? " AND NOT EXISTS (SELECT 1 FROM derived_event "
                                  "WHERE derived_event.event_seq = event.seq)"_ba
                                : QByteArray();
    // The parts of a UNION ALL with ORDER BY are merged row by row, each read from its index.
    QByteArrayList parts;
    for (const auto &range : ranges) {
        parts.append(QByteArray("SELECT ") + EventRows::columns + content + " FROM " + range.from
                     + join + " WHERE " + range.seq + " >= ?1 AND " + range.seq + " < ?2 AND "
                     + range.condition + admitted);
    }
    const auto order = ranges.size() == 1 ? ranges.first().seq : "1"_ba;
    auto cursor = m_connection.prepareOnce(parts.join(" UNION ALL ") + " ORDER BY " + order
                                           + (whole ? "" : " DESC"));
    cursor.bind(bounds.first, bounds.end);
    for (const auto &range : ranges) {
        if (range.condition.contains('?'))
            cursor.bind(range.value);
    }
    return cursor;
}

Result<std::pair<qint64, qint64>> EventSearch::seqsOf(const EventFilter &filter)
{
    const auto within = bounds({.filter = filter, .before = {}});
    if (!within)
        return within.error();
    auto row = m_connection.select("SELECT ifnull(min(seq), 1), ifnull(max(seq), 0) FROM event");
    if (!row.next())
        return row.result().error();
    const auto first = std::max(within->first, row.integer(0));
    return std::pair(first, std::max(first, std::min(within->end, row.integer(1) + 1)));
}

Result<StoredEvents> EventSearch::stored(const StoredEventQuery &query)
{
    if (!query.filter.key.isEmpty())
        return storedOfKey(query);
    const auto chosen = ranges(query.filter);
    if (!chosen)
        return chosen.error();
    StoredEvents page{{}, query.end};
    if (chosen->isEmpty())
        return page;
    ScanBudget budget;
    qint64 last = 0;
    qint64 bytes = 0;
    auto rows = open(*chosen, {query.from, query.end}, Rows::OldestWhole);
    while (rows.next()) {
        const auto summary = EventRows::summary(rows);
        if (summary.seq == last) // a second delivery to the same destination
            continue;
        last = summary.seq;
        const auto fits = matches(summary, query.filter);
        if (!fits)
            return fits.error();
        if (*fits) {
            auto event = EventRows::head(rows);
            EventRows::addContent(event, rows, EventRows::columnCount);
            bytes += event.request.body.size();
            page.events.append(std::move(event));
        }
        if (page.events.size() >= query.limit || bytes >= query.maxBytes || budget.isSpent()) {
            page.next = last + 1;
            break;
        }
    }
    if (!rows.result())
        return rows.result().error();
    return page;
}

Result<StoredEvents> EventSearch::storedOfKey(const StoredEventQuery &query)
{
    const auto seqs = seqsOfKey(query.filter);
    if (!seqs)
        return seqs.error();
    StoredEvents page{{}, query.end};
    auto filter = query.filter;
    filter.key.clear();
    for (auto seq = seqs->rbegin(); seq != seqs->rend(); ++seq) {
        if (*seq < query.from || *seq >= query.end)
            continue;
        auto single = stored({.filter = filter, .from = *seq, .end = *seq + 1});
        if (!single)
            return single;
        page.events += single->events;
        if (page.events.size() >= query.limit) {
            page.next = *seq + 1;
            break;
        }
    }
    return page;
}

Result<QList<qint64>> EventSearch::seqsOfKey(const EventFilter &filter)
{
    // Keys are found by their digest, which holds the source: ask for every source there is.
    const auto key = filter.key.toUtf8();
    KeySearch keys(m_connection);
    QList<qint64> seqs;
    auto sources = m_connection.select(
        "WITH RECURSIVE known(name) AS (SELECT min(source) FROM event UNION ALL "
        "SELECT (SELECT min(source) FROM event WHERE source > known.name) FROM known "
        "WHERE known.name IS NOT NULL) SELECT name FROM known WHERE name IS NOT NULL");
    while (sources.next()) {
        const auto taken = keys.find(digest16({sources.text(0).toUtf8(), key}));
        if (!taken)
            return taken.error();
        if (*taken)
            seqs.append(**taken);
    }
    if (!sources.result())
        return sources.result().error();
    std::ranges::sort(seqs, std::greater());
    return seqs;
}

Result<EventPage> EventSearch::pageOfKey(const EventQuery &query, const Bounds &bounds)
{
    const auto seqs = seqsOfKey(query.filter);
    if (!seqs)
        return seqs.error();
    static const QByteArray sql =
        QByteArray("SELECT ") + EventRows::columns + " FROM event WHERE seq = ?";
    EventPage page;
    for (const qint64 seq : *seqs) {
        if (seq < bounds.first || seq >= bounds.end)
            continue;
        if (page.events.size() == query.limit) {
            page.next = page.events.last().seq;
            break;
        }
        auto row = m_connection.select(sql.constData(), seq);
        if (row.next()) {
            auto event = EventRows::summary(row);
            const auto fits = matches(event, query.filter);
            auto chips = route(seq);
            if (!fits || !chips)
                return !fits ? fits.error() : chips.error();
            event.route = *std::move(chips);
            if (*fits)
                page.events.append(std::move(event));
        }
        if (!row.result())
            return row.result().error();
    }
    return page;
}

Result<bool> EventSearch::matches(const EventSummary &event, const EventFilter &filter)
{
    if (!filter.source.isEmpty() && event.source != filter.source)
        return false;
    if (!filter.type.isEmpty() && !typeMatches(event.type, filter.type))
        return false;
    if (!filter.key.isEmpty() && event.key != filter.key.toUtf8())
        return false;
    if (filter.state && event.state != *filter.state)
        return false;
    if (filter.since && event.receivedAt < *filter.since)
        return false;
    if (filter.until && event.receivedAt >= *filter.until)
        return false;
    if (!filter.text.isEmpty() && !containsText(event, filter.text))
        return false;
    if (filter.destination.isEmpty())
        return true;
    auto delivery =
        m_connection.select("SELECT 1 FROM delivery WHERE destination = ? AND event_seq = ?",
                            filter.destination, event.seq);
    const bool found = delivery.next();
    if (!delivery.result())
        return delivery.result().error();
    return found;
}

Result<QList<RouteChip>> EventSearch::route(qint64 seq)
{
    auto deliveries = m_connection.select(
        "SELECT destination, status FROM delivery WHERE event_seq = ? ORDER BY seq", seq);
    QList<RouteChip> route;
    while (deliveries.next()) {
        const RouteChip chip{deliveries.text(0), DeliveryStatus(deliveries.number(1))};
        const auto known = std::ranges::find(route, chip.destination, &RouteChip::destination);
        if (known == route.end())
            route.append(chip);
        else
            known->status = chip.status;
    }
    if (!deliveries.result())
        return deliveries.result().error();
    return route;
}

} // namespace Signalbox
