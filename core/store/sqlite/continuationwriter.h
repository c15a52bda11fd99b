// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Writes what nodes hold and remember, inside a transaction.
class ContinuationWriter final
{
public:
    /// Both must outlive this object.
    ContinuationWriter(Connection &connection, Ledger &ledger);

    /// Whether a node holds the event. Asks nothing while none holds any.
    Result<bool> hold(qint64 eventSeq);

    /// Conflict, with nothing changed, when one of \a ids has been taken up already.
    Result<void> check(const QList<qint64> &ids);
    Result<void> takeUp(const QList<qint64> &ids);

    /// Of the event \a eventSeq of \a source, whatever it says itself.
    Result<void> add(const QList<Continuation> &continuations, qint64 eventSeq,
                     const QString &source);
    Result<void> setVisited(const NodeChanges::Visited &visited, qint64 eventSeq);
    /// Memories, wakes, and what stays.
    Result<void> change(const NodeChanges &changes);

private:
    /// What is about to be removed holds no bytes any more.
    Result<void> uncount(qint64 id);
    Result<void> remember(const NodeMemory &memory);
    Result<void> wake(const Wake &wake);

    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
