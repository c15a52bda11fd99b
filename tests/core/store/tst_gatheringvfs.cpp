// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/gatheringvfs.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// What is done to WALs below the VFS under test, in order: w for a write, s for a sync.
QByteArray calls;
bool failing = false;
sqlite3_vfs *original;
sqlite3_vfs recording;
const sqlite3_io_methods *walMethods;
sqlite3_io_methods recordedMethods;

int recordedWrite(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    calls += 'w';
    return failing ? SQLITE_FULL : walMethods->xWrite(file, bytes, size, at);
}

int recordedSync(sqlite3_file *file, int flags)
{
    calls += 's';
    return walMethods->xSync(file, flags);
}

int recordedOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = original->xOpen(original, name, file, flags, outFlags);
    if (result == SQLITE_OK && (flags & SQLITE_OPEN_WAL)) {
        walMethods = file->pMethods;
        recordedMethods = *walMethods;
        recordedMethods.xWrite = recordedWrite;
        recordedMethods.xSync = recordedSync;
        file->pMethods = &recordedMethods;
    }
    return result;
}

qint64 number(Connection &connection, const char *sql)
{
    auto cursor = connection.select(sql);
    return cursor.next() ? cursor.integer(0) : -1;
}

} // namespace

/// The write connection's WAL, seen from below.
class GatheringVfsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        original = sqlite3_vfs_find(nullptr);
        recording = *original;
        recording.zName = "recording";
        recording.xOpen = recordedOpen;
        sqlite3_vfs_register(&recording, 1);
    }

    void init()
    {
        m_folder.emplace();
        m_connection = std::move(*Connection::open(path(), Connection::Mode::Write));
        QVERIFY(m_connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB)"_ba));
        calls.clear();
    }

    void cleanup()
    {
        failing = false;
        m_connection.reset();
        m_folder.reset();
    }

    void aCommitIsOneWriteAndOneSync()
    {
        QVERIFY(m_connection->execute(insert(50)));
        QCOMPARE(calls, "ws"_ba);
        QCOMPARE(number(*m_connection, "SELECT count(*) FROM t"), 50);
    }

    void aDeferredCommitIsWrittenAndVisibleButNotSynced()
    {
        QVERIFY(m_connection->execute(insert(10)));
        calls.clear();
        QVERIFY(m_connection->execute("BEGIN; "_ba + insert(50)));
        {
            const GatheringVfs::DeferredSync deferred(m_connection->handle());
            QVERIFY(m_connection->execute("COMMIT"_ba));
        }
        QCOMPARE(calls, "w"_ba);
        QCOMPARE(number(*reader(), "SELECT count(*) FROM t"), 60);
        calls.clear();
        QVERIFY(m_connection->execute(insert(1)));
        QCOMPARE(calls, "ws"_ba);
    }

    void aWalThatBeginsAnewIsSyncedWithItsHeaderAlsoWhenDeferred()
    {
        // All of it is in the store, so the next transaction writes over its beginning.
        QVERIFY(m_connection->execute(insert(10) + "; PRAGMA wal_checkpoint(FULL)"_ba));
        calls.clear();
        QVERIFY(m_connection->execute("BEGIN; "_ba + insert(1)));
        {
            const GatheringVfs::DeferredSync deferred(m_connection->handle());
            QVERIFY(m_connection->execute("COMMIT"_ba));
        }
        QCOMPARE(calls, "wsw"_ba);
    }

    void aCommitOfMoreThanIsGatheredIsWhole()
    {
        QVERIFY(m_connection->execute(insert(20'000)));
        QVERIFY(calls.count('w') > 1);
        QVERIFY(calls.count('w') < 250); // SQLite itself writes more than 5,000 times
        QVERIFY(calls.endsWith("ws"));
        QCOMPARE(number(*reader(), "SELECT sum(length(data)) FROM t"), 20'000 * 1000);
    }

    void readersSeeWhatIsCommitted()
    {
        const auto other = reader();
        for (int i = 1; i <= 20; ++i) {
            QVERIFY(m_connection->execute(insert(10)));
            QCOMPARE(number(*other, "SELECT count(*) FROM t"), 10 * i);
        }
    }

    void whatDoesNotFitTheCacheIsReadBack()
    {
        QVERIFY(m_connection->execute("PRAGMA cache_size = 10; BEGIN"_ba));
        QVERIFY(m_connection->execute(insert(3'000)));
        QCOMPARE(number(*m_connection, "SELECT sum(length(data)) FROM t"), 3'000 * 1000);
        QCOMPARE(number(*reader(), "SELECT count(*) FROM t"), 0);
        QVERIFY(m_connection->execute("COMMIT"_ba));
        QCOMPARE(number(*reader(), "SELECT sum(length(data)) FROM t"), 3'000 * 1000);
    }

    void aWriteThatFailsLosesTheTransactionOnly()
    {
        QVERIFY(m_connection->execute(insert(5)));
        failing = true;
        QVERIFY(!m_connection->execute(insert(5)));
        failing = false;
        if (m_connection->inTransaction())
            QVERIFY(m_connection->execute("ROLLBACK"_ba));
        QCOMPARE(number(*m_connection, "SELECT count(*) FROM t"), 5);
        QVERIFY(m_connection->execute(insert(5)));
        QCOMPARE(number(*reader(), "SELECT count(*) FROM t"), 10);
        auto check = m_connection->select("PRAGMA integrity_check");
        QVERIFY(check.next());
        QCOMPARE(check.text(0), u"ok"_s);
    }

    void everythingIsThereAfterClosing()
    {
        QVERIFY(m_connection->execute(insert(100)));
        m_connection.reset();
        QCOMPARE(number(*reader(), "SELECT count(*) FROM t"), 100);
    }

private:
    QString path() const { return m_folder->filePath(u"a b%20ö.db"_s); }
    std::unique_ptr<Connection> reader() const
    {
        return std::move(*Connection::open(path(), Connection::Mode::Read));
    }

    static QByteArray insert(int rows)
    {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + QByteArray::number(rows) + ") INSERT INTO t (data) SELECT randomblob(1000) FROM n";
    }

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(GatheringVfsTest)
#include "tst_gatheringvfs.moc"
