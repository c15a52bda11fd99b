// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

namespace Signalbox {

/// Finds a page of events: the most telling member of the filter chooses an index, the others are
/// checked row by row until the page is full or the time is up.
class EventSearch final
{
public:
    /// \a connection must outlive this object.
    explicit EventSearch(Connection &connection);

    Result<EventPage> page(const EventQuery &query);

    /// Whole events, oldest first; see ReadSession.
    Result<StoredEvents> stored(const StoredEventQuery &query);
    Result<std::pair<qint64, qint64>> seqsOf(const EventFilter &filter);

    /// Where the event went: each destination once, with its newest delivery's state.
    Result<QList<RouteChip>> route(qint64 seq);

private:
    /// Only events with first <= seq < end.
    struct Bounds
    {
        qint64 first = 1;
        qint64 end = 0;
    };
    /// A part of an index that gives events in the order of seq.
    struct Range
    {
        QByteArray from = "event"; ///< tables
        QByteArray seq = "event.seq"; ///< the column that the index is ordered by
        QByteArray condition; ///< with at most one parameter
        QString value; ///< for that parameter
    };

    Result<Bounds> bounds(const EventQuery &query);
    Result<QList<Range>> ranges(const EventFilter &filter);
    Result<QList<Range>> typeRanges(const QString &prefix);
    enum class Rows { NewestHeads, OldestWhole };
    Cursor open(const QList<Range> &ranges, const Bounds &bounds, Rows rows = Rows::NewestHeads);
    Result<StoredEvents> storedOfKey(const StoredEventQuery &query);
    Result<QList<qint64>> seqsOfKey(const EventFilter &filter);
    Result<EventPage> pageOfKey(const EventQuery &query, const Bounds &bounds);
    Result<bool> matches(const EventSummary &event, const EventFilter &filter);

    Connection &m_connection;
};

} // namespace Signalbox
