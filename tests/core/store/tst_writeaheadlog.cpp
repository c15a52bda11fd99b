// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/writeaheadlog.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

constexpr int longLog = 200; ///< pages
constexpr qint64 pageSize = 8192;
constexpr int rowsOfALog = 100; ///< that make a log long: each has a page of its own

} // namespace

/// Who copies a long WAL into the store, and when it begins anew.
class WriteAheadLogTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<WriteAheadLog> m_log;
    int m_rows = 0;

    QString path() const { return m_folder->filePath(u"store.db"_s); }
    qint64 storeSize() const { return QFileInfo(path()).size(); }
    qint64 logSize() const { return QFileInfo(path() + u"-wal"_s).size(); }

    bool writeRow()
    {
        m_log->checkpointIfLong();
        ++m_rows;
        return m_connection->run("BEGIN IMMEDIATE")
            && m_connection->run("INSERT INTO t VALUES (?, zeroblob(8000))", qint64(m_rows))
            && m_log->commit();
    }

    bool writeRows(int count)
    {
        for (int i = 0; i < count; ++i) {
            if (!writeRow())
                return false;
        }
        return true;
    }

    qint64 number(Connection &connection, const char *sql)
    {
        auto cursor = connection.select(sql);
        return cursor.next() ? cursor.integer(0) : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_rows = 0;
        auto opened = Connection::open(path(), Connection::Mode::Write);
        QVERIFY(opened);
        m_connection = *std::move(opened);
        m_log = std::make_unique<WriteAheadLog>(*m_connection, path(), longLog);
        QVERIFY(m_connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB)"_ba));
        QVERIFY(m_log->open());
    }

    void cleanup()
    {
        m_log.reset();
        m_connection.reset();
        m_folder.reset();
    }

    void aLongLogIsCopiedWhileTheWriterDoesNothing()
    {
        QVERIFY(writeRows(rowsOfALog / 4));
        QTest::qWait(50);
        QCOMPARE_LT(storeSize(), 10 * pageSize); // a short one stays where it is
        QVERIFY(writeRows(rowsOfALog));
        QTRY_COMPARE_GT(storeSize(), longLog * pageSize / 3);
    }

    void itBeginsAnewAlthoughTheWriterNeverRests()
    {
        qint64 longest = 0;
        for (int group = 0; group < 40 * rowsOfALog / 10; ++group) {
            QVERIFY(writeRows(10));
            QVERIFY(m_log->sync()); // as fast as the disk: no slower than who copies
            longest = std::max(longest, logSize());
        }
        QVERIFY2(longest < 10 * longLog * pageSize, QByteArray::number(longest));
        const auto reader = Connection::open(path(), Connection::Mode::Read);
        QVERIFY(reader);
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), m_rows);
        auto check = (*reader)->select("PRAGMA integrity_check");
        QVERIFY(check.next());
        QCOMPARE(check.text(0), u"ok"_s);
    }

    void aReaderThatStaysHoldsItUpAndNoLonger()
    {
        const auto reader = Connection::open(path(), Connection::Mode::Read);
        QVERIFY(reader);
        QVERIFY((*reader)->run("BEGIN"));
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), 0);
        QVERIFY(writeRows(5 * rowsOfALog));
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), 0);
        QVERIFY(logSize() > 5 * rowsOfALog * pageSize);
        QVERIFY((*reader)->run("ROLLBACK"));
        const auto beginsAnew = [&] {
            // Written from its beginning: the file does not grow.
            const auto before = logSize();
            return writeRows(rowsOfALog / 4) && logSize() == before;
        };
        QTRY_VERIFY(beginsAnew());
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), m_rows);
    }

    void itsEndWaitsForACopyThatGoesOn()
    {
        QVERIFY(writeRows(2 * rowsOfALog));
        m_log.reset();
        m_connection.reset();
        const auto again = Connection::open(path(), Connection::Mode::Read);
        QVERIFY(again);
        QCOMPARE(number(**again, "SELECT count(*) FROM t"), m_rows);
    }
};

QTEST_GUILESS_MAIN(WriteAheadLogTest)
#include "tst_writeaheadlog.moc"
