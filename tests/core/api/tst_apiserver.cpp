// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiroutes.h"
#include "core/api/apiserver.h"
#include "core/station/wire.h"
#include "tests/core/api/answeringstation.h"
#include "tests/core/api/rawclient.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TestApiServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_station = std::make_unique<AnsweringStation>();
        m_server = std::make_unique<ApiServer>(
            *m_station,
            [] {
                return QtFuture::makeReadyValueFuture(Result<QByteArray>("signalbox_up 1\n"_ba));
            },
            m_clock);
        ApiOptions options;
        options.hosts = {u"signalbox.example.org"_s};
        options.tokenFolder = m_folder->filePath(u"run"_s);
        const auto port = m_server->start(options);
        QVERIFY2(port, port ? "" : qPrintable(port.error().detail));
        m_port = *port;
        QFile file(m_server->tokenPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_token = file.readAll().trimmed();
    }

    void cleanup()
    {
        m_server.reset();
        m_station.reset();
    }

    void answersEveryQuery_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("member");
        QTest::newRow("status") << "status"_ba << u"ingest_url"_s;
        QTest::newRow("outages") << "outages"_ba << u"outages"_s;
        QTest::newRow("monitor") << "monitor?buckets=3&bucket_seconds=5"_ba << u"points"_s;
        QTest::newRow("events") << "events"_ba << u"events"_s;
        QTest::newRow("event") << "events/{event}"_ba << u"summary"_s;
        QTest::newRow("tree") << "events/{event}/tree"_ba << u"nodes"_s;
        QTest::newRow("traces") << "events/{event}/traces"_ba << u"traces"_s;
        QTest::newRow("deliveries") << "deliveries"_ba << u"deliveries"_s;
        QTest::newRow("delivery") << "deliveries/{delivery}"_ba << u"attempts"_s;
        QTest::newRow("rejections") << "rejections"_ba << u"rejections"_s;
        QTest::newRow("subscriptions") << "subscriptions?source=sns"_ba << u"subscriptions"_s;
        QTest::newRow("rejection") << "rejections/{rejection}"_ba << u"cause"_s;
        QTest::newRow("providers") << "providers"_ba << u"providers"_s;
        QTest::newRow("sources") << "sources"_ba << u"sources"_s;
        QTest::newRow("destinations") << "destinations"_ba << u"destinations"_s;
        QTest::newRow("workflows") << "workflows"_ba << u"workflows"_s;
        QTest::newRow("flow") << "workflows/payments/flow"_ba << u"since"_s;
        QTest::newRow("openapi") << "openapi.json"_ba << u"paths"_s;
    }

    void answersEveryQuery()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, member);
        const auto answer = get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-type"), "application/json"_ba);
        QCOMPARE(answer.headers.value("x-content-type-options"), "nosniff"_ba);
        QVERIFY2(answer.json().contains(member), answer.body.constData());
        QCOMPARE(send("POST", path, "{}").status, 405);
    }

    void openApiNamesEveryPathThatIsServed()
    {
        const auto paths = get("openapi.json").json().value("paths"_L1).toObject();
        const auto routes = queryRoutes() + changeRoutes() + editRoutes() + trialRoutes();
        for (const auto &route : routes) {
            const auto path = paths.value(u"/api/v1/"_s + QLatin1StringView(route.path));
            QVERIFY2(path.toObject().contains(QString::fromLatin1(route.method).toLower()),
                     route.path);
        }
        qsizetype operations = 0;
        for (const auto &path : paths.keys()) {
            const auto methods = paths.value(path).toObject().keys();
            operations += methods.size();
            for (const auto &method : methods) {
                const auto answer = exchange(method.toUpper().toLatin1(), samplePath(path), host(),
                                             authorization(), sampleBody(path, method));
                QVERIFY2(answer.status / 100 == 2
                             || (path.endsWith(u"apply"_s) && answer.status == 400),
                         qPrintable(u"%1 %2: %3"_s.arg(method, path).arg(answer.status)));
            }
        }
        QCOMPARE(operations, routes.size() + 3); // /healthz, /readyz, /metrics
    }

    void refusesWhatPeopleChangeWithoutItsType()
    {
        for (const auto *method : {"PUT", "DELETE"}) {
            const auto answer = exchange(method, "/api/v1/sources/a", host(), authorization());
            QCOMPARE(answer.status, 415);
        }
        QCOMPARE(exchange("PATCH", "/api/v1/sources/a", host(), authorization(), "{}")
                     .headers.value("allow"),
                 "PUT, DELETE"_ba);
        QVERIFY(m_station->objectChanges.isEmpty());
    }

    void aRefusedChangeListsItsProblems()
    {
        m_station->problems = {
            {WorkflowProblem::Reason::Cycle, u"a"_s, u"edges"_s, -1, -1, u"it goes round"_s}};
        const auto answer =
            send("POST", "workflows/payments/publish", "{\"author\": \"ada\", \"graph\": {}}");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.headers.value("content-type"), "application/problem+json"_ba);
        const auto problem = answer.json().value("problems"_L1).toArray().first().toObject();
        QCOMPARE(problem.value("reason"_L1), u"cycle"_s);
        QCOMPARE(problem.value("prevents"_L1), true);
        QCOMPARE(answer.json().value("code"_L1), u"invalid"_s);
    }

    void aWorkflowThatHoldsEventsIsRemovedWithAChoice()
    {
        const auto refused = send("DELETE", "workflows/busy", "{}");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.headers.value("content-type"), "application/problem+json"_ba);
        QCOMPARE(refused.json().value("code"_L1), u"conflict"_s);
        QCOMPARE(refused.json().value("held"_L1), 3);
        QCOMPARE(refused.json().value("removed"_L1), false);
        QVERIFY(refused.json().value("detail"_L1).toString().contains(u"held=release"_s));
        QVERIFY(m_station->objectChanges.isEmpty());
        QCOMPARE(send("DELETE", "workflows/busy?held=keep", "{}").status, 400);
        QCOMPARE(send("DELETE", "sources/busy?held=release", "{}").status, 400);
        const auto removed = send("DELETE", "workflows/busy?held=discard", "{}");
        QCOMPARE(removed.status, 200);
        QCOMPARE(removed.json(),
                 (QJsonObject{{u"workflow"_s, u"busy"_s}, {u"removed"_s, true}, {u"held"_s, 3}}));
        QCOMPARE(send("DELETE", "workflows/idle", "{}").status, 200);
        QCOMPARE(m_station->objectChanges,
                 (QStringList{u"remove discard workflow busy"_s, u"remove workflow idle"_s}));
    }

    void aShadowThatCannotBeginListsItsProblems()
    {
        QCOMPARE(send("PUT", "workflows/payments/shadow", "{\"revision\": 2}").status, 200);
        QCOMPARE(m_station->shadowed.workflow, u"payments"_s);
        QCOMPARE(m_station->shadowed.revision, 2);
        m_station->problems = {
            {WorkflowProblem::Reason::NoEnd, {}, {}, -1, -1, u"it leads nowhere"_s}};
        const auto answer = send("PUT", "workflows/payments/shadow", "{\"graph\": {}}");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.headers.value("content-type"), "application/problem+json"_ba);
        QCOMPARE(answer.json().value("started"_L1), false);
        QCOMPARE(answer.json().value("problems"_L1).toArray().size(), 1);
        QCOMPARE(get("workflows/other/shadow").status, 404);
    }

    void membersOfADraftAreReadStrictly()
    {
        QCOMPARE(send("PUT", "workflows/payments/shadow", "{\"colour\": 1}").status, 400);
        QCOMPARE(send("PUT", "sources/a", "{\"provider\": \"github\", \"colour\": 1}").status, 400);
        QCOMPARE(send("PUT", "sources/a", "{\"provider\": \"github\", \"name\": \"b\"}").status,
                 400);
        QCOMPARE(send("GET", "workflows/payments/revisions/x", {}).status, 400);
        QCOMPARE(send("GET", "workflows/payments/diff?from=1", {}).status, 400);
        QCOMPARE(send("POST", "workflows/payments/publish", "{\"author\": \"ada\"}").status, 400);
    }

    void givesABodyByteForByteAsADownload()
    {
        const auto answer =
            get("events/" + m_station->detail.summary.id.toString().toLatin1() + "/body");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, m_station->detail.event.request.body);
        QCOMPARE(answer.headers.value("content-type"), "application/octet-stream"_ba);
        QVERIFY(answer.headers.value("content-disposition").startsWith("attachment"));
        QCOMPARE(answer.headers.value("x-content-type-options"), "nosniff"_ba);
    }

    void handsFiltersOn()
    {
        QCOMPARE(get("events?filter=source:github+state:failed+a%2Bb&limit=5&before=9").status,
                 200);
        QCOMPARE(m_station->eventQuery.filter.source, u"github"_s);
        QCOMPARE(m_station->eventQuery.filter.state, EventState::Failed);
        QCOMPARE(m_station->eventQuery.filter.text, u"a+b"_s);
        QCOMPARE(m_station->eventQuery.limit, 5);
        QCOMPARE(m_station->eventQuery.before, 9);
        const auto id = m_station->detail.summary.id;
        QCOMPARE(get("deliveries?status=dead&destination=billing&event=" + id.toString().toLatin1())
                     .status,
                 200);
        QCOMPARE(m_station->deliveryQuery.event, id);
        QCOMPARE(m_station->deliveryQuery.status, DeliveryStatus::Dead);
        QCOMPARE(get("rejections?source=a&cause=conflict").status, 200);
        QCOMPARE(m_station->rejectionQuery.cause, RejectionCause::Conflict);
    }

    void refusesParametersThatDoNotFit_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("detail");
        QTest::newRow("limit") << "events?limit=1001"_ba
                               << u"limit: expected a number from 1 to 1000"_s;
        QTest::newRow("unknown") << "events?limt=1"_ba << u"limt: unknown parameter"_s;
        QTest::newRow("twice") << "events?limit=1&limit=2"_ba << u"limit: expected only once"_s;
        QTest::newRow("filter") << "events?filter=state:lost"_ba << u"'state:lost'"_s;
        QTest::newRow("status") << "deliveries?status=lost"_ba
                                << u"status: expected a known word"_s;
        QTest::newRow("id") << "deliveries?event=dlv_1"_ba
                            << u"event: expected an id such as evt_"_s;
    }

    void refusesParametersThatDoNotFit()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, detail);
        const auto answer = get(path);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.headers.value("content-type"), "application/problem+json"_ba);
        QCOMPARE(answer.json().value("code"_L1), u"invalid"_s);
        QVERIFY2(answer.json().value("detail"_L1).toString().contains(detail), answer.body);
    }

    void replaysRedrivesAndApplies()
    {
        const auto event = m_station->detail.summary.id;
        const auto replay = send("POST", "events/" + event.toString().toLatin1() + "/replay",
                                 R"({"destinations":["billing"],"as_new":true})");
        QCOMPARE(replay.status, 200);
        QCOMPARE(m_station->replayed, (ReplayRequest{event, {u"billing"_s}, true}));
        QCOMPARE(replay.json().value("deliveries"_L1).toArray().size(), 1);

        const auto dead = m_station->dead.delivery.id.toString().toLatin1();
        QCOMPARE(send("POST", "deliveries/" + dead + "/redrive", "{}").status, 200);
        const auto other = DeliveryId::make(fromMicroseconds(1)).toString().toLatin1();
        const auto conflict = send("POST", "deliveries/" + other + "/redrive", "{}");
        QCOMPARE(conflict.status, 409);
        QCOMPARE(conflict.json().value("code"_L1), u"conflict"_s);

        const auto refused = m_station->refused.id.toString().toLatin1();
        const auto admitted = send("POST", "rejections/" + refused + "/admit", "{}");
        QCOMPARE(admitted.status, 200);
        QCOMPARE(admittedEventsFromJson(admitted.json()).value(),
                 (QList{AdmittedEvent{event, IngestStatus::Accepted}}));
        const auto none = RejectionId::make(fromMicroseconds(1)).toString().toLatin1();
        QCOMPARE(send("POST", "rejections/" + none + "/admit", "{}").status, 409);

        const auto opened = send("POST", "sources/asana/open-registration", R"({"seconds":90})");
        QCOMPARE(opened.status, 200);
        QCOMPARE(openUntilFromJson(opened.json()).value(), m_station->opened);
        QCOMPARE(m_station->openedFor, Microseconds(std::chrono::seconds(90)));
        QCOMPARE(send("POST", "sources/asana/open-registration", "{}").status, 200);
        QCOMPARE(m_station->openedFor, Microseconds(std::chrono::minutes(10)));
        QCOMPARE(send("POST", "sources/github/open-registration", "{}").status, 400);

        const auto tested =
            send("POST", "sources/github/test",
                 R"({"body_base64":"/w==","type":"push","content_type":"text/plain"})");
        QCOMPARE(tested.status, 200);
        QCOMPARE(testAnswerFromJson(tested.json()).value(), (TestAnswer{202, "\xff taken"_ba}));
        QCOMPARE(m_station->tested,
                 (TestRequest{u"github"_s, "\xff"_ba, u"push"_s, u"text/plain"_s}));
        QCOMPARE(send("POST", "sources/none/test", R"({"body":"{}"})").status, 404);

        const auto apply = send("POST", "apply?dry_run=true&name=station.yaml",
                                R"({"text":"listen: 127.0.0.1:1\n"})");
        QCOMPARE(apply.status, 200);
        QCOMPARE(m_station->appliedText, "listen: 127.0.0.1:1\n"_ba);
        QCOMPARE(m_station->appliedName, u"station.yaml"_s);
        QVERIFY(m_station->appliedDry);
        const auto report = applyReportFromJson(apply.json());
        QVERIFY(report);
        QCOMPARE(report->missingSecrets, QStringList{u"${NONE}"_s});
        QCOMPARE(report->warnings.size(), 1);
        QCOMPARE(report->warnings.first().line, 12);
        QCOMPARE(report->warnings.first().problem.node, u"big"_s);
        QCOMPARE(send("POST", "apply?name=station.yaml", R"({"text":"bad"})").status, 400);
    }

    void refusesChangesThatItDoesNotUnderstand()
    {
        const auto event = m_station->detail.summary.id.toString().toLatin1();
        QCOMPARE(send("POST", "events/" + event + "/replay", R"({"asNew":true})").status, 400);
        QCOMPARE(send("POST", "events/" + event + "/replay", "[]").status, 400);
        QCOMPARE(send("POST", "events/dlv_1/replay", "{}").status, 404);
        QCOMPARE(send("POST", "apply?name=../x", R"({"text":""})").status, 400);
        QCOMPARE(send("POST", "apply", R"({"text":""})").status, 400);
        QCOMPARE(send("POST", "nothing", "{}").status, 404);
        for (const auto *seconds :
             {R"({"seconds":0})", R"({"seconds":3601})", R"({"seconds":"9"})"})
            QCOMPARE(send("POST", "sources/asana/open-registration", seconds).status, 400);
        QCOMPARE(m_station->changes, 0);
    }

    void anotherUserWithoutTheTokenIsRefused()
    {
        for (const QByteArray &header :
             {QByteArray(), "Authorization: Bearer "_ba,
              "Authorization: Bearer " + m_token.chopped(1),
              "Authorization: Bearer " + m_token + "0", "Authorization: Basic " + m_token,
              "Authorization: " + m_token}) {
            const auto answer = exchange("GET", "/api/v1/status", host(), header);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.headers.value("www-authenticate"), "Bearer"_ba);
        }
        const auto doubled = rawExchange(
            m_port, {"GET /api/v1/status HTTP/1.1", host(), authorization(), authorization()});
        QCOMPARE(doubled.status, 401);
        QCOMPARE(get("status").status, 200);
    }

    void aPageOfAnotherSiteCannotPost()
    {
        // What fetch(url, {method: 'POST', mode: 'no-cors', body}) sends from a foreign page.
        const auto event = m_station->detail.summary.id.toString().toLatin1();
        const auto answer =
            rawExchange(m_port,
                        {"POST /api/v1/events/" + event + "/replay HTTP/1.1", host(),
                         "Origin: https://evil.example", "Content-Type: text/plain;charset=UTF-8",
                         "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", authorization()},
                        "{}");
        QCOMPARE(answer.status, 403);
        // A form, from a browser that sends no Origin.
        const auto form =
            rawExchange(m_port,
                        {"POST /api/v1/events/" + event + "/replay HTTP/1.1", host(),
                         "Content-Type: application/x-www-form-urlencoded", authorization()},
                        "a=b");
        QCOMPARE(form.status, 415);
        // The preflight of a request with a token finds no permission.
        const auto preflight =
            rawExchange(m_port,
                        {"OPTIONS /api/v1/apply HTTP/1.1", host(), "Origin: https://evil.example",
                         "Access-Control-Request-Method: POST"});
        QCOMPARE(preflight.status, 403);
        QVERIFY(!preflight.headers.contains("access-control-allow-origin"));
        QCOMPARE(m_station->changes, 0);
    }

    void evenThePageOfItsOwnAddressIsRefused()
    {
        const auto answer = rawExchange(m_port,
                                        {"GET /api/v1/status HTTP/1.1", host(), authorization(),
                                         "Origin: http://127.0.0.1:" + QByteArray::number(m_port)});
        QCOMPARE(answer.status, 403);
    }

    void checksTheHostThatWasMeant_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("status");
        QTest::newRow("rebound name") << "evil.example"_ba << 403;
        QTest::newRow("rebound name, port") << "evil.example:8081"_ba << 403;
        QTest::newRow("lookalike") << "localhost.evil.example"_ba << 403;
        QTest::newRow("other address") << "192.0.2.1"_ba << 403;
        QTest::newRow("empty") << QByteArray() << 403;
        QTest::newRow("localhost") << "localhost:9000"_ba << 200;
        QTest::newRow("v6 loopback") << "[::1]:8081"_ba << 200;
        QTest::newRow("configured") << "Signalbox.example.org"_ba << 200;
    }

    void checksTheHostThatWasMeant()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, status);
        QCOMPARE(exchange("GET", "/api/v1/status", "Host: " + name, authorization()).status,
                 status);
        QCOMPARE(exchange("GET", "/metrics", "Host: " + name).status, status);
    }

    void healthAndMetricsNeedNoToken()
    {
        QCOMPARE(exchange("GET", "/healthz", host()).json().value("status"_L1), u"ok"_s);
        QCOMPARE(exchange("GET", "/readyz", host()).json().value("status"_L1), u"ready"_s);
        const auto metrics = exchange("GET", "/metrics", host());
        QCOMPARE(metrics.body, "signalbox_up 1\n"_ba);
        QCOMPARE(metrics.headers.value("content-type"),
                 "text/plain; version=0.0.4; charset=utf-8"_ba);
        QCOMPARE(exchange("DELETE", "/healthz", host()).status, 405);
    }

    void isNotReadyWhileTheStationHasAProblem()
    {
        m_station->now.problem = u"the store is damaged"_s;
        const auto answer = exchange("GET", "/readyz", host());
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.headers.contains("retry-after"));
        QCOMPARE(answer.json().value("detail"_L1), u"the store is damaged"_s);
    }

    void stopsWhileACallWaitsForTheStation()
    {
        m_station->silent = true;
        RawAnswer answer;
        QMetaObject::invokeMethod(this, [this] { m_server->stop(); }, Qt::QueuedConnection);
        answer = get("status");
        QVERIFY(answer.status == 0 || answer.status == 500);
        QVERIFY(m_server->tokenPath().isEmpty());
    }

    void saysWhenThePortIsTaken()
    {
        ApiServer second(*m_station, {}, m_clock);
        ApiOptions options;
        options.port = m_port;
        options.tokenFolder = m_folder->filePath(u"run"_s);
        const auto port = second.start(options);
        QVERIFY(!port);
        QCOMPARE(port.error().code, ErrorCode::Conflict);
        QVERIFY(QFile::exists(m_server->tokenPath()));
    }

    void doesNotListenWhenItCannotKeepTheToken()
    {
        ApiServer second(*m_station, {}, m_clock);
        ApiOptions options;
        options.tokenFolder = u"/proc"_s;
        QVERIFY(!second.start(options));
    }

