// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/eventstate.h"
#include "core/store/sqlite/continuationwriter.h"
#include "core/store/sqlite/serialqueue.h"

namespace Signalbox {

/// Writes what becomes of deliveries: attempts, replays, redrives. Inside a transaction.
class DeliveryWriter final
{
public:
    /// All must outlive this object.
    DeliveryWriter(Connection &connection, Ledger &ledger, ContinuationWriter &continuations);

    // As in WriteSession.
    Result<void> recordAttempt(const AttemptCommit &commit);
    Result<QList<DeliveryId>> replay(const ReplayRequest &request, Timestamp now);
    Result<void> redrive(const DeliveryId &id, Timestamp now);

    /// The event's deliveries, in their order of commit.
    Result<QList<DeliveryStanding>> standings(qint64 eventSeq);
    /// The seq that it got. At a serial destination it waits while another one of its order key has
    /// not ended; without a key it has that of its source.
    Result<qint64> insertDelivery(const Delivery &delivery, qint64 eventSeq, const QString &source);
    /// Gives the event the state that its deliveries and the nodes that hold it make; Stopped when
    /// there are none.
    Result<void> updateEvent(qint64 eventSeq);

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
        std::optional<QByteArray> orderKey;
    };

    Result<Current> find(const DeliveryId &id);
    Result<SerialQueue::Turn> turnOf(const Current &current);
    Result<Delivery> makeReplay(const ReplayRequest &request, qint64 eventSeq,
                                const QString &destination, Timestamp now);
    Result<void> insertAttempt(const Attempt &attempt, qint64 deliverySeq);

    Connection &m_connection;
    Ledger &m_ledger;
    ContinuationWriter &m_continuations;
    SerialQueue m_serial;
};

} // namespace Signalbox
