// SPDX-License-Identifier: GPL-3.0-or-later
#include "routingfixture.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What nodes hold, through the router and a real store, on a clock turned by hand.
class HeldEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDelayedEventGoesOnAtItsTime();
    void anEventIsHeldUntilItsLastWayEnds();
    void tenThousandShuffledKeysComeOutInOrder();
    void manyOfOneKeyComeOutInOrder();
    void aThrottleLetsThemThroughInOrder();
    void aBatchIsAnEventOfItsOwn();
    void whatIsHeldOutlivesARestart();
    void failedCommitsLoseAndDoubleNothing_data();
    void failedCommitsLoseAndDoubleNothing();
    void anOldRevisionEndsAsItBegan_data();
    void anOldRevisionEndsAsItBegan();
    void aDisabledWorkflowKeepsWhatItHolds();
    void theLastOrderNodeGivesTheOrderKey();
    void theRouterWakesByItself();
    void withoutSuchNodesTheStoreIsNotAskedForMemories();
};

namespace {

std::shared_ptr<const RoutingTable> tableOf(const NodeBody &body)
{
    return makeRoutingTable({workflowWith(body)});
}

OrderNode ordered()
{
    OrderNode node;
    node.key = u"body.k"_s;
    node.position = u"body.n"_s;
    node.wait = 1h;
    node.first = 1;
    return node;
}

QByteArray numbered(int key, int n)
{
    return "{\"k\":" + QByteArray::number(key) + ",\"n\":" + QByteArray::number(n) + '}';
}

qsizetype countDeliveries(ReadSession &reader)
{
    return allDeliveries(reader).size();
}

} // namespace

