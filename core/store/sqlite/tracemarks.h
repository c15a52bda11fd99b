// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

#include <QStringList>

namespace Signalbox {

/// How far retention is with the traces of each workflow: the numbers of the last events that it
/// has looked at. They are stored, so that it looks at none twice, whatever the workflow says
/// later.
class TraceMarks final
{
public:
    /// Which events a mark is about. Stored by number.
    enum class Kind : quint8 {
        Ended = 0, ///< that had ended, and on which nothing failed
        Rest = 1, ///< all that the mark of Ended has left behind
    };

    /// \a connection must outlive this object.
    explicit TraceMarks(Connection &connection)
        : m_connection(connection)
    {
    }

    /// A workflow begins. What was routed up to \a seq may have traces of another one that had its
    /// name: those are not looked at.
    Result<void> begin(const QString &workflow, qint64 seq);
    Result<void> end(const QString &workflow); ///< it is removed
    /// Nothing when there is no such workflow.
    Result<std::optional<qint64>> upTo(const QString &workflow, Kind kind);
    Result<void> move(const QString &workflow, Kind kind, qint64 seq);

    /// The workflows whose trace of an event was taken out: of those that its source leads to.
    Result<QStringList> removedOf(qint64 event);

private:
    Connection &m_connection;
};

} // namespace Signalbox
