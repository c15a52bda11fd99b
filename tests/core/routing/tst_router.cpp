// SPDX-License-Identifier: GPL-3.0-or-later
#include "routingfixture.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsGetTheirStatesDeliveriesAndTraces();
    void whatAMapMakesIsWhatIsSent();
    void everyWorkflowOfASourceDecidesForItself();
    void disabledAndBrokenWorkflowsTakeNothing();
    void nothingIsRoutedBeforeTheWorkflowsAreKnown();
    void newWorkflowsCountFromTheNextEventOn();
    void theBacklogIsRoutedAfterARestartEachEventOnce();
    void aFailedCommitIsTriedAgainAndNothingIsLostOrDoubled();
    void aCommitThatKeepsFailingIsNotTriedInALoop();
    void aFailedReadIsTriedAgain();
    void anEventThatTheStoreRefusesHoldsUpNoOther();
    void stoppingWaitsForWhatIsOnItsWay();
    void measured();
};

namespace {

std::shared_ptr<const RoutingTable> tableOf(const QList<Configured<WorkflowConfig>> &workflows)
{
    return makeRoutingTable(workflows);
}

std::shared_ptr<const RoutingTable> payments(int revision = 1)
{
    return tableOf({simpleWorkflow(u"payments"_s, revision, u"shop"_s, 0, u"billing"_s)});
}

bool eachOnce(const QHash<EventId, int> &deliveries)
{
    return std::ranges::all_of(deliveries, [](int count) { return count == 1; });
}

} // namespace

void RouterTest::eventsGetTheirStatesDeliveriesAndTraces()
{
    RoutingFixture fixture;
    Router &router = fixture.start(payments(5));
    const auto big = fixture.ingest(u"shop"_s, 1, "{\"n\":3}").front();
    const auto small = fixture.ingest(u"shop"_s, 1, "{\"n\":0}").front();
    const auto other = fixture.ingest(u"blog"_s, 1).front();
    QTRY_COMPARE(router.routedUpTo(), 3);
    QCOMPARE(fixture.state(big), EventState::InFlight);
    QCOMPARE(fixture.state(small), EventState::Stopped);
    QCOMPARE(fixture.state(other), EventState::Unmatched);

    const auto page = fixture.reader().deliveries({});
    QCOMPARE(page->deliveries.size(), 1);
    const Delivery delivery = page->deliveries.front();
    QVERIFY(!delivery.id.isNull());
    QCOMPARE(delivery.event, big);
    QCOMPARE(delivery.source, u"shop"_s);
    QCOMPARE(delivery.destination, u"billing"_s);
    QCOMPARE(delivery.workflow, u"payments"_s);
    QCOMPARE(delivery.revision, 5);
    QCOMPARE(delivery.node, u"out"_s);
    QCOMPARE(delivery.webhookId, big.toString());
    QCOMPARE(delivery.status, DeliveryStatus::Scheduled);
    QCOMPARE(delivery.dueAt, delivery.createdAt);

    const auto traces = fixture.reader().traces(small);
    QCOMPARE(traces->size(), 1);
    QCOMPARE(traces->front().workflow, u"payments"_s);
    QCOMPARE(traces->front().revision, 5);
    QCOMPARE(traces->front().steps.last().detail, u"too small"_s);
    QVERIFY(fixture.reader().traces(other)->isEmpty());
    QTRY_COMPARE(fixture.observed().verdicts(),
                 QStringList({u"payments in_flight"_s, u"payments stopped"_s, u" unmatched"_s}));
}

