// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/idempotencykeys.h"
#include "core/store/sqlite/ledger.h"
#include "core/store/sqlite/rejectionwriter.h"

namespace Signalbox {

/// Stores events, duplicates and conflicts, inside a transaction.
class EventWriter final
{
public:
    /// All must outlive this object.
    EventWriter(Connection &connection, Ledger &ledger, RejectionWriter &rejections);

    /// Before the first use, and after each rollback.
    Result<void> load() { return m_keys.load(); }
    /// The last thing before the commit.
    Result<void> write() { return m_keys.write(); }

    Result<IngestOutcome> ingest(const NewEvent &event, Timestamp now);
    /// Stores an event that a node made, which no sender can repeat; its seq.
    Result<qint64> addDerived(const Event &event, Timestamp now);
    /// As WriteSession::admitRejection().
    Result<QList<AdmittedEvent>> admit(const RejectionId &rejection, const QList<NewEvent> &events,
                                       Timestamp now);

private:
    /// Who has \a digest at the time of \a event, if that was at most \a window before; 0: ever.
    Result<std::optional<TakenKey>> holder(const QByteArray &digest, const NewEvent &event,
                                           Microseconds window);
    /// When the event came; nothing where that is not known any more.
    Result<std::optional<Timestamp>> receivedAt(qint64 seq);
    /// Takes \a digest, and the event's replayDigest, unless the latter is taken.
    Result<IngestOutcome> addUnlessReplayed(const NewEvent &event, const QByteArray &digest,
                                            qint64 seq, Timestamp now);
    Result<IngestOutcome> add(const NewEvent &event, qint64 seq, Timestamp now);
    Result<void> insert(const NewEvent &event, qint64 seq, Timestamp now);
    Result<EventId> noteDuplicate(const Request &request, qint64 originalSeq);
    /// Keeps \a event as a rejection because of the event at \a originalSeq.
    Result<IngestOutcome> keep(const Event &event, RejectionCause cause, qint64 originalSeq,
                               Timestamp now);
    Result<void> checkForConflicts(const QList<NewEvent> &events);
    Result<EventId> eventOf(qint64 seq); ///< also of one that retention removed
    Result<EventId> removedEvent(qint64 seq);

    Connection &m_connection;
    Ledger &m_ledger;
    RejectionWriter &m_rejections;
    IdempotencyKeys m_keys;
};

} // namespace Signalbox
