// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of signalboxd at random moments under load: nothing acknowledged is lost, all of it is
// delivered, nothing is routed twice, and what is sent again is known.
#include "tests/support/countingsink.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <random>
#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Acknowledged event ids, with the numbers of their requests, filled by the load thread, awaited
/// by the killing one.
class Acknowledged
{
public:
    void add(qint64 number, const QString &id)
    {
        const std::lock_guard lock(m_mutex);
        m_numbers.append(number);
        m_ids.append(id);
        m_wake.notify_all();
    }

    bool waitFor(qsizetype count)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(60),
                               [&] { return m_ids.size() >= count; });
    }

    QStringList ids()
    {
        const std::lock_guard lock(m_mutex);
        return m_ids;
    }

    QList<qint64> numbers() ///< in the order of ids()
    {
        const std::lock_guard lock(m_mutex);
        return m_numbers;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    QList<qint64> m_numbers;
    QStringList m_ids;
};

QString idIn(const LoadClient::Answer &answer)
{
    return QJsonDocument::fromJson(answer.body.toByteArray()).object()[u"id"_s].toString();
}

} // namespace

class KillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMomentNothingAcknowledgedIsLost()
    {
        constexpr int kills = 20;
        constexpr qsizetype wanted = 20'000;
        const QByteArray secret = "kill test";
        const QByteArray body(R"({"ref":"refs/heads/main","size":1})");
        const auto requestOf = [&](qint64 number) {
            return githubRequest("github", "push", "kill-" + QByteArray::number(number), body,
                                 secret);
        };

        CountingSink sink;
        DaemonProcess daemon(qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s);
        daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
        daemon.setConfig(
            "sources:\n  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n"
            "destinations:\n  - {name: sink, http: {url: \"http://127.0.0.1:"
            + QByteArray::number(sink.port())
            + "/\"}, retry: {initial: 100ms, max_interval: 1s}}\n"
              "workflows:\n  - name: all\n    nodes:\n      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n    edges: [in > out]\n");

        Acknowledged acknowledged;
        std::mt19937 random(std::random_device{}());
        qint64 next = 0;
        int killedWhileUnanswered = 0;
        for (int round = 0; round < kills; ++round) {
            QVERIFY2(daemon.start(), daemon.log());
            LoadClient::Summary summary;
            std::thread load([&] {
                LoadClient::Job job;
                job.first = next;
                job.count = 1'000'000;
                job.connections = 32;
                job.request = requestOf;
                job.answered = [&](const LoadClient::Answer &answer) {
                    if (answer.status == 200)
                        acknowledged.add(answer.number, idIn(answer));
                };
                summary = LoadClient::run(quint16(daemon.ingest().port()), job);
            });
            const auto target = acknowledged.ids().size()
                + std::uniform_int_distribution<qsizetype>(1000, 1600)(random);
            const bool reached = acknowledged.waitFor(target);
            ::kill(pid_t(daemon.pid()), SIGKILL);
            daemon.kill();
            load.join();
            QVERIFY2(reached, daemon.log());
            next = summary.next;
            if (summary.unanswered > 0)
                ++killedWhileUnanswered;
        }
        const auto ids = acknowledged.ids();
        qInfo("%lld acknowledged, %d of %d kills while requests were unanswered",
              qlonglong(ids.size()), killedWhileUnanswered, kills);
        QVERIFY(ids.size() >= wanted);
        QVERIFY(killedWhileUnanswered >= 15);

        QVERIFY2(daemon.start(), daemon.log());
        const auto numbers = acknowledged.numbers();
        qsizetype known = 0;
        LoadClient::Job again;
        again.count = numbers.size();
        again.request = [&](qint64 index) { return requestOf(numbers[index]); };
        again.answered = [&](const LoadClient::Answer &answer) {
            known += answer.body.contains("\"duplicate\"") && idIn(answer) == ids[answer.number];
        };
        LoadClient::run(quint16(daemon.ingest().port()), again);
        QCOMPARE(known, ids.size());

        QVERIFY2(sink.waitForIds(ids, std::chrono::seconds(120)), "not everything was delivered");
        QTRY_COMPARE_WITH_TIMEOUT(pending(daemon.storePath()), 0, 60'000);
        QCOMPARE(daemon.terminate(), 0);
        checkStore(daemon.storePath(), ids);
    }

private:
    static qint64 count(const QString &path, const QString &sql)
    {
        qint64 result = -1;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
            database.setDatabaseName(path);
            database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            QSqlQuery query(database);
            if (database.open()) {
                query = QSqlQuery(database);
                if (query.exec(sql) && query.next())
                    result = query.value(0).toLongLong();
            }
        }
        QSqlDatabase::removeDatabase(u"check"_s);
        return result;
    }

    /// Deliveries that did not end, and events that are not routed.
    static qint64 pending(const QString &path)
    {
        return count(path,
                     u"SELECT (SELECT count(*) FROM delivery WHERE status < 4)"
                     " + (SELECT count(*) FROM event WHERE state = 0)"_s);
    }

    static void checkStore(const QString &path, const QStringList &ids)
    {
        QSet<QByteArray> stored;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ids"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT id FROM event"_s));
            while (query.next())
                stored.insert(query.value(0).toByteArray().toHex());
        }
        QSqlDatabase::removeDatabase(u"ids"_s);
        for (const auto &id : ids)
            QVERIFY2(stored.contains(id.sliced(4).toLatin1()), qPrintable(id));

        const auto events = count(path, u"SELECT count(*) FROM event"_s);
        QCOMPARE(count(path, u"SELECT count(*) FROM delivery"_s), events);
        QCOMPARE(count(path,
                       u"SELECT count(*) FROM (SELECT 1 FROM delivery GROUP BY event_seq, "
                       "workflow, node HAVING count(*) > 1)"_s),
                 0);
        QCOMPARE(count(path, u"SELECT count(*) FROM delivery WHERE status <> 4"_s), 0);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