private:
    QByteArray host() const { return "Host: 127.0.0.1:" + QByteArray::number(m_port); }
    QByteArray authorization() const { return "Authorization: Bearer " + m_token; }

    RawAnswer exchange(const QByteArray &method, const QByteArray &target, const QByteArray &host,
                       const QByteArray &authorization = {}, const QByteArray &body = {}) const
    {
        QByteArrayList head{method + ' ' + target + " HTTP/1.1", host};
        if (!authorization.isEmpty())
            head.append(authorization);
        if (!body.isEmpty())
            head.append("Content-Type: application/json");
        return rawExchange(m_port, head, body);
    }

    QByteArray fill(QByteArray path) const
    {
        path.replace("{event}", m_station->detail.summary.id.toString().toLatin1());
        path.replace("{delivery}", m_station->dead.delivery.id.toString().toLatin1());
        path.replace("{rejection}", m_station->refused.id.toString().toLatin1());
        return "/api/v1/" + path;
    }

    /// A path of the OpenAPI document with something in every place.
    QByteArray samplePath(const QString &path) const
    {
        auto concrete = path.toLatin1();
        const auto id = path.contains(u"/events/"_s) ? m_station->detail.summary.id.toString()
            : path.contains(u"/rejections/"_s)       ? m_station->refused.id.toString()
            : path.contains(u"/backtests/"_s)        ? m_station->backtestStatus.id.toString()
            : path.contains(u"/deliveries/"_s)       ? m_station->dead.delivery.id.toString()
            : path.endsWith(u"/open-registration"_s) ? u"asana"_s
                                                     : u"payments"_s;
        concrete.replace("{id}", id.toLatin1());
        concrete.replace("{number}", "1");
        return path.endsWith(u"/diff"_s) ? concrete + "?from=1&to=2" : concrete;
    }

    static QByteArray sampleBody(const QString &path, const QString &method)
    {
        if (method == "get"_L1)
            return {};
        if (path.endsWith(u"/backtests"_s))
            return "{\"workflow\": \"payments\"}";
        if (path.endsWith(u"/cases"_s))
            return "{\"cases\": []}";
        if (path.endsWith(u"/shadow"_s))
            return "{}";
        if (path.endsWith(u"/workflows/read"_s))
            return "{\"text\": \"nodes: []\"}";
        if (path.endsWith(u"/publish"_s))
            return "{\"author\": \"ada\", \"graph\": {}}";
        if (method == "put"_L1)
            return path.contains(u"/sources/"_s) ? "{\"provider\": \"github\"}"
                                                 : "{\"http\": {\"url\": \"https://a/\"}}";
        return "{}";
    }

    RawAnswer get(const QByteArray &path) const
    {
        return exchange("GET", fill(path), host(), authorization());
    }

    RawAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
    {
        return exchange(method, fill(path), host(), authorization(), body);
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AnsweringStation> m_station;
    std::unique_ptr<ApiServer> m_server;
    quint16 m_port = 0;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(TestApiServer)
#include "tst_apiserver.moc"
