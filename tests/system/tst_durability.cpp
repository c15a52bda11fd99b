// SPDX-License-Identifier: GPL-3.0-or-later
// A page cache survives a kill, so here every write and sync of signalboxd is recorded by a preload:
// no 2xx leaves before its commit was synced, and a store cut back to what was synced at any moment,
// with or without parts of what was not, opens and holds everything that was acknowledged and every
// delivery that was attempted until then: for SQLite by itself, and for a station that starts on it.
#include "core/store/store.h"
#include "tests/support/countingsink.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"
#include "tests/support/synclog.h"

#include <QDir>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString webhookId(QByteArrayView request)
{
    static const QRegularExpression header(u"\r\nwebhook-id: ([^\r]+)\r\n"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return header.match(QString::fromLatin1(request)).captured(1);
}

struct Contents
{
    QSet<QByteArray> events; ///< 16 bytes of the id
    QSet<QString> deliveries; ///< the webhook-id
};

/// What a station finds that starts on the store in \a folder: opened for writing and read by the
/// store's own means.
Result<Contents> openAsStation(const QString &folder)
{
    const auto store = openStore(u"sqlite://"_s + folder + u"/station.db"_s);
    if (!store)
        return store.error();
    const auto writing = (*store)->writeSession();
    if (!writing)
        return writing.error();
    const auto reading = (*store)->readSession();
    if (!reading)
        return reading.error();
    Contents contents;
    EventQuery events;
    events.limit = 1000;
    do {
        const auto page = (*reading)->events(events);
        if (!page)
            return page.error();
        for (const auto &event : page->events)
            contents.events.insert(event.id.toBytes());
        events.before = page->next;
    } while (events.before);
    DeliveryQuery deliveries;
    deliveries.limit = 1000;
    do {
        const auto page = (*reading)->deliveries(deliveries);
        if (!page)
            return page.error();
        for (const auto &delivery : page->deliveries)
            contents.deliveries.insert(delivery.webhookId);
        deliveries.before = page->next;
    } while (deliveries.before);
    return contents;
}

} // namespace

class DurabilityTest final : public QObject
{
    Q_OBJECT

    static constexpr int requests = 3000;
    CountingSink m_sink;
    QTemporaryDir m_folder;
    std::unique_ptr<SyncLog> m_log;
    QList<std::pair<qsizetype, QByteArray>> m_answers; ///< index of the record, 16 bytes of the id
    QList<std::pair<qsizetype, QString>> m_attempts; ///< index of the record, its webhook-id

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray secret = "durability";
        DaemonProcess daemon(qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s);
        const auto logPath = m_folder.filePath(u"sync.log"_s);
        daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
        daemon.setEnvironment(u"LD_PRELOAD"_s, qEnvironmentVariable("SIGNALBOX_SYNC_RECORDER"));
        daemon.setEnvironment(u"SYNC_RECORDER_FOLDER"_s, daemon.folder());
        daemon.setEnvironment(u"SYNC_RECORDER_LOG"_s, logPath);
        // Two deliveries of each event to one destination: the second one has an id of its own.
        daemon.setConfig(
            "sources:\n"
            "  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n"
            "destinations:\n  - {name: sink, http: {url: \"http://127.0.0.1:"
            + QByteArray::number(m_sink.port())
            + "/\"}}\n"
              "workflows:\n  - name: all\n    nodes:\n      - {id: in, source: [github]}\n"
              "      - {id: one, destination: sink}\n      - {id: other, destination: sink}\n"
              "    edges: [in > one, in > other]\n");
        QVERIFY2(daemon.start(), daemon.log());
        LoadClient::Job job;
        job.count = requests;
        job.connections = 16;
        const QByteArray body(900, 'x');
        job.request = [&](qint64 number) {
            return githubRequest("github", "push", "sync-" + QByteArray::number(number),
                                 "{\"n\":\"" + body + "\"}", secret);
        };
        const auto summary = LoadClient::run(quint16(daemon.ingest().port()), job);
        QTRY_VERIFY_WITH_TIMEOUT(m_sink.count() > requests, 60s);
        daemon.kill();
        QCOMPARE(summary.answered, requests);

