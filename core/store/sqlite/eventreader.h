// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/eventsearch.h"

namespace Signalbox {

/// Reads single events, and those that wait for the router. As in ReadSession.
class EventReader final
{
public:
    /// Both must outlive this object.
    EventReader(Connection &connection, EventSearch &search);

    Result<EventDetail> detail(const EventId &id);
    Result<QByteArray> body(const EventId &id);
    Result<QList<Trace>> traces(const EventId &id);

    Result<QList<Event>> takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes);
    Result<qint64> routedUpTo();
    Result<Event> bySeq(qint64 seq);

private:
    Result<QList<Duplicate>> duplicates(qint64 seq);
    Result<QList<EventId>> parents(qint64 seq);
    /// Adds what \a json, a list of traces, says to \a traces: a new trace, or further steps.
    static Result<void> addTraces(const QByteArray &json, QList<Trace> &traces);

    Connection &m_connection;
    EventSearch &m_search;
};

} // namespace Signalbox
