// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "core/store/store.h"
#include "tests/core/store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Stores that earlier versions made are brought up to date with what is in them.
class TestSqliteMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionOneGetsRingsAndUsage()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        makeVersionOne(path);

        const auto store = openStore(u"sqlite://"_s + path);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
        const auto writer = (*store)->writeSession();
        QVERIFY2(writer, qPrintable(writer ? QString() : writer.error().detail));
        const auto connection = Connection::open(path, Connection::Mode::Read);
        QCOMPARE(rows(**connection,
                      "SELECT id || ' ' || source || ' ' || cause || ' ' || count "
                      "FROM rejection_ring ORDER BY id"),
                 (QStringList{u"1  0 2"_s, u"2 github 8 3"_s}));
        QCOMPARE(rows(**connection,
                      "SELECT seq || ' ' || ring || ' ' || bytes "
                      "FROM rejection_place ORDER BY seq"),
                 (QStringList{u"1 2 1034"_s, u"2 1 1034"_s, u"3 2 1034"_s, u"4 1 1034"_s,
                              u"5 2 1034"_s}));
        // 512 an event, a delivery, an attempt, and what they carry.
        QCOMPARE(rows(**connection,
                      "SELECT source || ' ' || events || ' ' || bytes "
                      "FROM source_usage ORDER BY source"),
                 (QStringList{u"github 2 2068"_s, u"stripe 1 515"_s}));

        QVERIFY((*writer)->begin());
        QVERIFY((*writer)->addRejection(
            StoreFixture::newRejection(u"github"_s, RejectionCause::SignatureMismatch)));
        QVERIFY((*writer)->ingest(StoreFixture::newEvent(u"stripe"_s, "k"_ba)));
        const auto committed = (*writer)->commit();
        QVERIFY2(committed, qPrintable(committed ? QString() : committed.error().detail));
        QCOMPARE(rows(**connection, "SELECT count FROM rejection_ring ORDER BY id"),
                 (QStringList{u"2"_s, u"4"_s}));
        QCOMPARE(rows(**connection, "SELECT events FROM source_usage WHERE source = 'stripe'"),
                 QStringList{u"2"_s});
    }

    void whatRemovedWorkflowsLeftBehindEnds()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        makeVersionNine(path);

        const auto store = openStore(u"sqlite://"_s + path);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
        const auto reader = (*store)->readSession();
        QVERIFY(reader);
        QCOMPARE((*reader)->configuration()->leaving,
                 (QList<LeavingWorkflow>{{u"gone"_s, 3, HeldChoice::Discard}}));
        const auto connection = Connection::open(path, Connection::Mode::Read);
        QCOMPARE(rows(**connection, "SELECT workflow FROM node_memory"), QStringList{u"here"_s});
        QCOMPARE(rows(**connection, "SELECT name FROM setting ORDER BY name"),
                 (QStringList{u"cases:here"_s, u"retain"_s}));
        // What was queued is due still, and waits for nothing.
        QCOMPARE(rows(**connection,
                      "SELECT seq FROM delivery INDEXED BY delivery_due "
                      "WHERE status IN (0, 2) AND waits IS NULL AND destination = 'd'"),
                 QStringList{u"2"_s});
    }

    void whatDidNotCountBeforeCounts()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        makeVersion(path, 11, R"(
            INSERT INTO event (seq, id, state, duplicates, received_at, stored_at, routed_at,
                body_size, source, type, key, method, peer)
                SELECT column1, randomblob(16), column2, column3, 5, 5, 5, 2, column4, 't', x'', x'',
                '' FROM (VALUES (1, 6, 2, 'github'), (2, 1, 0, 'github'), (3, 3, 0, 'stripe'));
            INSERT INTO event_content (seq, target, headers, body) SELECT seq, x'', x'', x'0203'
                FROM event;
            INSERT INTO delivery SELECT 1, randomblob(16), 1, 4, 0, 0, 0, 5, 5, 5, 0, '', 'd', 'w', 1,
                'n', 'i', NULL, NULL;
            INSERT INTO delivery_content VALUES (1, x'010203', x'01', x'', x'', x'');
            INSERT INTO continuation (event_seq, workflow, revision, node, kind, key, position,
                held_at, visited, webhook_id, content_type, headers, path, method, body)
                VALUES (2, 'w', 1, 'n', 'delay', x'', 0, 0, x'', x'', x'01', x'', x'', x'', x'0102');
            INSERT INTO source_usage VALUES ('github', 2, 2000), ('stripe', 1, 514);
            UPDATE progress SET value = 3 WHERE name IN ('events', 'routed_up_to');
            UPDATE progress SET value = 1 WHERE name = 'continuations')");
        const auto store = openStore(u"sqlite://"_s + path);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
        const auto writer = (*store)->writeSession();
        QVERIFY2(writer, qPrintable(writer ? QString() : writer.error().detail));
        const auto connection = Connection::open(path, Connection::Mode::Read);
        // 4 of the delivery's content, 256 + 3 of what is held, 96 a duplicate.
        QCOMPARE(rows(**connection,
                      "SELECT source || ' ' || events || ' ' || bytes "
                      "FROM source_usage ORDER BY source"),
                 (QStringList{u"github 2 2455"_s, u"stripe 1 514"_s}));
        RetentionRules rules;
        rules.station = {std::chrono::seconds(1), 1'000'000};
        QVERIFY((*writer)->begin());
        QCOMPARE((*writer)->retain(rules, StoreFixture::at(0))->events, 2); // one is held
        QVERIFY((*writer)->commit());
    }

    void workflowsThatWereThereKeepTheirTracesAndCanBeToldOtherwise()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        makeVersion(path, 12, R"(
            INSERT INTO workflow VALUES ('here', 'gui', 1, 1, 0);
            INSERT INTO workflow_revision VALUES ('here', 1, 'a', 0, '', '{"nodes":[],"edges":[]}');
            INSERT INTO event (seq, id, state, received_at, stored_at, routed_at, body_size, source,
                type, key, method, peer)
                VALUES (1, randomblob(16), 3, 5, 5, 5, 2, 'github', 't', x'', x'', '');
            INSERT INTO event_content (seq, target, headers, body) VALUES (1, x'', x'', x'0203');
            INSERT INTO trace VALUES (1, '[{"revision":1,"steps":[],"workflow":"here"}]');
            INSERT INTO source_usage VALUES ('github', 1, 559);
            UPDATE progress SET value = 1 WHERE name IN ('events', 'routed_up_to'))");
        const auto store = openStore(u"sqlite://"_s + path);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
        const auto reader = (*store)->readSession();
        QVERIFY(reader);
        QCOMPARE((*reader)->configuration()->workflows.first().config.traceAge.count(), 0);
        const auto writer = (*store)->writeSession();
        QVERIFY2(writer, qPrintable(writer ? QString() : writer.error().detail));
        RetentionRules rules;
        rules.station = {std::chrono::days(100'000), 1'000'000};
        rules.traces = {{u"here"_s, std::chrono::seconds(1)}};
        QVERIFY((*writer)->begin());
        QCOMPARE((*writer)->retain(rules, StoreFixture::at(0))->traces, 1);
        QVERIFY((*writer)->commit());
        const auto connection = Connection::open(path, Connection::Mode::Read);
        QCOMPARE(rows(**connection, "SELECT traces FROM trace"), QStringList());
        // 512 and 2 for the event: the trace had 45.
        QCOMPARE(rows(**connection, "SELECT bytes FROM source_usage"), QStringList{u"514"_s});
    }

    void aCancelledMigrationLeavesTheStoreForTheNextOpening()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        makeVersion(path, 9, "SELECT 1");
        Cancellation cancellation;
        cancellation.stop();
        const auto cancelled = openStore(u"sqlite://"_s + path, &cancellation);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(versionOf(path), QStringList{u"9"_s});
        QVERIFY(openStore(u"sqlite://"_s + path));
        QCOMPARE(versionOf(path), QStringList{QString::number(Schema::currentVersion())});
    }

    void aStoreThatWasNotMadeToTheEndIsNotThere()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        Cancellation cancellation;
        cancellation.stop();
        QCOMPARE(openStore(u"sqlite://"_s + path, &cancellation).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(QDir(folder.path()).isEmpty(QDir::Files | QDir::Hidden));
    }

    void aStatementThatRunsIsCancelledAndItsTransactionUndone()
    {
        const QTemporaryDir folder;
        const auto opened =
            Connection::open(folder.filePath(u"store.db"_s), Connection::Mode::Write);
        QVERIFY(opened);
        auto &connection = **opened;
        QVERIFY(connection.execute("CREATE TABLE number (i)"));
        Cancellation cancellation;
        connection.cancelBy(cancellation);
        std::thread person([&] { cancellation.stop(); });
        const auto done = connection.execute(
            "BEGIN IMMEDIATE; INSERT INTO number VALUES (1);"
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) "
            "SELECT max(i) FROM n; COMMIT");
        person.join();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        if (connection.inTransaction())
            QVERIFY(connection.execute("ROLLBACK"));
        QCOMPARE(rows(connection, "SELECT count(*) FROM number"), QStringList{u"0"_s});
    }

    /// For a condition with a longer list SQLite makes a table of its own, for each row anew.
    void conditionsOfIndexesAreCheap()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"store.db"_s);
        QVERIFY(openStore(u"sqlite://"_s + path));
        const auto connection = Connection::open(path, Connection::Mode::Read);
        QVERIFY(connection);
        const auto tables = rows(**connection,
                                 "SELECT DISTINCT tbl_name FROM sqlite_schema "
                                 "WHERE type = 'index' AND sql LIKE '% WHERE %'");
        QVERIFY(tables.contains(u"event"_s) && tables.contains(u"delivery"_s));
        for (const auto &table : tables) {
            auto steps =
                (*connection)
                    ->prepareOnce("EXPLAIN DELETE FROM " + table.toLatin1() + " WHERE rowid = 1");
            bool deletes = false;
            while (steps.next()) {
                deletes = deletes || steps.text(1) == "IdxDelete"_L1;
                QVERIFY2(steps.text(1) != "OpenEphemeral"_L1, qPrintable(table));
            }
            QVERIFY(deletes);
        }
    }

