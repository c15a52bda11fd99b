// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/eventstate.h"
#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Writes what becomes of events: routing, attempts, replays, redrives. Inside a transaction.
class DeliveryWriter final
{
public:
    /// Both must outlive this object.
    DeliveryWriter(Connection &connection, Ledger &ledger);

    // As in WriteSession.
    Result<void> commitRouting(const RoutingCommit &routing);
    Result<void> recordAttempt(const AttemptCommit &commit);
    Result<QList<DeliveryId>> replay(const ReplayRequest &request, Timestamp now);
    Result<void> redrive(const DeliveryId &id, Timestamp now);

private:
    /// A delivery as far as moving it on needs it.
    struct Current
    {
        qint64 seq = 0;
        qint64 eventSeq = 0;
        DeliveryStatus status = DeliveryStatus::Scheduled;
        int attempts = 0;
        QString destination;
        QString source; ///< of the event
    };

    Result<Current> find(const DeliveryId &id);
    Result<QList<DeliveryStanding>> standings(qint64 eventSeq);
    Result<Delivery> makeReplay(const ReplayRequest &request, qint64 eventSeq,
                                const QString &destination, Timestamp now);
    /// The seq that it got.
    Result<qint64> insertDelivery(const Delivery &delivery, qint64 eventSeq, const QString &source);
    Result<void> insertAttempt(const Attempt &attempt, qint64 deliverySeq);
    Result<void> writeTraces(const QList<Trace> &traces, qint64 eventSeq, const QString &source);
    Result<void> updateEvent(qint64 eventSeq);

    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
