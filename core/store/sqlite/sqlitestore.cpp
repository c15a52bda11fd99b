// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlitestore.h"

#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sqlitereadsession.h"
#include "core/store/sqlite/sqlitewritesession.h"
#include "core/store/sqlite/storefile.h"

#include <QFile>
#include <QFileInfo>

#include <sys/statvfs.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Result<void> bringUpToDate(const QString &path, StoreFile::Content content,
                           const Cancellation *cancellation)
{
    const auto opened = Connection::open(path, Connection::Mode::Write);
    if (!opened)
        return opened.error();
    auto &connection = **opened;
    int version = 0;
    if (content == StoreFile::Content::Store) {
        auto cursor = connection.select("PRAGMA user_version");
        if (!cursor.next())
            return cursor.result();
        version = cursor.number(0);
    }
    if (version == Schema::currentVersion())
        return {};
    if (auto done = Schema::migrate(connection, version, cancellation); !done)
        return done;
    // So that the file's own header tells the new version to whoever opens it next.
    return connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"_ba);
}

} // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const QString &url, const QString &path,
                                                 const Cancellation *cancellation)
{
    const QFileInfo info(path);
    if (auto folder = StoreFile::makeFolder(info.absolutePath()); !folder)
        return folder.error();
    // One lock for one file, by whatever name it is opened.
    const auto realPath = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const StoreFile file(realPath);
    if (auto access = file.checkAccess(); !access)
        return access.error();
    auto lock = StoreLock::take(realPath);
    if (!lock)
        return lock.error();
    const auto content = file.inspect();
    if (!content)
        return content.error();
    const bool existed = QFileInfo::exists(realPath);
    auto ready = existed ? Result<void>() : file.create();
    if (ready)
        ready = bringUpToDate(realPath, *content, cancellation);
    if (!ready) {
        if (!existed)
            file.remove();
        return ready.error();
    }
    return std::unique_ptr<Store>(new SqliteStore(url, realPath, *std::move(lock)));
}

SqliteStore::SqliteStore(QString url, QString path, std::unique_ptr<StoreLock> lock)
    : m_url(std::move(url))
    , m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

Result<std::unique_ptr<WriteSession>> SqliteStore::writeSession()
{
    if (m_writing.exchange(true))
        return Error{ErrorCode::Conflict, u"the store has a write session already"_s};
    auto session = SqliteWriteSession::open(m_path);
    if (!session)
        m_writing = false;
    return session;
}

Result<std::unique_ptr<ReadSession>> SqliteStore::readSession()
{
    return SqliteReadSession::open(m_path);
}

std::optional<DiskSpace> SqliteStore::space() const
{
    struct statvfs status{};
    if (statvfs(QFile::encodeName(m_path).constData(), &status) != 0)
        return {};
    const auto unit = qint64(status.f_frsize);
    return DiskSpace{qint64(status.f_bavail) * unit, qint64(status.f_blocks) * unit};
}

} // namespace Signalbox
