// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/writeaheadlog.h"

#include "core/store/sqlite/gatheringvfs.h"
#include "core/store/sqlite/sqliteerror.h"
#include "core/support/logging.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

WriteAheadLog::WriteAheadLog(Connection &connection, const QString &path)
    : m_connection(connection)
    , m_file(path + "-wal"_L1)
{
    sqlite3_wal_hook(m_connection.handle(), noteLength, this);
}

WriteAheadLog::~WriteAheadLog()
{
    sqlite3_wal_hook(m_connection.handle(), nullptr, nullptr);
}

Result<void> WriteAheadLog::open()
{
    // A descriptor of our own: SQLite's locks are on other files, so that closing it drops none.
    if (m_file.open(QFile::ReadOnly | QFile::Unbuffered))
        return {};
    return Error{ErrorCode::Io, u"open %1: %2"_s.arg(m_file.fileName(), m_file.errorString())};
}

Result<void> WriteAheadLog::commit()
{
    const GatheringVfs::DeferredSync deferred(m_connection.handle());
    return m_connection.run("COMMIT");
}

Result<void> WriteAheadLog::sync()
{
    int result = 0;
    do {
        result = fdatasync(m_file.handle());
    } while (result != 0 && errno == EINTR);
    if (result == 0)
        return {};
    return Error{
        ErrorCode::Io,
        u"sync %1: %2"_s.arg(m_file.fileName(), QString::fromLocal8Bit(std::strerror(errno)))};
}

int WriteAheadLog::noteLength(void *self, sqlite3 *, const char *, int pages)
{
    static_cast<WriteAheadLog *>(self)->m_pages = pages;
    return SQLITE_OK;
}

void WriteAheadLog::checkpointIfLong()
{
    if (m_pages < longLog)
        return;
    const int result = sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr,
                                                 SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (result != SQLITE_OK && result != SQLITE_BUSY)
        qCWarning(lcStore).noquote() << "checkpoint:"
                                     << sqliteError(m_connection.handle(), u"store"_s).detail;
}

Result<void> WriteAheadLog::shrink(qint64 room)
{
    const qint64 size = m_file.size();
    if (size == 0 || size > room)
        return {};
    // A reader's snapshot ends soon; waiting for it would hold up the queue.
    return m_connection.execute("PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE);"
                                "PRAGMA busy_timeout = 5000"_ba);
}

} // namespace Signalbox
