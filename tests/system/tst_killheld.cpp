// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of signalboxd at random moments while order, delay, throttle and batch nodes hold events,
// and others wait for their script, and while such workflows are deleted: none is lost, none goes
// on twice, and the order holds.
#include "tests/support/countingsink.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
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

/// The same, but everything waits for an hour, and scripts take their time.
const QByteArray holding = R"(workflows:
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
      - {id: it, delay: {for: 1h}}
      - {id: then, delay: {for: 2h}}
      - {id: out, destination: sink}
    edges: [in > it, it > then, then > out]
  - name: throttled
    nodes:
      - {id: in, source: [github]}
      - {id: it, throttle: {rate: 1/h, burst: 1, key: body.k}}
      - {id: out, destination: sink}
    edges: [in > it, it > out]
  - name: batched
    nodes:
      - {id: in, source: [github]}
      - {id: it, batch: {count: 10000, time: 1h, key: body.k}}
      - {id: out, destination: sink}
    edges: [in > it, it > out]
  - name: scripted
    nodes:
      - {id: in, source: [github]}
      - id: it
        script: |
          function transform(event) {
            let n = 0;
            while (n < 4e5) ++n;
            return {...event.body, n};
          }
      - {id: out, destination: sink}
      - {id: failed, stop: failed}
    edges: [in > it, it > out, it.error > failed]
)";
/// In the order of their deletion: scripts would have run soon.
const QStringList names{u"scripted"_s, u"ordered"_s, u"delayed"_s, u"throttled"_s, u"batched"_s};

