// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

#include <QFile>

namespace Signalbox {

/// The write connection's WAL, and when it gets to the disk. A commit is visible to readers at once
/// and on disk after the next sync(), which another thread may call while the next transaction is
/// written: so nobody who writes waits for the disk. Nothing else changes against
/// synchronous=FULL: SQLite syncs a WAL before it copies from it, and when it begins anew, so
/// that a power cut leaves a prefix of the commits, with all that sync() covered.
///
/// Lives on the connection's thread, but for sync().
class WriteAheadLog final
{
    Q_DISABLE_COPY_MOVE(WriteAheadLog)

public:
    static constexpr int longLog = 8192; ///< pages

    /// Of the store at \a path. \a connection must outlive this object.
    WriteAheadLog(Connection &connection, const QString &path);
    ~WriteAheadLog();

    /// Once, after the connection has read something.
    Result<void> open();

    Result<void> commit();
    /// Thread-safe. What was committed before the call is on disk when it returns. After an error
    /// nobody can say what is: the system may have dropped what it could not write.
    Result<void> sync();

    /// Between transactions: copies a log that has become long into the store, as far as no reader
    /// is in the way.
    void checkpointIfLong();
    /// Between transactions: copies all of it and gives its room back, unless that needs more than
    /// \a room bytes meanwhile.
    Result<void> shrink(qint64 room);

private:
    static int noteLength(void *self, sqlite3 *, const char *, int pages);

    Connection &m_connection;
    QFile m_file;
    int m_pages = 0; ///< after the last commit
};

} // namespace Signalbox
