// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/deliverywriter.h"
#include "core/store/sqlite/eventwriter.h"

namespace Signalbox {

/// Writes what routing led to, inside a transaction.
class RoutingWriter final
{
public:
    /// All must outlive this object.
    RoutingWriter(Connection &connection, Ledger &ledger, EventWriter &events,
                  DeliveryWriter &deliveries, ContinuationWriter &continuations);

    /// As WriteSession::commitRouting(); \a now is for what the store itself notes.
    Result<void> commit(const RoutingCommit &routing, Timestamp now);

private:
    Result<void> route(const RoutingCommit &routing);
    Result<void> goOn(const RoutingCommit &routing);
    Result<void> derive(const RoutingCommit &routing, Timestamp now);

    /// The event's source; NotFound without the event. \a routed tells whether it is routed.
    Result<QString> sourceOf(qint64 seq, const EventId &event, bool &routed);
    Result<void> writeDeliveries(const RoutingCommit &routing, qint64 seq, const QString &source,
                                 QList<DeliveryStanding> &standings);
    Result<void> writeTraces(const QList<Trace> &traces, qint64 seq, const QString &source);
    Result<void> addTraces(const QList<Trace> &traces, qint64 seq, const QString &source);
    /// Keeps the event as long as a failed one when a step of \a traces has failed.
    Result<void> markFailedStep(const QList<Trace> &traces, qint64 seq);
    Result<void> writeNodes(const RoutingCommit &routing, qint64 seq, const QString &source);
    Result<void> markRouted(const RoutingCommit &routing, qint64 seq,
                            const QList<DeliveryStanding> &standings);

    Connection &m_connection;
    Ledger &m_ledger;
    EventWriter &m_events;
    DeliveryWriter &m_deliveries;
    ContinuationWriter &m_continuations;
};

} // namespace Signalbox