void HeldEventsTest::aDelayedEventGoesOnAtItsTime()
{
    RoutingFixture fixture;
    Router &router = fixture.start(tableOf(DelayNode{10min, {}}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(router.routedUpTo(), 1);
    QCOMPARE(fixture.state(id), EventState::Held);
    QCOMPARE(fixture.reader().traces(id)->first().steps.last().port, QString());
    fixture.turn(9min + 59s);
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 2);
    QCOMPARE(countDeliveries(fixture.reader()), 0);
    fixture.turn(1s);
    QTRY_COMPARE(countDeliveries(fixture.reader()), 1);
    QCOMPARE(fixture.state(id), EventState::InFlight);
    const auto delivery = allDeliveries(fixture.reader()).first();
    QCOMPARE(delivery.event, id);
    QCOMPARE(delivery.webhookId, id.toString());
    QCOMPARE(delivery.dueAt, fixture.now());
    const auto traces = *fixture.reader().traces(id);
    QCOMPARE(traces.size(), 1);
    QStringList nodes;
    for (const TraceStep &step : traces.first().steps)
        nodes.append(step.node + u'.' + step.port);
    QCOMPARE(nodes, (QStringList{u"in.out"_s, u"it."_s, u"it.out"_s, u"out."_s}));
    QCOMPARE(fixture.observed().verdicts(),
             (QStringList{u"w held"_s, u"w held"_s})); // told once for each event
}

void HeldEventsTest::anEventIsHeldUntilItsLastWayEnds()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(DelayNode{10min, {}});
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"later"_s, DelayNode{20min, {}}});
    graph.nodes.append({u"end"_s, StopNode{u"enough"_s}});
    graph.edges = {{u"in"_s, u"out"_s, u"it"_s},
                   {u"in"_s, u"out"_s, u"later"_s},
                   {u"it"_s, u"out"_s, u"end"_s},
                   {u"later"_s, u"out"_s, u"end"_s},
                   {u"later"_s, u"out"_s, u"out"_s}};
    Router &router = fixture.start(makeRoutingTable({workflow}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(router.routedUpTo(), 1);
    fixture.turn(15min);
    QTRY_COMPARE(fixture.reader().traces(id)->first().steps.size(), 5);
    QCOMPARE(fixture.state(id), EventState::Held);
    fixture.turn(5min);
    QTRY_COMPARE(fixture.state(id), EventState::InFlight);
    QStringList stops;
    const auto traces = *fixture.reader().traces(id);
    for (const TraceStep &step : traces.first().steps) {
        if (step.kind == u"stop"_s)
            stops.append(step.node);
    }
    QCOMPARE(stops, QStringList{u"end"_s}); // both ways lead there
}

void HeldEventsTest::tenThousandShuffledKeysComeOutInOrder()
{
    constexpr int keys = 10'000;
    constexpr int each = 3;
    QList<std::pair<int, int>> events;
    for (int key = 0; key < keys; ++key) {
        for (int n = 1; n <= each; ++n)
            events.append({key, n});
    }
    std::ranges::shuffle(events, std::mt19937(20261127));
    RoutingFixture fixture;
    QHash<EventId, std::pair<int, int>> byId;
    constexpr int atOnce = 1000;
    QElapsedTimer timer;
    timer.start();
    fixture.start(tableOf(ordered()));
    for (qsizetype from = 0; from < events.size(); from += atOnce) {
        QByteArrayList bodies;
        for (const auto &[key, n] : events.mid(from, atOnce))
            bodies.append(numbered(key, n));
        const auto ids = fixture.ingest(u"shop"_s, bodies);
        for (qsizetype at = 0; at < ids.size(); ++at)
            byId.insert(ids.at(at), events.at(from + at));
    }
    QTRY_COMPARE_WITH_TIMEOUT(fixture.reader().counts()->pending, keys * each, 300'000);
    qInfo("%.0f events/s ordered, shuffled over all",
          keys * each * 1000.0 / double(timer.elapsed()));
    QHash<int, int> newest;
    for (const Delivery &delivery : allDeliveries(fixture.reader())) {
        QCOMPARE(delivery.destination, u"billing"_s); // none was stale
        const auto [key, n] = byId.value(delivery.event);
        QCOMPARE(n, newest.value(key) + 1);
        newest[key] = n;
    }
    QVERIFY(fixture.reader().nextContinuations()->isEmpty());
}

void HeldEventsTest::manyOfOneKeyComeOutInOrder()
{
    constexpr int events = 1000; // several pieces of a queue, the first one last
    RoutingFixture fixture;
    Router &router = fixture.start(tableOf(ordered()));
    QByteArrayList bodies;
    for (int n = events; n >= 1; --n)
        bodies.append(numbered(1, n));
    const auto ids = fixture.ingest(u"shop"_s, bodies);
    QTRY_COMPARE(router.routedUpTo(), events);
    QTRY_COMPARE(countDeliveries(fixture.reader()), events);
    const auto deliveries = allDeliveries(fixture.reader());
    for (int at = 0; at < events; ++at)
        QCOMPARE(deliveries.at(at).event, ids.at(events - 1 - at));
}

void HeldEventsTest::aThrottleLetsThemThroughInOrder()
{
    RoutingFixture fixture;
    Router &router = fixture.start(tableOf(ThrottleNode{{10, 1s, 1}, {}}));
    const auto ids = fixture.ingest(u"shop"_s, 600);
    QTRY_COMPARE(router.routedUpTo(), 600);
    QCOMPARE(countDeliveries(fixture.reader()), 1);
    for (int n = 2; n <= 10; ++n) {
        fixture.turn(100ms);
        QTRY_COMPARE(countDeliveries(fixture.reader()), n);
    }
    fixture.turn(10s); // the burst of one is all that time gathers
    QTRY_COMPARE(countDeliveries(fixture.reader()), 11);
    const auto deliveries = allDeliveries(fixture.reader());
    for (int at = 0; at < deliveries.size(); ++at)
        QCOMPARE(deliveries.at(at).event, ids.at(at));
}

void HeldEventsTest::aBatchIsAnEventOfItsOwn()
{
    RoutingFixture fixture;
    Router &router = fixture.start(tableOf(BatchNode{3, 1h, 1'000'000, {}}));
    const auto ids =
        fixture.ingest(u"shop"_s, QByteArrayList{"{\"n\":1}", "{\"n\":2}", "{\"n\":3}"});
    QTRY_COMPARE(countDeliveries(fixture.reader()), 1);
    QVERIFY(router.routedUpTo() >= 3);
    const auto delivery = allDeliveries(fixture.reader()).first();
    QVERIFY(!ids.contains(delivery.event));
    QCOMPARE(delivery.webhookId, delivery.event.toString());
    const auto made = *fixture.reader().event(delivery.event);
    QCOMPARE(made.event.request.body, R"([{"n":1},{"n":2},{"n":3}])"_ba);
    QCOMPARE(made.summary.source, u"shop"_s);
    QCOMPARE(made.summary.state, EventState::InFlight);
    QVERIFY(made.routedAt);
    QCOMPARE(made.parents, ids);
    const auto steps = fixture.reader().traces(delivery.event)->first().steps;
    QCOMPARE(steps.first().node, u"it"_s);
    QCOMPARE(steps.last().node, u"out"_s);
    for (const EventId &id : ids) {
        QCOMPARE(fixture.state(id), EventState::Stopped);
        QCOMPARE(fixture.reader().traces(id)->first().steps.last().detail,
                 u"became part of %1"_s.arg(delivery.event.toString()));
        QVERIFY(fixture.reader().event(id)->parents.isEmpty());
    }
    // What it made is not routed as though it had come from outside, and later events are.
    fixture.ingest(u"shop"_s, 3);
    QTRY_COMPARE(countDeliveries(fixture.reader()), 2);
    QVERIFY(fixture.reader().takeUnrouted(0, 10, 1000)->isEmpty());
}

void HeldEventsTest::whatIsHeldOutlivesARestart()
{
    RoutingFixture fixture;
    fixture.start(tableOf(DelayNode{10min, {}}));
    const auto ids = fixture.ingest(u"shop"_s, 500);
    QTRY_COMPARE(*fixture.reader().routedUpTo(), 500);
    fixture.restart();
    QCOMPARE(fixture.state(ids.first()), EventState::Held);
    fixture.turn(11min);
    fixture.start(tableOf(DelayNode{10min, {}}), {.batchEvents = 64});
    QTRY_COMPARE(countDeliveries(fixture.reader()), 500);
    const auto counts = fixture.deliveriesByEvent();
    QCOMPARE(counts.size(), 500);
    QVERIFY(std::ranges::all_of(counts, [](int count) { return count == 1; }));
}

void HeldEventsTest::failedCommitsLoseAndDoubleNothing_data()
{
    QTest::addColumn<NodeBody>("body");
    QTest::addColumn<int>("deliveries");
    QTest::newRow("order") << NodeBody{ordered()} << 600;
    QTest::newRow("deduplicate") << NodeBody{DeduplicateNode{u"body.n"_s, 1h}} << 600;
    QTest::newRow("delay") << NodeBody{DelayNode{1us, {}}} << 600;
    QTest::newRow("throttle") << NodeBody{ThrottleNode{{1000, 1s, 100}, {}}} << 600;
    QTest::newRow("batch") << NodeBody{BatchNode{6, 1h, 1'000'000, {}}} << 100;
    QTest::newRow("script") << NodeBody{ScriptNode{.text = u"const transform = event => event"_s,
                                                   .file = {}}}
                            << 600;
}

void HeldEventsTest::failedCommitsLoseAndDoubleNothing()
{
    QFETCH(NodeBody, body);
    QFETCH(int, deliveries);
    QByteArrayList bodies;
    for (int n = 1; n <= 600; ++n)
        bodies.append(numbered(1, n));
    RoutingFixture fixture;
    fixture.ingest(u"shop"_s, bodies);
    // One commit in three fails, so that whatever was evaluated ahead has to be taken back.
    fixture.faults().goodCommits = 2;
    fixture.faults().commits = 1;
    fixture.start(tableOf(body), {.batchEvents = 20, .batchesInFlight = 3, .retryAfter = 1ms});
    for (int turns = 0; turns < 2000 && countDeliveries(fixture.reader()) < deliveries; ++turns) {
        if (fixture.faults().failed < 60 && fixture.faults().commits == 0) {
            fixture.faults().goodCommits = 2;
            fixture.faults().commits = 1;
        }
        fixture.turn(10ms);
        QTest::qWait(1);
    }
    QCOMPARE(countDeliveries(fixture.reader()), deliveries);
    QVERIFY(fixture.faults().failed > 3);
    fixture.turn(2h);
    QTRY_VERIFY(fixture.reader().nextContinuations()->isEmpty());
    const auto all = allDeliveries(fixture.reader());
    QCOMPARE(all.size(), deliveries);
    QSet<EventId> seen;
    for (const Delivery &delivery : all) {
        QCOMPARE(delivery.destination, u"billing"_s); // neither stale nor a duplicate
        QVERIFY(!seen.contains(delivery.event));
        seen.insert(delivery.event);
    }
}

void HeldEventsTest::anOldRevisionEndsAsItBegan_data()
{
    QTest::addColumn<NodeBody>("before");
    QTest::addColumn<NodeBody>("after");
    auto order = ordered();
    order.wait = 10min;
    const BatchNode batch{10, 10min, 1'000'000, {}};
    QTest::newRow("delay") << NodeBody(DelayNode{10min, {}}) << NodeBody(DelayNode{10min, {}});
    QTest::newRow("order") << NodeBody(order) << NodeBody(order); // in one queue
    QTest::newRow("batch") << NodeBody(batch) << NodeBody(batch); // but not in one batch
    QTest::newRow("the new one has no such node")
        << NodeBody(DelayNode{10min, {}}) << NodeBody(FilterNode{u"body"_s});
}

void HeldEventsTest::anOldRevisionEndsAsItBegan()
{
    QFETCH(NodeBody, before);
    QFETCH(NodeBody, after);
    RoutingFixture fixture;
    const auto first = workflowWith(before, 1, u"billing"_s);
    const auto second = workflowWith(after, 2, u"archive"_s);
    fixture.put(first);
    Router &router = fixture.start(makeRoutingTable({first}));
    fixture.ingest(u"shop"_s, QByteArrayList{numbered(1, 5)});
    QTRY_COMPARE(router.routedUpTo(), 1);
    fixture.put(second);
    fixture.publish(makeRoutingTable({second}));
    fixture.ingest(u"shop"_s, QByteArrayList{numbered(1, 7)});
    QTRY_COMPARE(router.routedUpTo(), 2);
    fixture.turn(10min);
    QTRY_COMPARE(countDeliveries(fixture.reader()), 2);
    QStringList ends;
    for (const Delivery &delivery : allDeliveries(fixture.reader()))
        ends.append(u"%1 %2"_s.arg(delivery.revision).arg(delivery.destination));
    ends.sort();
    QCOMPARE(ends, (QStringList{u"1 billing"_s, u"2 archive"_s}));
}

void HeldEventsTest::aDisabledWorkflowKeepsWhatItHolds()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(DelayNode{10min, {}});
    Router &router = fixture.start(makeRoutingTable({workflow}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(router.routedUpTo(), 1);
    workflow.enabled = false;
    fixture.publish(makeRoutingTable({workflow}));
    fixture.turn(1h);
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 2);
    QCOMPARE(fixture.state(id), EventState::Held);
    workflow.enabled = true;
    fixture.publish(makeRoutingTable({workflow}));
    QTRY_COMPARE(fixture.state(id), EventState::InFlight);
}

void HeldEventsTest::theLastOrderNodeGivesTheOrderKey()
{
    RoutingFixture fixture;
    DestinationConfig billing;
    billing.name = u"billing"_s;
    billing.serial = true;
    fixture.put(billing);
    auto workflow = workflowWith(ordered());
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"wait"_s, DelayNode{10min, {}}}); // keeps it
    graph.nodes.append({u"direct"_s, DestinationNode{u"billing"_s}});
    graph.edges[1].to = u"wait"_s;
    graph.edges += {{u"wait"_s, u"out"_s, u"out"_s}, {u"in"_s, u"out"_s, u"direct"_s}};
    fixture.start(makeRoutingTable({workflow}));
    fixture.ingest(u"shop"_s, QByteArrayList{numbered(7, 2), numbered(7, 1), numbered(8, 1)});
    QTRY_COMPARE(countDeliveries(fixture.reader()), 3);
    for (const Delivery &delivery : allDeliveries(fixture.reader()))
        QCOMPARE(delivery.orderKey, "shop"_ba); // it passed no order, and its source has none
    const NodeQueue waiting{u"w"_s, u"wait"_s, u"delay"_s, {}};
    QTRY_COMPARE(fixture.reader().continuationsOf(waiting, 10)->size(), 3);
    fixture.turn(10min);
    QTRY_COMPARE(countDeliveries(fixture.reader()), 6);
    QByteArrayList keys;
    for (const Delivery &delivery : allDeliveries(fixture.reader()).mid(3))
        keys.append(delivery.orderKey + (delivery.waitsFor ? " waits"_ba : ""_ba));
    std::ranges::sort(keys);
    QCOMPARE(keys, (QByteArrayList{"7", "7 waits", "8"}));
}

void HeldEventsTest::theRouterWakesByItself()
{
    RoutingFixture fixture;
    fixture.start(tableOf(DelayNode{300ms, {}}));
    const auto ids = fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(fixture.state(ids.first()), EventState::Held);
    // Nobody wakes it here: it must have set its alarm by what was left of the time.
    fixture.turnUnseen(299ms);
    QTest::qWait(50);
    fixture.turnUnseen(1ms);
    QTRY_COMPARE(fixture.state(ids.first()), EventState::InFlight);
}

void HeldEventsTest::withoutSuchNodesTheStoreIsNotAskedForMemories()
{
    RoutingFixture fixture;
    Router &router = fixture.start(tableOf(FilterNode{u"body"_s}));
    fixture.ingest(u"shop"_s, 1000);
    QTRY_COMPARE(router.routedUpTo(), 1000);
    QCOMPARE(fixture.faults().memoryReads, 0);
    fixture.publish(tableOf(DeduplicateNode{u"body.n"_s, 1h}));
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 1001);
    QVERIFY(fixture.faults().memoryReads > 0);
}

QTEST_GUILESS_MAIN(HeldEventsTest)
#include "tst_heldevents.moc"