        m_log = std::make_unique<SyncLog>(logPath);
        static const QRegularExpression id(u"evt_([0-9a-f]{32})"_s);
        for (qsizetype i = 0; i < m_log->records().size(); ++i) {
            const auto &record = m_log->records()[i];
            if (record.type == SyncLog::Type::Request)
                m_attempts.append({i, webhookId(record.data)});
            if (record.type != SyncLog::Type::Answer)
                continue;
            const auto match = id.match(QString::fromLatin1(record.data));
            if (match.hasMatch())
                m_answers.append({i, QByteArray::fromHex(match.captured(1).toLatin1())});
        }
        QCOMPARE(m_answers.size(), requests);
        QVERIFY2(m_attempts.size() > requests, qPrintable(QString::number(m_attempts.size())));
    }

    void noByteOfA2xxLeavesBeforeTheSyncOfItsCommit()
    {
        for (const auto &[answer, id] : m_answers) {
            // Later commits write the same page again, so any write of the id will do that was
            // followed by a sync of its file before the answer.
            bool durable = false;
            QSet<QString> synced;
            for (auto i = answer - 1; i >= 0 && !durable; --i) {
                const auto &record = m_log->records()[i];
                if (record.type == SyncLog::Type::Sync)
                    synced.insert(record.path);
                else if (record.type == SyncLog::Type::Write && synced.contains(record.path))
                    durable = record.data.contains(id);
            }
            QVERIFY2(durable, "the answer left before the sync of the file that holds its commit");
        }
    }

    void aStoreCutBackToWhatWasSyncedHoldsEverythingAcknowledgedAndAttempted()
    {
        std::mt19937 random(std::random_device{}());
        const auto total = m_log->records().size();
        for (int cut = 0; cut < 25; ++cut) {
            const auto count
                = std::uniform_int_distribution<qsizetype>(m_answers.first().first, total)(random);
            QTemporaryDir folder;
            QVERIFY(m_log->restore(count, folder.path(), cut % 2 == 0 ? &random : nullptr));
            // Whoever opens it first changes it, so each has a copy of its own.
            QTemporaryDir restarted;
            for (const auto &name : QDir(folder.path()).entryList(QDir::Files))
                QVERIFY(QFile::copy(folder.filePath(name), restarted.filePath(name)));
            QSet<QByteArray> stored;
            QSet<QString> deliveries;
            QString integrity;
            {
                auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"cut"_s);
                database.setDatabaseName(folder.filePath(u"station.db"_s));
                QVERIFY(database.open());
                QSqlQuery query(database);
                QVERIFY2(query.exec(u"SELECT id FROM event"_s),
                         qPrintable(query.lastError().text()));
                while (query.next())
                    stored.insert(query.value(0).toByteArray());
                QVERIFY(query.exec(u"SELECT webhook_id FROM delivery"_s));
                while (query.next())
                    deliveries.insert(query.value(0).toString());
                QVERIFY(query.exec(u"PRAGMA integrity_check"_s) && query.next());
                integrity = query.value(0).toString();
            }
            QSqlDatabase::removeDatabase(u"cut"_s);
            QCOMPARE(integrity, u"ok"_s);
            const auto found = openAsStation(restarted.path());
            QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
            for (const auto &[answer, id] : m_answers) {
                if (answer >= count)
                    continue;
                QVERIFY2(stored.contains(id), "an acknowledged event is gone after the cut");
                QVERIFY2(found->events.contains(id), "a restart does not find an acknowledged event");
            }
            for (const auto &[attempt, id] : m_attempts) {
                if (attempt >= count)
                    continue;
                QVERIFY2(deliveries.contains(id), "what was sent is gone after the cut");
                QVERIFY2(found->deliveries.contains(id), "a restart does not find what was sent");
            }
        }
    }
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