void RouterTest::whatAMapMakesIsWhatIsSent()
{
    RoutingFixture fixture;
    auto workflow = simpleWorkflow(u"payments"_s, 1, u"shop"_s, 0, u"billing"_s);
    MapNode shape;
    shape.fields = {{u"count"_s, u"body.n"_s}, {u"from"_s, u"source"_s}};
    shape.key = u"n-{{source}}"_s;
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"shape"_s, shape});
    for (Edge &edge : graph.edges) {
        if (edge.to == u"out"_s)
            edge.to = u"shape"_s;
    }
    graph.edges.append({u"shape"_s, u"out"_s, u"out"_s});
    Router &router = fixture.start(tableOf({workflow}));
    const auto id =
        fixture.ingest(u"shop"_s, 1, "{\"n\":123456789012345678901234567890.5}").front();
    QTRY_COMPARE(router.routedUpTo(), 1);
    const auto due =
        fixture.reader().dueDeliveries(u"billing"_s, SystemClock().now(), 10, 1'000'000, {});
    QVERIFY(due);
    QCOMPARE(due->size(), 1);
    QCOMPARE(due->front().body,
             "{\"count\":123456789012345678901234567890.5,\"from\":\"shop\"}"_ba);
    QCOMPARE(due->front().content.contentType, "application/json"_ba);
    QCOMPARE(due->front().delivery.webhookId, u"n-shop"_s);
    QCOMPARE(fixture.reader().traces(id)->front().steps.at(2).after.toObject().value("from"_L1),
             QJsonValue(u"shop"_s));
}

void RouterTest::everyWorkflowOfASourceDecidesForItself()
{
    RoutingFixture fixture;
    Router &router =
        fixture.start(tableOf({simpleWorkflow(u"all"_s, 1, u"shop"_s, 0, u"archive"_s),
                               simpleWorkflow(u"big"_s, 1, u"shop"_s, 100, u"billing"_s),
                               simpleWorkflow(u"blogs"_s, 1, u"blog"_s, 0, u"archive"_s)}));
    const auto middle = fixture.ingest(u"shop"_s, 1, "{\"n\":50}").front();
    const auto big = fixture.ingest(u"shop"_s, 1, "{\"n\":500}").front();
    QTRY_COMPARE(router.routedUpTo(), 2);
    QCOMPARE(fixture.deliveriesByEvent(), (QHash<EventId, int>{{middle, 1}, {big, 2}}));
    QCOMPARE(fixture.reader().traces(middle)->size(), 2);
    QCOMPARE(fixture.state(middle), EventState::InFlight);
}

void RouterTest::disabledAndBrokenWorkflowsTakeNothing()
{
    RoutingFixture fixture;
    auto disabled = simpleWorkflow(u"off"_s, 1, u"shop"_s, 0, u"billing"_s);
    disabled.enabled = false;
    auto broken = simpleWorkflow(u"broken"_s, 1, u"shop"_s, 0, u"billing"_s);
    broken.config.graph.nodes[1].body = FilterNode{u"body.n >"_s};
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"workflow=broken"_s));
    Router &router = fixture.start(tableOf({disabled, broken}));
    const auto event = fixture.ingest(u"shop"_s, 1).front();
    QTRY_COMPARE(router.routedUpTo(), 1);
    QCOMPARE(fixture.state(event), EventState::Unmatched);
}

void RouterTest::nothingIsRoutedBeforeTheWorkflowsAreKnown()
{
    RoutingFixture fixture;
    Router &router = fixture.start(nullptr);
    const auto event = fixture.ingest(u"shop"_s, 1).front();
    router.stop();
    QCOMPARE(fixture.state(event), EventState::New);
    fixture.restart();
    Router &next = fixture.start(payments());
    QTRY_COMPARE(next.routedUpTo(), 1);
    QCOMPARE(fixture.state(event), EventState::InFlight);
}

void RouterTest::newWorkflowsCountFromTheNextEventOn()
{
    RoutingFixture fixture;
    Router &router = fixture.start(payments(1));
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 1);
    router.setWorkflows(payments(2));
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 2);
    const auto page = fixture.reader().deliveries({});
    QCOMPARE(page->deliveries.size(), 2);
    QCOMPARE(page->deliveries.at(0).revision + page->deliveries.at(1).revision, 3);
}

