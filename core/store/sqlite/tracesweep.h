// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/retention.h"
#include "core/store/sqlite/ledger.h"
#include "core/store/sqlite/tracemarks.h"

namespace Signalbox {

/// Takes the traces of workflows that keep them shorter than their events out of those events, a
/// few at a time, inside a transaction. Goes over the events in the order of their seq, once for
/// those that have ended and once, later, for what that left (see TraceMarks); so a step costs the
/// same in a store of any size. What is added to the trace of an event after that stays with the
/// event.
class TraceSweep final
{
public:
    static constexpr int batch = 64; ///< events that a step takes something out of, at most
    static constexpr int glances = 512; ///< events that a step looks at, at most

    /// Both must outlive this object.
    TraceSweep(Connection &connection, Ledger &ledger);

    /// Removes the traces of each workflow in \a ages of events that are older than it says, and
    /// notes in \a done what it did, and when there is something to do again. An event whose time
    /// is after \a now is of no known age, since somebody has set the clock: it holds up no other,
    /// and its traces stay as those of failed ones, or with it.
    Result<void> step(const QHash<QString, Microseconds> &ages, Timestamp now, RetentionStep &done);

private:
    using Kind = TraceMarks::Kind;
    /// Where the traces of an event stand.
    struct Place
    {
        std::optional<qint64> addition; ///< its number; nothing: those of its routing
        QByteArray traces;
    };

    Result<void> pass(const QString &workflow, Kind kind, Microseconds age, Timestamp now,
                      RetentionStep &done);
    /// False when there is none of it.
    Result<bool> takeOut(const QString &workflow, qint64 event, const QString &source);
    Result<QList<Place>> placesOf(qint64 event);
    /// Empty \a traces: nothing is left there.
    Result<void> write(qint64 event, const Place &place, const QByteArray &traces);

    Connection &m_connection;
    Ledger &m_ledger;
    TraceMarks m_marks;
    int m_left = 0; ///< that the running step may still take something out of
    int m_glances = 0; ///< that it may still look at
};

} // namespace Signalbox
