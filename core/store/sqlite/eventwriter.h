// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/idempotencykeys.h"
#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Stores events, duplicates and rejections, inside a transaction.
class EventWriter final
{
public:
    /// Both must outlive this object.
    EventWriter(Connection &connection, Ledger &ledger);

    Result<IngestOutcome> ingest(const NewEvent &event, Timestamp now);
    Result<void> addRejection(const Rejection &rejection);

private:
    Result<void> insert(const NewEvent &event, qint64 seq, Timestamp now);
    Result<EventId> noteDuplicate(const Request &request, qint64 originalSeq);
    Result<IngestOutcome> keepConflict(const Event &event, qint64 originalSeq, Timestamp now);

    Connection &m_connection;
    Ledger &m_ledger;
    IdempotencyKeys m_keys;
};

} // namespace Signalbox
