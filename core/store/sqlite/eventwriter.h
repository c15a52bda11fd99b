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
    /// As WriteSession::admitRejection().
    Result<QList<AdmittedEvent>> admit(const RejectionId &rejection, const QList<NewEvent> &events,
                                       Timestamp now);

private:
    /// Who has \a digest, unless that was longer ago than the event's window; else the event has.
    Result<std::optional<TakenKey>> claim(const QByteArray &digest, const NewEvent &event,
                                          qint64 seq);
    /// When the event came; nothing where that is not known any more.
    Result<std::optional<Timestamp>> receivedAt(qint64 seq);
    Result<IngestOutcome> add(const NewEvent &event, qint64 seq, Timestamp now);
    Result<void> insert(const NewEvent &event, qint64 seq, Timestamp now);
    Result<EventId> noteDuplicate(const Request &request, qint64 originalSeq);
    Result<IngestOutcome> keepConflict(const Event &event, qint64 originalSeq, Timestamp now);
    Result<void> checkForConflicts(const QList<NewEvent> &events);
    Result<EventId> eventOf(qint64 seq); ///< also of one that retention removed
    Result<EventId> removedEvent(qint64 seq);

    Connection &m_connection;
    Ledger &m_ledger;
    RejectionWriter &m_rejections;
    IdempotencyKeys m_keys;
};

} // namespace Signalbox
