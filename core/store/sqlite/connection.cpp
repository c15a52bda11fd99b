// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/connection.h"

#include "core/store/sqlite/gatheringvfs.h"
#include "core/store/sqlite/sqliteerror.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString uniqueName()
{
    static std::atomic<quint64> counter = 0;
    return u"signalbox-%1"_s.arg(++counter);
}

sqlite3 *nativeHandle(const QSqlDatabase &database)
{
    const auto handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Connection::Connection(QString name)
    : m_name(std::move(name))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
}

Connection::~Connection()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Mode mode)
{
    auto connection = std::unique_ptr<Connection>(new Connection(uniqueName()));
    if (auto connected = connection->connect(path, mode); !connected)
        return connected.error();
    if (auto configured = connection->configure(mode); !configured)
        return configured.error();
    return connection;
}

Result<void> Connection::connect(const QString &path, Mode mode)
{
    QString name = path;
    QStringList options{u"QSQLITE_BUSY_TIMEOUT=5000"_s};
    const auto uri = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
    if (mode == Mode::InspectImmutable) {
        name = uri + u"?immutable=1"_s;
        options << u"QSQLITE_OPEN_URI"_s << u"QSQLITE_OPEN_READONLY"_s;
    } else if (mode == Mode::Write) {
        name = uri + u"?vfs="_s + QLatin1StringView(GatheringVfs::name());
        options << u"QSQLITE_OPEN_URI"_s;
    }
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options.join(u';'));
    if (!m_database.open()) {
        const auto error = m_database.lastError();
        return Error{sqliteErrorCode(error.nativeErrorCode().toInt()),
                     u"open %1: %2"_s.arg(path, error.databaseText())};
    }
    m_handle = nativeHandle(m_database);
    if (!m_handle)
        return Error{ErrorCode::Internal, u"open %1: Qt gives no sqlite3 handle"_s.arg(path)};
    sqlite3_extended_result_codes(m_handle, 1);
    return {};
}

Result<void> Connection::configure(Mode mode)
{
    switch (mode) {
    case Mode::InspectImmutable: return execute("PRAGMA query_only = 1"_ba);
    case Mode::Inspect:
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        // Exclusive before the first access: the index of the WAL stays in memory, no file for it.
        return execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = 1"_ba);
    case Mode::Read:
        return execute("PRAGMA query_only = 1; PRAGMA temp_store = MEMORY;"
                       "PRAGMA cache_size = -16384"_ba);
    case Mode::Write: break;
    }
    // The page size takes effect on an empty file only.
    if (auto set =
            execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
                    "PRAGMA wal_autocheckpoint = 0;"
                    "PRAGMA journal_size_limit = 134217728"_ba);
        !set)
        return set;
    const auto durable = durability();
    if (!durable)
        return durable.error();
    if (durable->journalMode != "wal"_L1 || durable->synchronous != 2) {
        return Error{ErrorCode::Unsupported,
                     u"the file system does not take journal_mode=wal with synchronous=full "
                     "(got %1 and %2)"_s.arg(durable->journalMode)
                         .arg(durable->synchronous)};
    }
    return {};
}

Result<Connection::Durability> Connection::durability()
{
    auto journal = select("PRAGMA journal_mode");
    auto synchronous = select("PRAGMA synchronous");
    if (!journal.next() || !synchronous.next())
        return Error{ErrorCode::Io, u"cannot read back journal_mode and synchronous"_s};
    return Durability{journal.text(0), synchronous.number(0)};
}

Cursor Connection::prepared(const char *sql)
{
    auto &statement = m_statements[sql];
    if (!statement) {
        const auto made = prepare(sql, SQLITE_PREPARE_PERSISTENT);
        if (!made)
            return Cursor(made.error());
        statement = *made;
    }
    return Cursor(statement, Cursor::Ownership::Borrowed);
}

Cursor Connection::prepareOnce(const QByteArray &sql)
{
    const auto made = prepare(sql.constData(), 0);
    if (!made)
        return Cursor(made.error());
    return Cursor(*made, Cursor::Ownership::Owned);
}

Result<sqlite3_stmt *> Connection::prepare(const char *sql, unsigned flags)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, flags, &statement, nullptr) != SQLITE_OK)
        return sqliteError(m_handle, u"store"_s);
    return statement;
}

Result<void> Connection::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(m_handle, u"store"_s);
    return {};
}

void Connection::cancelBy(const Cancellation &cancellation)
{
    // More than a short statement takes, such as the one that rolls back; well under a millisecond.
    constexpr int steps = 10'000;
    sqlite3_progress_handler(
        m_handle, steps,
        [](void *flag) { return int(static_cast<const std::atomic<bool> *>(flag)->load()); },
        const_cast<std::atomic<bool> *>(&cancellation.flag()));
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

int Connection::changes() const
{
    return sqlite3_changes(m_handle);
}

} // namespace Signalbox
