// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

#include <QHash>
#include <QSet>

#include <set>

namespace Signalbox {

/// What the writer keeps in memory between and during transactions: the next numbers, how far
/// routing is, counts, and what the running transaction changed of them. write() puts the sums of a
/// whole group into the store, once.
class Ledger final
{
public:
    static constexpr int spanBits = 10; ///< 1024 events share a row of event_span

    /// \a connection must outlive this object.
    explicit Ledger(Connection &connection);

    /// Reads the store's state; after opening and after a rollback.
    Result<void> load();
    /// A transaction begins.
    void begin();
    /// Writes what the transaction changed; the last thing before its commit.
    Result<void> write();
    /// What the transaction did.
    CommitReport report() const;

    qint64 nextEvent() const { return m_lastEvent + 1; }
    /// Takes nextEvent() for an event received then.
    void eventAdded(Timestamp receivedAt);
    qint64 takeRejection(); ///< a number for a new rejection
    qint64 takeDelivery();

    void routed(qint64 eventSeq);
    void attempted() { ++m_report.attempts; }
    void configured() { m_report.configuration = true; }
    /// A delivery's status changed, or (without \a before) it was made.
    void moved(const QString &destination, std::optional<DeliveryStatus> before,
               DeliveryStatus after);

private:
    struct Span
    {
        qint64 first;
        qint64 last;
    };
    struct Tally
    {
        qint64 pending = 0;
        qint64 dead = 0;
    };

    Connection &m_connection;
    qint64 m_lastEvent = 0;
    qint64 m_lastRejection = 0;
    qint64 m_lastDelivery = 0;
    qint64 m_routedUpTo = 0;
    std::set<qint64> m_routedAbove; ///< routed out of order, above m_routedUpTo

    // Of the running transaction.
    CommitReport m_report;
    QSet<QString> m_due;
    QHash<qint64, Span> m_spans;
    QHash<QString, Tally> m_tallies;
    bool m_routedUpToMoved = false;
};

} // namespace Signalbox
