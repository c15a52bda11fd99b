// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/storefile.h"

#include "core/store/sqlite/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 checkedWhole = 64LL * 1024 * 1024;

Error fileError(const QString &path)
{
    return {ErrorCode::Io,
            u"%1: %2"_s.arg(path, QString::fromStdString(std::generic_category().message(errno)))};
}

Error foreign(const QString &path)
{
    return {ErrorCode::Unsupported, u"%1 is not a Signalbox store"_s.arg(path)};
}

Error damaged(const QString &path, const QString &how)
{
    return {ErrorCode::Corrupt, u"%1 is damaged: %2"_s.arg(path, how)};
}

/// The fields that we look at of the 100 bytes before the first page (sqlite.org/fileformat2).
struct Header
{
    static constexpr qsizetype size = 100;

    explicit Header(const QByteArray &bytes)
        : isSqlite(bytes.size() == size && bytes.startsWith("SQLite format 3\0"_ba))
    {
        if (!isSqlite)
            return;
        const auto field = [&bytes](qsizetype at) {
            return qFromBigEndian<quint32>(bytes.constData() + at);
        };
        pageSize = qFromBigEndian<quint16>(bytes.constData() + 16);
        if (pageSize == 1)
            pageSize = 65536;
        pages = field(24) == field(92) ? field(28) : 0;
        version = field(60);
        applicationId = field(68);
    }

    bool isSqlite;
    qint64 pageSize = 0;
    qint64 pages = 0; ///< 0: not known
    quint32 version = 0;
    quint32 applicationId = 0;
};

Error newer(const QString &path, quint32 version)
{
    return {ErrorCode::Unsupported,
            u"%1 was made by a newer Signalbox (format %2, this one knows %3)"_s.arg(path)
                .arg(version)
                .arg(Schema::currentVersion())};
}

Result<qint64> pragma(Connection &connection, const char *sql)
{
    auto cursor = connection.select(sql);
    if (cursor.next())
        return cursor.integer(0);
    return cursor.result().error();
}

} // namespace

StoreFile::StoreFile(QString path)
    : m_path(std::move(path))
{
}

Result<void> StoreFile::makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (auto parent = makeFolder(QFileInfo(path).absolutePath()); !parent)
        return parent;
    if (mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return fileError(path);
    return {};
}

Result<void> StoreFile::checkAccess() const
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return {};
    if (!info.isFile())
        return Error{ErrorCode::Io, u"%1 is not a regular file"_s.arg(m_path)};
    if (access(QFile::encodeName(m_path).constData(), R_OK | W_OK) != 0)
        return fileError(m_path);
    return {};
}

Result<StoreFile::Content> StoreFile::inspect() const
{
    const auto content = inspectHeader();
    if (!content || *content == Content::Empty)
        return content;
    const auto wal = m_path + u"-wal"_s;
    return inspectTables(QFileInfo(wal).size() > 0);
}

Result<StoreFile::Content> StoreFile::inspectHeader() const
{
    QFile file(m_path);
    if (!file.exists() || file.size() == 0)
        return Content::Empty;
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"%1: %2"_s.arg(m_path, file.errorString())};
    const Header header(file.read(Header::size));
    if (!header.isSqlite)
        return foreign(m_path);
    if (header.applicationId != 0 && header.applicationId != Schema::applicationId)
        return foreign(m_path);
    if (header.applicationId == Schema::applicationId
        && header.version > quint32(Schema::currentVersion()))
        return newer(m_path, header.version);
    return Content::Store;
}

Result<StoreFile::Content> StoreFile::inspectTables(bool hasWal) const
{
    const auto mode = hasWal ? Connection::Mode::Inspect : Connection::Mode::InspectImmutable;
    const auto opened = Connection::open(m_path, mode);
    if (!opened)
        return damaged(m_path, opened.error().detail);
    auto &connection = **opened;

    const auto id = pragma(connection, "PRAGMA application_id");
    const auto version = pragma(connection, "PRAGMA user_version");
    const auto tables = pragma(connection, "SELECT count(*) FROM sqlite_schema");
    const auto pages = pragma(connection, "PRAGMA page_count");
    const auto pageSize = pragma(connection, "PRAGMA page_size");
    if (!id || !version || !tables || !pages || !pageSize)
        return damaged(m_path, (!tables ? tables : pages).error().detail);
    if (*id != Schema::applicationId)
        return *id == 0 && *tables == 0 ? Result<Content>(Content::Empty) : foreign(m_path);
    if (*version > Schema::currentVersion())
        return newer(m_path, quint32(*version));

    const auto size = QFileInfo(m_path).size();
    if (!hasWal && size < *pages * *pageSize)
        return damaged(m_path, u"%1 bytes are missing at its end"_s.arg(*pages * *pageSize - size));
    if (const auto checked = Schema::checkTables(connection); !checked)
        return damaged(m_path, checked.error().detail);
    if (size <= checkedWhole) {
        auto check = connection.select("PRAGMA quick_check(1)");
        if (!check.next())
            return damaged(m_path, check.result().error().detail);
        if (check.text(0) != "ok"_L1)
            return damaged(m_path, check.text(0));
    }
    return Content::Store;
}

Result<void> StoreFile::create() const
{
    const int descriptor =
        open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(m_path);
    close(descriptor);
    return {};
}

void StoreFile::remove() const
{
    for (const auto *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(m_path + QLatin1StringView(suffix));
}

} // namespace Signalbox