void RouterTest::theBacklogIsRoutedAfterARestartEachEventOnce()
{
    constexpr int events = 3000;
    RoutingFixture fixture;
    for (int i = 0; i < events / 100; ++i)
        fixture.ingest(u"shop"_s, 100);
    const RouterOptions small{.batchEvents = 7, .batchBytes = 1000, .retryAfter = 1h};
    qint64 reached = 0;
    for (int restarts = 0; restarts < 5; ++restarts) {
        // The disk fails midway, so that no machine is fast enough to route all before the end.
        fixture.faults().goodCommits = 20;
        fixture.faults().commits = 1'000'000;
        Router &router = fixture.start(payments(), small);
        QTRY_VERIFY(fixture.faults().failed > 0);
        router.stop();
        QVERIFY(router.routedUpTo() > reached);
        reached = router.routedUpTo();
        QVERIFY(reached < events);
        QCOMPARE(*fixture.reader().routedUpTo(), reached);
        fixture.restart();
    }
    Router &router = fixture.start(payments(), small);
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(router.routedUpTo(), events + 1, 60'000);
    const auto deliveries = fixture.deliveriesByEvent();
    QCOMPARE(deliveries.size(), events + 1);
    QVERIFY(eachOnce(deliveries));
}

void RouterTest::aFailedCommitIsTriedAgainAndNothingIsLostOrDoubled()
{
    RoutingFixture fixture;
    fixture.ingest(u"shop"_s, 500);
    fixture.faults().commits = 4;
    Router &router = fixture.start(payments(), {.batchEvents = 50, .retryAfter = 5ms});
    QTRY_COMPARE(router.routedUpTo(), 500);
    QCOMPARE(fixture.faults().failed, 4);
    const auto deliveries = fixture.deliveriesByEvent();
    QCOMPARE(deliveries.size(), 500);
    QVERIFY(eachOnce(deliveries));
    QTRY_COMPARE(fixture.observed().verdicts().size(), 500);
    QTRY_COMPARE(fixture.observed().walks().size(), 500);
}

void RouterTest::aCommitThatKeepsFailingIsNotTriedInALoop()
{
    RoutingFixture fixture;
    fixture.faults().commits = 1'000'000;
    fixture.start(payments(), {.retryAfter = 1h});
    for (int tries = 1; tries <= 3; ++tries) {
        fixture.ingest(u"shop"_s, 1); // each wakes it once
        QTRY_VERIFY(fixture.faults().failed >= tries);
    }
    fixture.faults().commits = 0;
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(fixture.deliveriesByEvent().size(), 4);
    QVERIFY(fixture.faults().failed <= 4); // and once it may read before the wake
}

void RouterTest::aFailedReadIsTriedAgain()
{
    RoutingFixture fixture;
    fixture.ingest(u"shop"_s, 10);
    fixture.faults().reads = 3;
    Router &router = fixture.start(payments(), {.retryAfter = 5ms});
    QTRY_COMPARE(router.routedUpTo(), 10);
    QCOMPARE(fixture.faults().failedReads, 3);
}

void RouterTest::anEventThatTheStoreRefusesHoldsUpNoOther()
{
    RoutingFixture fixture;
    fixture.faults().refusedSeq = 2;
    fixture.ingest(u"shop"_s, 3);
    Router &router = fixture.start(payments());
    QTRY_COMPARE(router.routedUpTo(), 3);
    QCOMPARE(fixture.deliveriesByEvent().size(), 2);
    QTRY_COMPARE(fixture.observed().verdicts().size(), 2);
    QCOMPARE(fixture.observed().walks().size(), 2); // told of what is committed alone
}

void RouterTest::stoppingWaitsForWhatIsOnItsWay()
{
    RoutingFixture fixture;
    fixture.ingest(u"shop"_s, 2000);
    Router &router = fixture.start(payments(), {.batchEvents = 20});
    QTRY_VERIFY(router.routedUpTo() > 0);
    router.stop();
    QCOMPARE(*fixture.reader().routedUpTo(), router.routedUpTo());
    QCOMPARE(fixture.deliveriesByEvent().size(), router.routedUpTo());
    router.stop();
}

void RouterTest::measured()
{
    constexpr int events = 20'000;
    RoutingFixture fixture;
    for (int i = 0; i < events / 1000; ++i)
        fixture.ingest(u"shop"_s, 1000, "{\"n\":7,\"text\":\"" + QByteArray(900, 'x') + "\"}");
    QElapsedTimer timer;
    timer.start();
    Router &router = fixture.start(payments());
    QTRY_COMPARE_WITH_TIMEOUT(router.routedUpTo(), events, 120'000);
    qInfo("%.0f events/s read, evaluated and committed",
          double(events) * 1000 / double(timer.elapsed()));
}

QTEST_GUILESS_MAIN(RouterTest)
#include "tst_router.moc"
