// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

#include <QHash>
#include <QSet>

#include <set>

namespace Signalbox {

/// What rows count for in bytes beside the bytes that they carry.
namespace Weight {
constexpr qint64 event = 512;
constexpr qint64 delivery = 512;
constexpr qint64 attempt = 512;
constexpr qint64 rejection = 1024;
constexpr qint64 duplicate = 96;
constexpr qint64 continuation = 256;
} // namespace Weight

/// What the writer keeps in memory between and during transactions: the next numbers, how far
/// routing is, counts, and what the running transaction changed of them. write() puts the sums of a
/// whole group into the store, once.
class Ledger final
{
public:
    static constexpr int spanBits = 10; ///< 1024 events share a row of event_span

    struct Usage
    {
        qint64 events = 0;
        qint64 bytes = 0;
    };

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
    /// Takes nextEvent() for \a event, which holds \a bytes.
    void eventAdded(const Event &event, qint64 bytes);
    void eventRemoved(const QString &source, qint64 bytes);
    qint64 takeRejection(); ///< a number for a new rejection
    void rejectionRemoved();
    qint64 takeDelivery();

    /// The events of \a source hold so many bytes more: traces, deliveries with what they send
    /// instead, attempts, duplicates, what nodes hold.
    void grew(const QString &source, qint64 bytes);
    /// So many less, of an event that stays.
    void shrank(const QString &source, qint64 bytes);
    /// What the events of each source hold, the running transaction included.
    const QHash<QString, Usage> &usage() const { return m_usage; }

    /// So many continuations more.
    void continued(int change);
    qint64 continuations() const { return m_continuations; }

    /// Whether deliveries to \a destination go one after another for each order key.
    bool isSerial(const QString &destination) const
    {
        return !m_serial.isEmpty() && m_serial.contains(destination);
    }
    void setSerial(const QString &destination, bool serial);

    void routed(qint64 eventSeq);
    qint64 routedUpTo() const { return m_routedUpTo; }
    void attempted() { ++m_report.attempts; }
    void configured() { m_report.configuration = true; }
    /// A delivery's status changed, or (without \a before) it was made, or (without \a after)
    /// removed. What \a waits for another is not due, whatever its status.
    void moved(const QString &destination, std::optional<DeliveryStatus> before,
               std::optional<DeliveryStatus> after, bool waits = false);
    /// One that waited is due.
    void fellDue(const QString &destination) { m_due.insert(destination); }

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

    Result<void> loadUsage();
    Result<void> loadSerial();
    Result<void> writeUsage();
    Result<void> writeProgress();
    void use(const QString &source, Usage change);

    Connection &m_connection;
    qint64 m_lastEvent = 0;
    qint64 m_lastRejection = 0;
    qint64 m_lastDelivery = 0;
    qint64 m_continuations = 0;
    qint64 m_routedUpTo = 0;
    std::set<qint64> m_routedAbove; ///< routed out of order, above m_routedUpTo
    QHash<QString, Usage> m_usage;
    QSet<QString> m_serial; ///< destinations

    // Of the running transaction.
    CommitReport m_report;
    QSet<QString> m_due;
    QHash<qint64, Span> m_spans;
    QHash<QString, Tally> m_tallies;
    QHash<QString, Usage> m_usageChanges;
    int m_eventsRemoved = 0;
    int m_rejectionsRemoved = 0;
    bool m_routedUpToMoved = false;
    bool m_continuationsChanged = false;
};

} // namespace Signalbox
