// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventwriter.h"
#include "core/store/sqlite/idempotencykeys.h"
#include "core/store/sqlite/keysearch.h"
#include "core/store/sqlite/schema.h"
#include "core/support/bytes.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr IdempotencyKeys::Sizes small{250, 2};

QByteArray digestOf(qint64 key)
{
    return digest16({"source"_ba, QByteArray::number(key)});
}

QByteArray contentOf(qint64 key)
{
    return digest16({"content"_ba, QByteArray::number(key)});
}

} // namespace

/// The key table over many generations, through rollbacks and restarts.
class IdempotencyKeysTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        open(u"keys.db"_s);
        need(Schema::migrate(*m_connection, 0));
        need(m_keys->load());
    }

    void cleanup()
    {
        m_keys.reset();
        m_connection.reset();
        m_folder.reset();
    }

    void everyKeyIsFoundThroughAllMerges()
    {
        take(0, 20'000, 37);
        QVERIFY(number("SELECT max(level) FROM key_generation WHERE state = 1") >= 4);
        checkAll(0, 20'000);
        QVERIFY(!find(20'000));
    }

    void everyKeyIsFoundAfterARestart()
    {
        take(0, 9'990, 41);
        restart();
        checkAll(0, 9'990);
        take(9'990, 12'000, 41);
        checkAll(0, 12'000);
    }

    void aRestartInTheMiddleOfAMergeLeavesNothingBehind()
    {
        for (qint64 from = 0; from < 12'000; from += 400) {
            take(from, from + 400, 20);
            restart(); // whatever is being merged starts again
        }
        checkAll(0, 12'000);
        // Enough new keys to finish what was begun and drop what is not needed.
        take(12'000, 16'000, 20);
        qint64 end = 16'000;
        for (; number("SELECT count(*) FROM key_generation WHERE state = 2") > 0; ++end) {
            QVERIFY(end < 18'000);
            take(end, end + 1, 1);
        }
        // No chunk without an index part or a note of it.
        QCOMPARE(number("SELECT count(*) FROM key_chunk"), chunksKnown());
        checkAll(0, end);
    }

    void aRollbackForgetsTheKeysAndTheMerges()
    {
        take(0, 5'000, 50);
        for (qint64 round = 0; round < 40; ++round) {
            begin();
            for (qint64 key = 5'000; key < 5'300; ++key)
                m_keys->take(digestOf(key), key + 1, contentOf(key));
            need(m_keys->write());
            rollback();
        }
        for (qint64 key = 5'000; key < 5'300; ++key)
            QVERIFY(!find(key));
        checkAll(0, 5'000);
        take(5'000, 9'000, 50);
        checkAll(0, 9'000);
    }

    void aKeyIsFoundInTheTransactionThatTakesIt()
    {
        begin();
        m_keys->take(digestOf(1), 1, contentOf(1));
        QVERIFY(find(1));
        rollback();
        QVERIFY(!find(1));
    }

    void theNewestTakerCounts()
    {
        take(0, 100, 10);
        begin();
        m_keys->take(digestOf(7), 1000, contentOf(8));
        commit();
        QCOMPARE(find(7)->eventSeq, 1000);
        take(100, 6'000, 50);
        begin();
        m_keys->take(digestOf(8), 7000, contentOf(9));
        commit();
        take(6'000, 12'000, 50);
        QCOMPARE(find(7)->eventSeq, 1000);
        QCOMPARE(find(7)->contentDigest, contentOf(8));
        QCOMPARE(find(8)->eventSeq, 7000);
        restart();
        QCOMPARE(find(8)->eventSeq, 7000);
    }

    void generationsStayFew()
    {
        qint64 most = 0;
        for (qint64 from = 0; from < 40'000; from += 1'000) {
            take(from, from + 1'000, 25);
            most = std::max(most, number("SELECT count(*) FROM key_generation WHERE state = 1"));
        }
        // 160 logs' worth: eight levels of two or three.
        QVERIFY2(most <= 24, QByteArray::number(most).constData());
        // Each key is on disk once, and once more where it is being merged or dropped.
        QVERIFY(number("SELECT sum(length(entries)) FROM key_chunk") <= 2 * 40'000 * 40);
    }

    void aReaderFindsThemInTheTables()
    {
        take(0, 8'111, 33);
        KeySearch search(*m_connection);
        for (qint64 key = 0; key < 8'111; key += 7) {
            const auto found = search.find(digestOf(key));
            QVERIFY(found);
            QCOMPARE(*found, std::optional(key + 1));
        }
        for (qint64 key = 8'111; key < 8'300; ++key)
            QCOMPARE(search.find(digestOf(key)).value(), std::nullopt);
    }

    void aLifetimeIsNeverShorterThanTheWindow()
    {
        QCOMPARE(KeyEntry::lifetimeFor({}), 0);
        for (const Microseconds window :
             {Microseconds(1), Microseconds(2s), Microseconds(2s) + Microseconds(1),
              Microseconds(24h), Microseconds(std::chrono::days(30)),
              Microseconds(std::chrono::days(3650))}) {
            const int lifetime = KeyEntry::lifetimeFor(window);
            QVERIFY(lifetime > 0);
            QVERIFY(KeyEntry::duration(lifetime) >= window);
            QVERIFY(lifetime == 1 || KeyEntry::duration(lifetime - 1) < window);
        }
        const KeyEntry entry{{}, KeyEntry::takenBy(0x00ab'cdef'0123'4567, 29), {}};
        QCOMPARE(entry.eventSeq(), 0x00ab'cdef'0123'4567);
        QCOMPARE(entry.lifetime(), 29);
    }

    void whatASourceSaysIsTheLifetimeOfItsKeys()
    {
        Ledger ledger(*m_connection);
        RejectionWriter rejections(*m_connection, ledger);
        EventWriter events(*m_connection, ledger, rejections);
        need(ledger.load());
        need(rejections.load());
        need(events.load());
        NewEvent event;
        event.event.id = EventId::make(at(1));
        event.event.source = u"s"_s;
        event.event.type = u"t"_s;
        event.event.key = "k"_ba;
        event.event.request = {"POST"_ba, "/in/s"_ba, HeaderBlock("A: b\r\n"_ba), "{}"_ba,
                               u"192.0.2.1:1"_s, at(1)};
        event.keyDigest = digestOf(1);
        event.contentDigest = contentOf(1);
        event.keyWindow = 60s;
        event.replayDigest = digestOf(2);
        event.replayWindow = 24h;
        begin();
        ledger.begin();
        QVERIFY(events.ingest(event, at(1)));
        need(events.write());
        need(m_connection->execute("COMMIT"_ba));
        auto row = m_connection->select("SELECT entries FROM key_log");
        QVERIFY(row.next());
        const auto entries = itemsOf<KeyEntry>(row.blobView(0));
        QCOMPARE(entries.size(), size_t(2));
        for (const auto &entry : entries) {
            const bool own = entry.digest == keyDigest(digestOf(1));
            QCOMPARE(KeyEntry::duration(entry.lifetime()),
                     Microseconds(own ? 64s : std::chrono::seconds(1 << 17)));
            QCOMPARE(entry.eventSeq(), 1);
        }
    }

    /// 300,000 keys, one every 10 ms, are 94 times what fits into their window.
    void keysOfAWindowTakeNoMoreRoomThanTheirWindow_data()
    {
        QTest::addColumn<int>("forever"); // every so manieth key is
        QTest::addColumn<int>("restarts"); // after so many keys
        QTest::newRow("all for a time") << 0 << 0;
        QTest::newRow("some for ever") << 1'000 << 0;
        QTest::newRow("restarts") << 0 << 50'000;
        QTest::newRow("some for ever, restarts") << 1'000 << 35'000;
    }
    void keysOfAWindowTakeNoMoreRoomThanTheirWindow()
    {
        QFETCH(int, forever);
        QFETCH(int, restarts);
        constexpr qint64 all = 300'000;
        constexpr qint64 inTime = 3'200 + 1'024; // 32 s, and the span that the oldest is in
        qint64 mostKeys = 0;
        qint64 settledBytes = 0;
        qint64 mostBytes = 0;
        for (qint64 key = 0; key < all;) {
            begin();
            const qint64 end = key + 200;
            for (; key < end; ++key) {
                const bool stays = forever > 0 && key % forever == 0;
                m_keys->take(digestOf(key), key + 1, contentOf(key),
                             stays ? Microseconds() : Microseconds(30s), whenTaken(key));
            }
            need(m_keys->write());
            noteSpan(key);
            need(m_connection->execute("COMMIT"_ba));
            if (restarts > 0 && key % restarts == 0)
                restart();
            if (key % 10'000 == 0) {
                need(m_connection->execute("PRAGMA wal_checkpoint(TRUNCATE)"_ba));
                const auto bytes = QFileInfo(m_folder->filePath(u"keys.db"_s)).size();
                (key <= 60'000 ? settledBytes : mostBytes) =
                    std::max(key <= 60'000 ? settledBytes : mostBytes, bytes);
                mostKeys = std::max(mostKeys,
                                    number("SELECT sum(length(entries)) / 40 FROM "
                                           "key_chunk"));
                // What is in its window is known, however often its neighbours were forgotten.
                for (qint64 known = key - 3'000; known < key; known += 13)
                    QVERIFY2(find(known), QByteArray::number(known).constData());
            }
        }
        qInfo("at most %lld keys on disk, %lld bytes", mostKeys, std::max(settledBytes, mostBytes));
        QVERIFY2(mostKeys <= 6 * inTime, QByteArray::number(mostKeys).constData());
        QVERIFY2(mostBytes <= settledBytes + settledBytes / 4,
                 QByteArray::number(mostBytes).constData());
        for (qint64 key = 0; forever > 0 && key < all; key += forever)
            QCOMPARE(find(key)->eventSeq, key + 1);
        int left = 0;
        for (qint64 key = 1; key < all - 100'000; key += 97) {
            const bool stays = forever > 0 && key % forever == 0;
            left += !stays && find(key);
        }
        QVERIFY2(left < 300, QByteArray::number(left).constData());
    }

    void keysOfAnOlderStoreAreKept()
    {
        open(u"old.db"_s);
        QFile first(u":/schema/sqlite/0001_first.sql"_s);
        QVERIFY(first.open(QFile::ReadOnly));
        need(m_connection->execute(first.readAll()));
        for (qint64 key = 0; key < 1'000; ++key) {
            need(m_connection->run("INSERT INTO idempotency_key VALUES (?, ?, ?)", digestOf(key),
                                   key + 1, contentOf(key)));
        }
        need(Schema::migrate(*m_connection, 1));
        need(m_keys->load());
        checkAll(0, 1'000);
        take(1'000, 3'000, 30);
        checkAll(0, 3'000);
    }

private:
    static void need(const Result<void> &result)
    {
        if (!result)
            qFatal("%s", qUtf8Printable(result.error().detail));
    }

    void open(const QString &name)
    {
        m_keys.reset();
        auto opened = Connection::open(m_folder->filePath(name), Connection::Mode::Write);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        m_connection = *std::move(opened);
        need(m_connection->execute(
            "PRAGMA synchronous = OFF"_ba)); // what a disk costs is no matter here
        m_keys.emplace(*m_connection, small);
    }

    /// As if the program had been killed between two transactions.
    void restart()
    {
        m_keys.reset();
        m_connection.reset();
        open(u"keys.db"_s);
        need(m_keys->load());
    }

    static Timestamp at(qint64 seconds)
    {
        return Timestamp(std::chrono::seconds(1'760'000'000 + seconds));
    }
    static Timestamp whenTaken(qint64 key) { return at(0) + key * 10ms; }

    /// As the ledger notes when the events up to number \a last came.
    void noteSpan(qint64 last)
    {
        for (const qint64 seq : {last, last - 199}) {
            need(m_connection->run(
                "INSERT INTO event_span VALUES (?, ?, ?) ON CONFLICT (block) DO UPDATE SET "
                "last_received_at = max(last_received_at, excluded.last_received_at)",
                seq >> Ledger::spanBits, whenTaken(seq - 1), whenTaken(seq - 1)));
        }
    }

    void begin() { need(m_connection->execute("BEGIN IMMEDIATE"_ba)); }
    void commit()
    {
        need(m_keys->write());
        need(m_connection->execute("COMMIT"_ba));
    }
    void rollback()
    {
        need(m_connection->execute("ROLLBACK"_ba));
        need(m_keys->load());
    }

    /// Keys from \a first up to \a end, \a group in a transaction; key n by event n + 1.
    void take(qint64 first, qint64 end, qint64 group)
    {
        for (qint64 key = first; key < end;) {
            begin();
            for (qint64 i = 0; i < group && key < end; ++i, ++key)
                m_keys->take(digestOf(key), key + 1, contentOf(key));
            commit();
        }
    }

    std::optional<TakenKey> find(qint64 key)
    {
        auto found = m_keys->find(digestOf(key));
        if (!found)
            qFatal("%s", qUtf8Printable(found.error().detail));
        return *std::move(found);
    }

    void checkAll(qint64 first, qint64 end)
    {
        for (qint64 key = first; key < end; ++key) {
            const auto found = find(key);
            QVERIFY2(found, QByteArray::number(key).constData());
            QCOMPARE(found->eventSeq, key + 1);
            QCOMPARE(found->contentDigest, contentOf(key));
        }
    }

    qint64 number(const char *sql)
    {
        auto cursor = m_connection->select(sql);
        return cursor.next() ? cursor.integer(0) : -1;
    }

    qint64 chunksKnown()
    {
        return number("SELECT (SELECT sum(length(entries)) / 280 FROM key_index) + "
                      "(SELECT sum(length(loose)) / 8 FROM key_generation)");
    }

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    std::optional<IdempotencyKeys> m_keys;
};

QTEST_GUILESS_MAIN(IdempotencyKeysTest)
#include "tst_idempotencykeys.moc"
