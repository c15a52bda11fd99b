// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of signalboxd at random moments while order, delay, throttle and batch nodes hold events,
// and others wait for their script: none is lost, none goes on twice, and the order holds.
#include "tests/support/countingsink.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <random>
#include <thread>
#include <utility>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int keys = 40;
const QByteArray secret = "kill test";

const QByteArray workflows = R"(workflows:
  - name: ordered
    nodes:
      - {id: in, source: [github]}
      - {id: it, order: {key: body.k, position: body.n, wait: 1h, first: 1}}
      - {id: out, destination: sink}
      - {id: stale, stop: stale}
    edges: [in > it, it > out, it.stale > stale]
  - name: delayed
    nodes:
      - {id: in, source: [github]}
      - {id: it, delay: {for: 700ms}}
      - {id: out, destination: sink}
    edges: [in > it, it > out]
  - name: throttled
    nodes:
      - {id: in, source: [github]}
      - {id: it, throttle: {rate: 10/s, burst: 1, key: body.k}}
      - {id: out, destination: sink}
    edges: [in > it, it > out]
  - name: batched
    nodes:
      - {id: in, source: [github]}
      - {id: it, batch: {count: 30, time: 900ms, key: body.k}}
      - {id: out, destination: sink}
    edges: [in > it, it > out]
  - name: scripted
    nodes:
      - {id: in, source: [github]}
      - id: it
        script: |
          function transform(event) {
            let n = 0;
            while (n < 1e5) ++n; // so that some wait
            return {...event.body, n};
          }
      - {id: out, destination: sink}
      - {id: failed, stop: failed}
    edges: [in > it, it > out, it.error > failed]
)";

/// Number n is the (n / keys + 1)-th event of key n % keys, but every pair of them is swapped.
QByteArray requestOf(qint64 number)
{
    const qint64 round = (number / keys) ^ 1;
    const QByteArray body = "{\"k\":" + QByteArray::number(number % keys)
        + ",\"n\":" + QByteArray::number(round + 1) + '}';
    return githubRequest("github", "push", "held-" + QByteArray::number(number), body, secret);
}

class Database
{
public:
    explicit Database(const QString &path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s))
    {
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        m_database.open();
    }
    ~Database()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"check"_s);
    }

    QList<QVariant> column(const QString &sql)
    {
        QList<QVariant> values;
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qFatal("%s", qUtf8Printable(sql));
        while (query.next())
            values.append(query.value(0));
        return values;
    }
    qint64 number(const QString &sql) { return column(sql).value(0, -1).toLongLong(); }

private:
    QSqlDatabase m_database;
};

} // namespace

class KillHeldTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNodesHoldSurvivesEveryKill()
    {
        constexpr int kills = 8;
        CountingSink sink;
        DaemonProcess daemon(qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s);
        daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
        daemon.setConfig(
            "sources:\n  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n"
            "destinations:\n  - {name: sink, http: {url: \"http://127.0.0.1:"
            + QByteArray::number(sink.port()) + "/\"}, retry: {initial: 100ms, max_interval: 1s}}\n"
            + workflows);

        std::mt19937 random(std::random_device{}());
        qint64 next = 0;
        int killedWhileHeld = 0;
        for (int round = 0; round < kills; ++round) {
            QVERIFY2(daemon.start(), daemon.log());
            std::atomic<int> answered = 0;
            LoadClient::Summary summary;
            std::thread load([&] {
                LoadClient::Job job;
                job.first = next;
                job.count = 1'000'000;
                job.connections = 16;
                job.request = requestOf;
                job.answered = [&](const LoadClient::Answer &answer) {
                    answered += answer.status == 200 ? 1 : 0;
                };
                summary = LoadClient::run(quint16(daemon.ingest().port()), job);
            });
            const int target = std::uniform_int_distribution<int>(200, 500)(random);
            const bool reached = QTest::qWaitFor([&] { return answered >= target; }, 60'000);
            ::kill(pid_t(daemon.pid()), SIGKILL);
            daemon.kill();
            load.join();
            QVERIFY2(reached, daemon.log());
            next = summary.next;
            Database store(daemon.storePath());
            if (store.number(u"SELECT count(DISTINCT kind) FROM continuation"_s) == 5)
                ++killedWhileHeld;
        }
        // What was not acknowledged comes again, so that no order waits for it; and a whole round.
        next = (next / (2 * keys) + 1) * 2 * keys;
        QVERIFY2(daemon.start(), daemon.log());
        LoadClient::Job again;
        again.count = next;
        again.request = requestOf;
        qint64 refused = 0;
        again.answered = [&](const LoadClient::Answer &answer) { refused += answer.status != 200; };
        QCOMPARE(LoadClient::run(quint16(daemon.ingest().port()), again).answered, next);
        QCOMPARE(refused, 0);
        qInfo("%lld events, %d of %d kills while all five nodes held some", qlonglong(next),
              killedWhileHeld, kills);
        QVERIFY(killedWhileHeld >= kills / 2);

        QTRY_COMPARE_WITH_TIMEOUT(pending(daemon.storePath()), 0, 180'000);
        QCOMPARE(daemon.terminate(), 0);
        check(daemon.storePath(), next);
    }

private:
    static qint64 pending(const QString &path)
    {
        Database store(path);
        return store.number(u"SELECT (SELECT count(*) FROM delivery WHERE status < 4) "
                            "+ (SELECT count(*) FROM event WHERE state < 2) "
                            "+ (SELECT count(*) FROM continuation)"_s);
    }

    static void check(const QString &path, qint64 events)
    {
        Database store(path);
        QCOMPARE(store.number(u"SELECT count(*) FROM event "
                              "WHERE seq NOT IN (SELECT event_seq FROM derived_event)"_s),
                 events);
        for (const auto &workflow : {u"ordered"_s, u"delayed"_s, u"throttled"_s, u"scripted"_s}) {
            const QString those = u"FROM delivery WHERE workflow = '%1'"_s.arg(workflow);
            QCOMPARE(store.number(u"SELECT count(*) "_s + those), events);
            QCOMPARE(store.number(u"SELECT count(DISTINCT event_seq) "_s + those), events);
        }
        QCOMPARE(store.number(u"SELECT count(*) FROM delivery WHERE status <> 4"_s), 0);

        QHash<int, int> newest;
        const auto bodies = store.column(
            u"SELECT body FROM delivery JOIN event_content ON event_content.seq = event_seq "
            "WHERE workflow = 'ordered' ORDER BY delivery.seq"_s);
        for (const QVariant &body : bodies) {
            const auto json = QJsonDocument::fromJson(body.toByteArray()).object();
            const int key = json.value("k"_L1).toInt();
            QCOMPARE(json.value("n"_L1).toInt(), newest.value(key) + 1);
            ++newest[key];
        }

        qint64 last = 0; // scripts run in the order in which the events came
        for (const QVariant &seq : store.column(u"SELECT event_seq FROM delivery "
                                                "WHERE workflow = 'scripted' ORDER BY seq"_s))
            QVERIFY(std::exchange(last, seq.toLongLong()) < seq.toLongLong());

        QHash<QByteArray, int> members;
        for (const QVariant &parents : store.column(u"SELECT parents FROM derived_event"_s)) {
            const QByteArray ids = parents.toByteArray();
            for (qsizetype at = 0; at < ids.size(); at += 16)
                ++members[ids.mid(at, 16)];
        }
        QCOMPARE(members.size(), events);
        QVERIFY(std::ranges::all_of(members, [](int count) { return count == 1; }));
        QCOMPARE(store.number(u"SELECT count(*) FROM delivery WHERE workflow = 'batched'"_s),
                 store.number(u"SELECT count(*) FROM derived_event"_s));
    }
};

QTEST_GUILESS_MAIN(KillHeldTest)
#include "tst_killheld.moc"