/// The status of a call of the admin API; 0 when nobody answers. From any thread.
int call(const QUrl &admin, const QByteArray &token, const QByteArray &method,
         const QByteArray &path, const QByteArray &body = "{}")
{
    QTcpSocket socket;
    socket.connectToHost(admin.host(), quint16(admin.port()));
    if (!socket.waitForConnected(5000))
        return 0;
    socket.write(method + " /api/v1/" + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                 + QByteArray::number(admin.port()) + "\r\nAuthorization: Bearer " + token
                 + "\r\nContent-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (answer.size() < 12 && socket.waitForReadyRead(30'000))
        answer += socket.readAll();
    return answer.mid(9, 3).toInt();
}

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

    void whatDeletedWorkflowsHoldSurvivesEveryKill_data()
    {
        QTest::addColumn<QByteArray>("held");
        QTest::newRow("release") << "release"_ba;
        QTest::newRow("discard") << "discard"_ba;
    }

    void whatDeletedWorkflowsHoldSurvivesEveryKill()
    {
        QFETCH(QByteArray, held);
        constexpr int kills = 8;
        constexpr qint64 first = 2 * keys; // so that every order waits for what never comes
        constexpr qint64 events = 20 * keys;
        CountingSink sink;
        DaemonProcess daemon(qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s);
        daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
        const QByteArray objects =
            "sources:\n  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n"
            "destinations:\n  - {name: sink, http: {url: \"http://127.0.0.1:"
            + QByteArray::number(sink.port()) + "/\"}, retry: {initial: 100ms, max_interval: 1s}}\n";
        daemon.setConfig(objects + holding);
        QVERIFY2(daemon.start(), daemon.log());
        LoadClient::Job job;
        job.first = first;
        job.count = events;
        job.request = requestOf;
        QCOMPARE(LoadClient::run(quint16(daemon.ingest().port()), job).answered, events);
        const QByteArray aCase =
            "{\"cases\":[{\"name\":\"kept\",\"event\":{\"source\":\"github\"}}]}";
        QCOMPARE(call(daemon.admin(), daemon.token(), "PUT", "workflows/delayed/cases", aCase), 200);
        for (const auto &name : names)
            QCOMPARE(call(daemon.admin(), daemon.token(), "POST",
                          "workflows/" + name.toLatin1() + "/detach"),
                     200);
        QTRY_COMPARE_WITH_TIMEOUT(unrouted(daemon.storePath()), 0, 60'000);
        QCOMPARE(call(daemon.admin(), daemon.token(), "DELETE", "workflows/delayed"), 409);
        daemon.setConfig(objects); // from the next start on

        std::mt19937 random(std::random_device{}());
        int killedWhileLeaving = 0;
        for (int round = 0; round < kills; ++round) {
            if (round > 0)
                QVERIFY2(daemon.start(), daemon.log());
            std::thread deleting([&, admin = daemon.admin(), token = daemon.token()] {
                for (const auto &name : names)
                    call(admin, token, "DELETE", "workflows/" + name.toLatin1() + "?held=" + held);
            });
            QTest::qWait(std::uniform_int_distribution<int>(0, 150)(random));
            ::kill(pid_t(daemon.pid()), SIGKILL);
            daemon.kill();
            deleting.join();
            Database store(daemon.storePath());
            if (store.number(u"SELECT count(*) FROM leaving_workflow"_s) > 0)
                ++killedWhileLeaving;
        }
        QVERIFY2(daemon.start(), daemon.log());
        for (const auto &name : names) {
            const int status = call(daemon.admin(), daemon.token(), "DELETE",
                                    "workflows/" + name.toLatin1() + "?held=" + held);
            QVERIFY2(status == 200 || status == 404, QByteArray::number(status));
        }
        qInfo("%d of %d kills while deleted workflows held something", killedWhileLeaving, kills);
        QVERIFY(killedWhileLeaving > 0);
        QTRY_COMPARE_WITH_TIMEOUT(pending(daemon.storePath()), 0, 180'000);
        QTRY_COMPARE_WITH_TIMEOUT(leftovers(daemon.storePath()), QStringList(), 60'000);
        QCOMPARE(daemon.terminate(), 0);
        checkDeleted(daemon.storePath(), events, held == "release");
    }

private:
    static qint64 unrouted(const QString &path)
    {
        Database store(path);
        return store.number(u"SELECT count(*) FROM event WHERE state = 0"_s);
    }

    static QStringList leftovers(const QString &path)
    {
        Database store(path);
        QStringList left;
        for (const auto &table : {u"leaving_workflow"_s, u"continuation"_s, u"node_memory"_s}) {
            if (store.number(u"SELECT count(*) FROM "_s + table) > 0)
                left.append(table);
        }
        if (store.number(u"SELECT count(*) FROM setting WHERE name LIKE 'cases:%'"_s) > 0)
            left.append(u"cases"_s);
        return left;
    }

    /// Each event went out of each workflow once, or ended there once and says so.
    static void checkDeleted(const QString &path, qint64 events, bool released)
    {
        Database store(path);
        QCOMPARE(store.number(u"SELECT count(*) FROM event "
                              "WHERE seq NOT IN (SELECT event_seq FROM derived_event)"_s),
                 events);
        QCOMPARE(store.number(u"SELECT count(*) FROM delivery WHERE status <> 4"_s), 0);
        QHash<QString, qint64> ended;
        for (const QVariant &text : store.column(u"SELECT traces FROM trace_addition"_s)) {
            const auto traces = QJsonDocument::fromJson(text.toByteArray()).array();
            for (const auto &trace : traces) {
                const auto workflow = trace.toObject().value("workflow"_L1).toString();
                const auto steps = trace.toObject().value("steps"_L1).toArray();
                for (const auto &step : steps) {
                    const auto detail = step.toObject().value("detail"_L1).toString();
                    ended[workflow] += detail.startsWith("discarded"_L1) ? 1 : 0;
                }
            }
        }
        for (const auto &name : names) {
            const bool batched = name == "batched"_L1;
            const QString those = batched ? u"FROM derived_event"_s
                                          : u"FROM delivery WHERE workflow = '%1'"_s.arg(name);
            const auto went =
                store.number((batched ? u"SELECT ifnull(sum(length(parents)) / 16, 0) "_s
                                      : u"SELECT count(*) "_s)
                             + those);
            QCOMPARE(went + ended.value(name), events);
            QCOMPARE(ended.value(name) == 0, released);
            if (!batched)
                QCOMPARE(store.number(u"SELECT count(DISTINCT event_seq) "_s + those), went);
        }
        QHash<int, int> newest;
        const auto bodies = store.column(
            u"SELECT body FROM delivery JOIN event_content ON event_content.seq = event_seq "
            "WHERE workflow = 'ordered' ORDER BY delivery.seq"_s);
        for (const QVariant &body : bodies) {
            const auto json = QJsonDocument::fromJson(body.toByteArray()).object();
            const int n = json.value("n"_L1).toInt();
            QVERIFY(n > newest.value(json.value("k"_L1).toInt()));
            newest[json.value("k"_L1).toInt()] = n;
        }
    }

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
