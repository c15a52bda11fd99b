// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiserver.h"
#include "core/client/httpstation.h"
#include "tests/core/api/answeringstation.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Runs the event loop until \a future has its value.
template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Internal, u"never finished"_s};
    return future.result();
}

} // namespace

class TestHttpStation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ApiServer>(m_far, MetricsSource(), m_clock);
        ApiOptions options;
        options.tokenFolder = m_folder.path();
        const auto port = m_server->start(options);
        QVERIFY(port);
        m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(*port));
        QFile file(m_server->tokenPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_near = std::make_unique<HttpStation>(m_url, file.readAll().trimmed());
    }

    void cleanupTestCase()
    {
        m_near.reset();
        m_server.reset();
    }

    void answersAsTheStationItselfDoes()
    {
        QCOMPARE(*await(m_near->status()), m_far.now);
        const auto page = await(m_near->events({}));
        QCOMPARE(page->events, QList{m_far.detail.summary});
        QCOMPARE(page->next, 7);
        QCOMPARE(await(m_near->outages())->first().cause, Outage::Cause::Asleep);
        QCOMPARE(await(m_near->monitor(3, 5))->points.size(), 3);
        const auto id = m_far.detail.summary.id;
        const auto event = await(m_near->event(id));
        QCOMPARE(event->summary, m_far.detail.summary);
        QCOMPARE(event->event.request.headers, m_far.detail.event.request.headers);
        QCOMPARE(*await(m_near->eventBody(id)), m_far.detail.event.request.body);
        QCOMPARE(await(m_near->eventTree(id))->nodes.size(), 2);
        QCOMPARE(await(m_near->traces(id))->first().workflow, u"payments"_s);
        QCOMPARE(*await(m_near->rejection(m_far.refused.id)), m_far.refused);
        QCOMPARE(await(m_near->delivery(m_far.dead.delivery.id))->attempts, m_far.dead.attempts);
        QCOMPARE(await(m_near->providers())->first(), await(m_far.providers())->first());
        QCOMPARE(*await(m_near->flow(u"payments"_s)), *await(m_far.flow(u"payments"_s)));
        QCOMPARE(await(m_near->sources())->first().address, u"http://127.0.0.1:8080/in/github"_s);
        QCOMPARE(await(m_near->destinations())->first().dead, 1);
        QCOMPARE(await(m_near->workflows())->first().config.name, u"payments"_s);
    }

    void queriesArriveAsTheyWereAsked()
    {
        EventQuery query;
        query.filter = {u"git hub"_s,
                        u"push*"_s,
                        u"b&c"_s,
                        u"k+=%41"_s,
                        u"state:\"new\" ünï"_s,
                        EventState::InFlight,
                        fromMicroseconds(1),
                        fromMicroseconds(2)};
        query.before = 9'007'199'254'740'993;
        query.limit = 7;
        QVERIFY(await(m_near->events(query))->events.isEmpty());
        QCOMPARE(m_far.eventQuery.filter, query.filter);
        QCOMPARE(m_far.eventQuery.before, query.before);
        QCOMPARE(m_far.eventQuery.limit, query.limit);

        QVERIFY(await(
            m_near->deliveries({m_far.detail.summary.id, u"d"_s, DeliveryStatus::Dead, 3, 4})));
        QCOMPARE(m_far.deliveryQuery.event, m_far.detail.summary.id);
        QCOMPARE(m_far.deliveryQuery.status, DeliveryStatus::Dead);
        QVERIFY(await(m_near->rejections({u"s"_s, RejectionCause::Loop, {}, 1})));
        QCOMPARE(m_far.rejectionQuery.cause, RejectionCause::Loop);
    }

    void changesArriveAndAreToldOf()
    {
        QSignalSpy changed(m_near.get(), &Station::changed);
        QSignalSpy configured(m_near.get(), &Station::configurationChanged);
        const ReplayRequest request{m_far.detail.summary.id, {u"billing"_s}, true};
        QCOMPARE(await(m_near->replay(request))->size(), 1);
        QCOMPARE(m_far.replayed, request);
        QVERIFY(await(m_near->redrive(m_far.dead.delivery.id)));
        QCOMPARE(await(m_near->admitRejection(m_far.refused.id)).value(),
                 (QList{AdmittedEvent{m_far.detail.summary.id, IngestStatus::Accepted}}));
        QCOMPARE(changed.size(), 3);
        QVERIFY(await(m_near->apply("listen: \"ü\""_ba, u"a b+c.yaml"_s, true)));
        QCOMPARE(m_far.appliedText, "listen: \"ü\""_ba);
        QCOMPARE(m_far.appliedName, u"a b+c.yaml"_s);
        QCOMPARE(configured.size(), 0);
        QVERIFY(await(m_near->apply(""_ba, u"a"_s, false)));
        QCOMPARE(configured.size(), 1);
        QCOMPARE(await(m_near->openRegistration(u"asana"_s, std::chrono::minutes(2))).value(),
                 m_far.opened);
        QCOMPARE(m_far.openedFor, Microseconds(std::chrono::minutes(2)));
        QCOMPARE(configured.size(), 2);
        QCOMPARE(await(m_near->diagnose(m_far.refused.id)).value(), m_far.found);
        const TestRequest test{u"github"_s, "{}"_ba, u"push"_s, u"application/json"_s};
        QCOMPARE(await(m_near->sendTest(test)).value(), (TestAnswer{202, "\xff taken"_ba}));
        QCOMPARE(m_far.tested, test);
        QCOMPARE(changed.size(), 4);
    }

    void revisionsAndWhatPeopleChangeArrive()
    {
        const auto page = await(m_near->revisions({.workflow = u"payments"_s, .before = {}}));
        QCOMPARE(
            page->revisions.first(),
            await(m_far.revisions({.workflow = u"payments"_s, .before = {}}))->revisions.first());
        QCOMPARE(page->next, 2);
        QCOMPARE(await(m_near->revisions({.workflow = u"payments"_s, .before = 2}))
                     ->revisions.first()
                     .revision,
                 1);
        QCOMPARE(m_far.askedRevisions, u"payments"_s);
        QCOMPARE(*await(m_near->revision(u"payments"_s, 2)),
                 *await(m_far.revision(u"payments"_s, 2)));
        QCOMPARE(await(m_near->revision(u"payments"_s, 3)).error().code, ErrorCode::NotFound);

        QSignalSpy configured(m_near.get(), &Station::configurationChanged);
        PublishRequest request;
        request.workflow = u"payments"_s;
        request.graph = AnsweringStation::graphOf(2);
        request.graph.groups = {{u"Amounts"_s, GroupColor::Teal, u"large"_s, {u"big"_s}}};
        request.author = u"ada \"ü\""_s;
        request.note = u"two\nlines"_s;
        request.base = 2;
        request.traceAge = std::chrono::days(7);
        QCOMPARE(*await(m_near->publish(request)), (PublishReport{3, true, {}}));
        QCOMPARE(m_far.published, request);
        request.graph = {};
        request.from = 1;
        request.traceAge = Microseconds();
        QVERIFY(await(m_near->publish(request)));
        QCOMPARE(m_far.published, request);
        QCOMPARE(configured.size(), 2);
        request.base = 7;
        QCOMPARE(await(m_near->publish(request)).error().code, ErrorCode::Conflict);

        SourceDraft source;
        source.config.name = u"shop"_s;
        source.config.provider = u"github"_s;
        source.secrets = {{u"second"_s, "\x00\xff"_ba, fromMicroseconds(5)}};
        source.base = 4;
        QCOMPARE(*await(m_near->saveSource(source)), (SaveReport{5, {}}));
        QCOMPARE(m_far.savedSource, source);
        DestinationDraft destination;
        destination.config.name = u"billing"_s;
        destination.config.url = u"https://example.org/"_s;
        destination.secret = "typed"_ba;
        destination.dryRun = true;
        QCOMPARE(await(m_near->saveDestination(destination))->revision, 0);
        QCOMPARE(m_far.savedDestination, destination);
        QCOMPARE(configured.size(), 3);

        const ObjectName object{ObjectKind::Destination, u"billing"_s};
        QVERIFY(await(m_near->setEnabled(object, true)));
        QVERIFY(await(m_near->setEnabled({ObjectKind::Source, u"shop"_s}, false)));
        QVERIFY(await(m_near->detach({ObjectKind::Workflow, u"payments"_s})));
        QVERIFY(await(m_near->remove(object)));
        QCOMPARE(m_far.objectChanges,
                 QStringList({u"enable destination billing"_s, u"disable source shop"_s,
                              u"detach workflow payments"_s, u"remove destination billing"_s}));
        QCOMPARE(configured.size(), 7);
        QCOMPARE(await(m_near->remove({ObjectKind::Source, u"none"_s})).error().code,
                 ErrorCode::NotFound);

        m_far.objectChanges.clear();
        const ObjectName busy{ObjectKind::Workflow, u"busy"_s};
        QCOMPARE(await(m_near->remove(busy)).error().code, ErrorCode::Conflict);
        QCOMPARE(*await(m_near->removeWorkflow({u"busy"_s, {}})), (RemovalReport{false, 3}));
        QCOMPARE(configured.size(), 7);
        QCOMPARE(*await(m_near->removeWorkflow({u"busy"_s, HeldChoice::Release})),
                 (RemovalReport{true, 3}));
        QCOMPARE(await(m_near->removeWorkflow({u"none"_s, {}})).error().code, ErrorCode::NotFound);
        QCOMPARE(m_far.objectChanges.first(), u"remove release workflow busy"_s);
        QCOMPARE(configured.size(), 8);
    }

    void backtestsAndCasesArrive()
    {
        BacktestRequest request;
        request.workflow = u"payments"_s;
        request.graph = AnsweringStation::graphOf(1);
        request.filter = {
            u"shop"_s,           u"push*"_s,         {}, {}, u"te xt"_s, EventState::Failed,
            fromMicroseconds(1), fromMicroseconds(2)};
        QCOMPARE(await(m_near->startBacktest(request)).value(), m_far.backtestStatus.id);
        QCOMPARE(m_far.backtested, request);
        request.graph.reset();
        request.revision = 3;
        QVERIFY(await(m_near->startBacktest(request)));
        QCOMPARE(m_far.backtested, request);
        QCOMPARE(*await(m_near->backtest(m_far.backtestStatus.id)), m_far.backtestStatus);
        BacktestQuery query;
        query.id = m_far.backtestStatus.id;
        QCOMPARE(await(m_near->backtestDifferences(query))->differences,
                 m_far.backtestPage.differences);
        QCOMPARE(await(m_near->backtestDifferences(query))->next, 7);
        query.after = 7;
        QVERIFY(await(m_near->backtestDifferences(query))->differences.isEmpty());
        QVERIFY(await(m_near->endBacktest(m_far.backtestStatus.id)));
        QCOMPARE(m_far.endedBacktests, QList{m_far.backtestStatus.id});

        WorkflowCase one;
        one.name = u"a big one"_s;
        one.event.source = u"shop"_s;
        one.event.type = u"push"_s;
        one.event.key = "k"_ba;
        one.event.request.method = "PUT"_ba;
        one.event.request.target = "/in/shop?a=b"_ba;
        one.event.request.headers = HeaderBlock("X-Odd: a b\r\n"_ba);
        one.event.request.body = "\x00\xff"_ba;
        one.event.request.receivedAt = fromMicroseconds(5'000'000);
        one.event.order = OrderPlace{"row"_ba, "7"_ba};
        one.destinations = QStringList{u"billing"_s};
        one.bodies = {{u"billing"_s, "{\"a\": 18446744073709551615}"_ba}};
        one.ports = {{u"big"_s, u"pass"_s}, {u"out"_s, {}}};
        WorkflowCase other;
        other.name = u"a stored one"_s;
        other.stored = m_far.detail.summary.id;
        other.event.request.method.clear();
        QVERIFY(await(m_near->saveCases(u"payments"_s, {one, other})));
        QCOMPARE(m_far.keptCases, QList({one, other}));
        QCOMPARE(await(m_near->cases(u"payments"_s)).value(), m_far.keptCases);
        QCOMPARE(await(m_near->saveCases(u"none"_s, {})).error().code, ErrorCode::NotFound);
        CaseRequest asked{u"payments"_s, AnsweringStation::graphOf(2), 0, QList{one}};
        m_far.caseResults = {{u"a big one"_s,
                              {u"expected deliveries to billing, found none"_s},
                              {{u"out"_s, u"billing"_s, "\xff"_ba, "text/plain"_ba}},
                              m_far.backtestPage.differences.first().before}};
        QCOMPARE(*await(m_near->runCases(asked)), m_far.caseResults);
        QCOMPARE(m_far.askedCases, asked);
    }

    void shadowsArrive()
    {
        QSignalSpy told(m_near.get(), &Station::shadowsChanged);
        ShadowRequest request{u"payments"_s, AnsweringStation::graphOf(1), 0};
        const WorkflowProblem odd{
            WorkflowProblem::Reason::UnconnectedPort, u"big"_s, u"edges"_s, -1, -1, u"ends"_s};
        m_far.problems = {odd};
        QCOMPARE(*await(m_near->startShadow(request)), (ShadowReport{true, {odd}}));
        QCOMPARE(m_far.shadowed, request);
        QCOMPARE(told.size(), 1);
        request = {u"payments"_s, {}, 3};
        m_far.problems = {{WorkflowProblem::Reason::Cycle, u"big"_s, {}, -1, 4, u"round"_s}};
        const auto refused = await(m_near->startShadow(request));
        QCOMPARE(m_far.shadowed, request);
        QCOMPARE(refused.value(), (ShadowReport{false, m_far.problems}));
        QCOMPARE(told.size(), 1); // nothing has changed
        m_far.problems.clear();

        auto &status = m_far.shadowStatus;
        QCOMPARE(*await(m_near->shadow(u"payments"_s)), status);
        const auto running = status;
        status.state = ShadowState::Ended;
        status.end = ShadowEnd::Published;
        status.endRevision = 3;
        status.endedAt = fromMicroseconds(1'764'000'060'000'000);
        QCOMPARE(*await(m_near->shadow(u"payments"_s)), status);
        status.end = ShadowEnd::Failed;
        status.endRevision = 0;
        status.error = u"too much"_s;
        QCOMPARE(*await(m_near->shadow(u"payments"_s)), status);
        status = running;
        QCOMPARE(await(m_near->shadow(u"none"_s)).error().code, ErrorCode::NotFound);

        const ShadowQuery query{u"payments"_s, 6, 17};
        QCOMPARE(await(m_near->shadowDifferences(query))->differences,
                 m_far.backtestPage.differences);
        QCOMPARE(m_far.askedDifferences, query);
        const auto ended = await(m_near->stopShadow(u"payments"_s));
        QCOMPARE(ended->end, ShadowEnd::Stopped);
        QCOMPARE(ended->summary, status.summary);
        QCOMPARE(m_far.stoppedShadows, QStringList{u"payments"_s});
        QCOMPARE(told.size(), 2);
    }

    void aNodeIsTriedAsTheStationItselfDoes()
    {
        NodeTrial trial{AnsweringStation::graphOf(2), u"big"_s, m_far.detail.summary.id, true};
        ExpressionReport filter;
        filter.field = u"filter"_s;
        filter.condition = Condition{
            ConditionTest{u"body.amount"_s, ConditionOperator::Greater, 100, false, true}};
        filter.value = "\"\xc3\xa9"_ba;
        filter.cut = filter.truthy = true;
        ExpressionReport failed;
        failed.field = u"map.total"_s;
        failed.failure = u"sum() takes numbers"_s;
        m_far.nodeReport = {
            true, {filter, failed}, "{\"a\":1}"_ba, false,     "\xff"_ba, true, u"no"_s,
            3,    {u"said"_s},      JsonTree{},     {u"abs"_s}};
        m_far.nodeReport.envelope->nodes = {{-1, 1, {}, JsonTree::Kind::Object, {}},
                                            {0, 0, u"type"_s, JsonTree::Kind::String, u"x"_s}};
        QCOMPARE(await(m_near->tryNode(trial)).value(), m_far.nodeReport);
        QCOMPARE(m_far.triedNode, trial);
        m_far.nodeReport = {};
        trial = {};
        QCOMPARE(await(m_near->tryNode(trial)).value(), m_far.nodeReport);
        QCOMPARE(m_far.triedNode, trial);
    }

    void aRefusalWithProblemsIsAReport()
    {
        m_far.problems = {{WorkflowProblem::Reason::Expression, u"big"_s, u"filter"_s, -1, 14,
                           u"expected a value"_s},
                          {WorkflowProblem::Reason::UnconnectedPort, u"big"_s, u"edges"_s, 0, -1,
                           u"nothing follows"_s},
                          {WorkflowProblem::Reason::NodeInTwoGroups, u"big"_s,
                           u"groups[1].nodes[0]"_s, -1, -1, u"it is in a group already"_s, 1,
                           u"big"_s}};
        m_far.fieldProblems = {{u"http.url"_s, u"expected a URL"_s, true}, {{}, u"odd"_s, false}};
        PublishRequest request;
        request.workflow = u"payments"_s;
        request.author = u"ada"_s;
        QCOMPARE(*await(m_near->publish(request)), (PublishReport{0, false, m_far.problems}));
        QCOMPARE(*await(m_near->validate({})), m_far.problems);
        DestinationDraft draft;
        draft.config.name = u"billing"_s;
        QCOMPARE(*await(m_near->saveDestination(draft)), (SaveReport{0, m_far.fieldProblems}));
        m_far.problems.clear();
        m_far.fieldProblems.clear();
    }

    void aTextIsReadByTheStation()
    {
        const auto graph = await(m_near->readGraph("nodes: [{id: ü, stop: \"x\"}]\n"_ba));
        QCOMPARE(*graph, AnsweringStation::graphOf(2));
        QCOMPARE(m_far.readText, "nodes: [{id: ü, stop: \"x\"}]\n"_ba);
    }

    void errorsAreThoseOfTheStation()
    {
        const auto none = await(m_near->event(EventId::make(fromMicroseconds(5))));
        QCOMPARE(none.error(), (Error{ErrorCode::NotFound, u"there is none"_s}));
        const auto redriven = await(m_near->redrive(DeliveryId::make(fromMicroseconds(5))));
        QCOMPARE(redriven.error().code, ErrorCode::Conflict);
        const auto applied = await(m_near->apply("bad"_ba, u"x.yaml"_s, true));
        QCOMPARE(applied.error(), (Error{ErrorCode::Invalid, u"x.yaml:1: expected a mapping"_s}));
        const auto read = await(m_near->readGraph("bad"_ba));
        QCOMPARE(read.error(), (Error{ErrorCode::Invalid, u"text:1: expected a mapping"_s}));
    }

    void aWrongTokenIsDenied()
    {
        HttpStation stranger(m_url, "0000"_ba);
        QCOMPARE(await(stranger.status()).error().code, ErrorCode::Denied);
    }

    void nobodyThereIsUnavailable()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        server.close();
        HttpStation station(url, "0"_ba);
        const auto status = await(station.status());
        QCOMPARE(status.error().code, ErrorCode::Unavailable);
        QVERIFY(status.error().detail.contains(url.toString()));
    }

    void somebodyElseIsNotTakenForAStation_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("page") << "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<a/>"_ba
                              << ErrorCode::Unsupported;
        QTest::newRow("error page")
            << "HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\n<a/>"_ba << ErrorCode::Unsupported;
        QTest::newRow("redirection") << "HTTP/1.1 302 No\r\nLocation: http://192.0.2.1/\r\n"
                                        "Content-Length: 0\r\n\r\n"_ba
                                     << ErrorCode::Unsupported;
        QTest::newRow("cut off") << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"_ba
                                 << ErrorCode::Unavailable;
        QTest::newRow("other JSON")
            << "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"events\":[1]}"_ba
            << ErrorCode::Unsupported;
    }

    void somebodyElseIsNotTakenForAStation()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        QTcpServer server;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        HttpStation station(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), "0"_ba);
        QCOMPARE(await(station.events({})).error().code, code);
    }

    void callsInProgressEndWithTheStation()
    {
        m_far.silent = true;
        QFuture<Result<StationStatus>> status;
        {
            HttpStation station(m_url, "0"_ba);
            status = station.status();
        }
        QVERIFY(status.isFinished());
        QCOMPARE(status.result().error().code, ErrorCode::Cancelled);
        m_far.silent = false;
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    AnsweringStation m_far;
    std::unique_ptr<ApiServer> m_server;
    QUrl m_url;
    std::unique_ptr<HttpStation> m_near;
};

QTEST_GUILESS_MAIN(TestHttpStation)
#include "tst_httpstation.moc"