private:
    static void makeVersionOne(const QString &path)
    {
        QFile schema(u":/schema/sqlite/0001_first.sql"_s);
        QVERIFY(schema.open(QIODevice::ReadOnly));
        const auto connection = Connection::open(path, Connection::Mode::Write);
        QVERIFY(connection);
        const auto sql = "BEGIN;" + schema.readAll() + "; PRAGMA application_id = "
            + QByteArray::number(Schema::applicationId) + R"(; PRAGMA user_version = 1;
            INSERT INTO source VALUES ('github', '{"name":"github","provider":"github"}', 'gui',
                                       1, 1, 0);
            INSERT INTO rejection SELECT column1, randomblob(16), 5, 401,
                iif(column1 % 2, 8, 3), NULL, 4, iif(column1 % 2, 'github', 'nobody'), 'd', '{}', x'',
                x'', '', x'01', x'020304', x'05060708' FROM (VALUES (1), (2), (3), (4), (5));
            INSERT INTO event SELECT column1, randomblob(16), 6, 0, 5, NULL, 5, 5, 5, 2,
                iif(column1 = 3, 'stripe', 'github'), 't', x'', x'', '' FROM (VALUES (1), (2), (3));
            INSERT INTO event_content SELECT seq, x'', x'01', x'0203' FROM event;
            INSERT INTO trace VALUES (1, '[{}]');
            INSERT INTO delivery VALUES (1, randomblob(16), 2, 4, 0, 1, 0, 5, 5, 5, 204, '', 'd',
                                         'w', 1, 'n', 'i');
            INSERT INTO attempt VALUES (1, 1, randomblob(16), 5, 1, 1, 1, 1, 1, 0, 204, NULL, '',
                                        x'0102', x'0304050607080910');
            UPDATE progress SET value = 3 WHERE name IN ('events', 'routed_up_to');
            UPDATE progress SET value = 5 WHERE name = 'rejections'; COMMIT)";
        const auto made = (*connection)->execute(sql);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    }

    /// In which \a statements have filled the tables.
    static void makeVersion(const QString &path, int version, const QByteArray &statements)
    {
        const auto connection = Connection::open(path, Connection::Mode::Write);
        QVERIFY(connection);
        QByteArray sql = "BEGIN;";
        const auto steps = QDir(u":/schema/sqlite"_s).entryList(QDir::Files, QDir::Name);
        for (const auto &step : steps.first(version)) {
            QFile file(u":/schema/sqlite/"_s + step);
            QVERIFY(file.open(QIODevice::ReadOnly));
            sql += file.readAll();
        }
        sql += "; PRAGMA application_id = " + QByteArray::number(Schema::applicationId)
            + "; PRAGMA user_version = " + QByteArray::number(version) + ';' + statements
            + "; COMMIT";
        const auto made = (*connection)->execute(sql);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    }

    static void makeVersionNine(const QString &path)
    {
        makeVersion(path, 9, R"(
            INSERT INTO workflow VALUES ('here', 'gui', 1, 1, 0);
            INSERT INTO continuation (event_seq, workflow, revision, node, kind, key, position,
                held_at, visited, webhook_id, content_type, headers, path, method)
                SELECT 1, column1, column2, 'n', 'delay', x'', 0, 0, x'', x'', x'', x'', x'', x''
                FROM (VALUES ('here', 1), ('gone', 2), ('gone', 3));
            INSERT INTO node_memory (workflow, node, kind, key, value)
                SELECT column1, 'n', 'order', x'01', x'02' FROM (VALUES ('here'), ('gone'));
            INSERT INTO setting SELECT column1, '{}', 'gui', 0
                FROM (VALUES ('cases:here'), ('cases:gone'), ('retain'));
            INSERT INTO delivery SELECT column1, randomblob(16), 1, column2, 0, 0, 0, 5, 5, NULL, 0,
                '', 'd', 'here', 1, 'n', 'i' FROM (VALUES (1, 4), (2, 0)))");
    }

    static QStringList versionOf(const QString &path)
    {
        const auto connection = Connection::open(path, Connection::Mode::Read);
        return connection ? rows(**connection, "PRAGMA user_version") : QStringList();
    }

    static QStringList rows(Connection &connection, const char *sql)
    {
        QStringList result;
        auto cursor = connection.prepareOnce(sql);
        while (cursor.next())
            result.append(cursor.text(0));
        if (!cursor.result())
            result.append(cursor.result().error().detail);
        return result;
    }
};

QTEST_GUILESS_MAIN(TestSqliteMigration)
#include "tst_sqlitemigration.moc"
