// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Keeps rejections in their rings, inside a transaction.
class RejectionWriter final
{
public:
    /// Both must outlive this object.
    RejectionWriter(Connection &connection, Ledger &ledger);

    /// Reads the store's state; after opening and after a rollback.
    Result<void> load();
    /// Numbers the rejection, keeps it, and evicts what its ring holds too much.
    Result<void> add(const Rejection &rejection);
    /// Takes the rejection out of its ring and the store.
    Result<void> remove(qint64 seq);
    /// The number of a rejection that nobody admitted yet; NotFound, or Conflict.
    Result<qint64> unadmitted(const RejectionId &id);
    Result<void> noteAdmission(qint64 seq, const EventId &event);
    /// See WriteSession.
    Result<void> noteConfirmation(const RejectionId &id, Timestamp now);
    /// Writes what the transaction changed of the rings; before its commit.
    Result<void> write();

private:
    struct Ring
    {
        qint64 count = 0;
        qint64 bytes = 0;
    };
    using Place = std::pair<QString, RejectionCause>;

    Result<qint64> ringOf(const Rejection &rejection);
    Result<qint64> addRing(const Place &place);
    Result<void> insert(const Rejection &rejection, qint64 ring);
    Result<void> evict(qint64 ring);
    Result<void> removeFrom(qint64 ring, qint64 seq, qint64 bytes);

    Connection &m_connection;
    Ledger &m_ledger;
    QHash<Place, qint64> m_places; ///< id of the ring of a source and cause
    QHash<qint64, Ring> m_rings; ///< by id
    QSet<qint64> m_changed; ///< rings, by the running transaction
};

} // namespace Signalbox
