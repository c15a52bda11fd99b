// SPDX-License-Identifier: GPL-3.0-or-later
#include "routingfixture.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What becomes of held events when their workflow is removed, through the router and a real store.
class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReleasedGoesOnAtOnce_data();
    void whatIsReleasedGoesOnAtOnce();
    void whatIsDiscardedEndsAndSaysSo_data();
    void whatIsDiscardedEndsAndSaysSo();
    void withoutAChoiceEverythingStays();
    void theOrderHoldsOverSeveralNodes();
    void memoriesCountToTheEnd();
    void whatWasDecidedBeforeLeavesAsWell();
    void itLeavesAlsoWhenItWasDisabled();
    void aRestartGoesOnWithIt_data();
    void aRestartGoesOnWithIt();
    void anotherOneOfItsNameBeginsAnew();
    void failedCommitsLoseAndDoubleNothing_data();
    void failedCommitsLoseAndDoubleNothing();
    void anIdleRouterStaysSo();
};

namespace {

constexpr int many = 700; // several pieces

OrderNode inOrder()
{
    OrderNode node;
    node.key = u"body.k"_s;
    node.position = u"body.n"_s;
    node.wait = 1h;
    return node;
}

ThrottleNode throttled()
{
    ThrottleNode node;
    node.rate = {1, 1h, 1};
    return node;
}

BatchNode batched()
{
    BatchNode node;
    node.count = 10'000;
    node.time = 1h;
    return node;
}

ScriptNode slowScript()
{
    ScriptNode node;
    node.text = u"function transform(event) {\n  let n = 0;\n  while (n < 1e5) ++n;\n"
                "  return event.body;\n}"_s;
    return node;
}

void addKinds()
{
    QTest::addColumn<NodeBody>("body");
    QTest::addColumn<bool>("joins"); // many events become one
    QTest::newRow("delay") << NodeBody(DelayNode{10min, {}}) << false;
    QTest::newRow("order") << NodeBody(inOrder()) << false;
    QTest::newRow("throttle") << NodeBody(throttled()) << false;
    QTest::newRow("batch") << NodeBody(batched()) << true;
    QTest::newRow("script") << NodeBody(slowScript()) << false;
}

QByteArrayList bodies(int count)
{
    QByteArrayList list; // the first one is missing, so that an order waits
    for (int n = 0; n < count; ++n)
        list.append("{\"k\":" + QByteArray::number(n % 7) + ",\"n\":" + QByteArray::number(n + 2)
                    + '}');
    return list;
}

/// What the store still has of workflow w.
QStringList leftOf(RoutingFixture &fixture)
{
    QStringList left;
    const LeavingWorkflow all{u"w"_s, 1000, HeldChoice::Release};
    for (const auto nodes = *fixture.reader().leavingNodes(all); const NodeQueue &node : nodes)
        left.append(u"held at "_s + node.node);
    const auto configuration = *fixture.reader().configuration();
    for (const auto &workflow : configuration.leaving)
        left.append(workflow.workflow + u" is leaving"_s);
    return left;
}

/// Whether each of \a ids has gone out of node it, once: by a delivery, or as part of a batch.
void checkOnce(RoutingFixture &fixture, const QList<EventId> &ids, bool joins)
{
    auto counts = fixture.deliveriesByEvent();
    if (joins) {
        QHash<EventId, int> members;
        for (const auto &id : counts.keys()) {
            const auto parents = fixture.reader().event(id)->parents;
            QVERIFY(!parents.isEmpty());
            for (const auto &parent : parents)
                ++members[parent];
        }
        counts = members;
    }
    QCOMPARE(counts.size(), ids.size());
    for (const auto &id : ids)
        QCOMPARE(counts.value(id), 1);
}

} // namespace

void LeavingTest::whatIsReleasedGoesOnAtOnce_data()
{
    addKinds();
}

void LeavingTest::whatIsReleasedGoesOnAtOnce()
{
    QFETCH(NodeBody, body);
    QFETCH(bool, joins);
    RoutingFixture fixture;
    const auto workflow = workflowWith(body);
    fixture.put(workflow);
    Router &router = fixture.start(fixture.stored());
    const auto ids = fixture.ingest(u"shop"_s, bodies(many));
    QTRY_COMPARE(router.routedUpTo(), many);
    const auto report = fixture.remove(HeldChoice::Release);
    QVERIFY(report.removed);
    QVERIFY(report.held > 0);
    QTRY_COMPARE_WITH_TIMEOUT(leftOf(fixture), QStringList(), 30'000);
    checkOnce(fixture, ids, joins);
    QVERIFY(fixture.reader().nodeMemory({u"w"_s, u"it"_s, nodeKind(body), {}})->isEmpty());
    // Nobody takes up the workflow's source any more.
    const auto later = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(fixture.state(later), EventState::Unmatched);
    if (!joins) {
        const auto traces = *fixture.reader().traces(ids.last());
        const auto &steps = traces.first().steps;
        const auto released = std::ranges::count_if(steps, [](const TraceStep &step) {
            return step.node == "it"_L1 && step.port == "out"_L1;
        });
        QCOMPARE(released, 1);
    }
}

void LeavingTest::whatIsDiscardedEndsAndSaysSo_data()
{
    addKinds();
}

void LeavingTest::whatIsDiscardedEndsAndSaysSo()
{
    QFETCH(NodeBody, body);
    RoutingFixture fixture;
    fixture.put(workflowWith(body));
    Router &router = fixture.start(fixture.stored());
    const auto ids = fixture.ingest(u"shop"_s, bodies(many));
    QTRY_COMPARE(router.routedUpTo(), many);
    const auto report = fixture.remove(HeldChoice::Discard);
    QVERIFY(report.removed);
    QTRY_COMPARE_WITH_TIMEOUT(leftOf(fixture), QStringList(), 30'000);
    const auto counts = fixture.deliveriesByEvent();
    int ended = 0;
    for (const auto &id : ids) {
        const auto traces = *fixture.reader().traces(id);
        const auto &steps = traces.first().steps;
        const auto discarded = std::ranges::count_if(
            steps, [](const TraceStep &step) { return step.detail.startsWith("discarded"_L1); });
        if (counts.contains(id)) { // before: a throttle's first, scripts that had run
            QCOMPARE(discarded, 0);
            continue;
        }
        QCOMPARE(discarded, 1);
        QVERIFY(!steps.last().failed);
        QCOMPARE(fixture.state(id), EventState::Stopped);
        ++ended;
    }
    QCOMPARE(ended + counts.size(), many);
    QVERIFY(ended > 0);
}

void LeavingTest::withoutAChoiceEverythingStays()
{
    RoutingFixture fixture;
    fixture.put(workflowWith(DelayNode{10min, {}}));
    Router &router = fixture.start(fixture.stored());
    const auto ids = fixture.ingest(u"shop"_s, 3);
    QTRY_COMPARE(router.routedUpTo(), 3);
    QCOMPARE(fixture.remove({}), (RemovalReport{false, 3}));
    QCOMPARE(fixture.state(ids.first()), EventState::Held);
    const auto later = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(fixture.state(later), EventState::Held);
    fixture.turn(10min);
    QTRY_COMPARE(allDeliveries(fixture.reader()).size(), 4);
    QCOMPARE(fixture.remove({}), (RemovalReport{true, 0}));
    QTRY_COMPARE(leftOf(fixture), QStringList());
}

void LeavingTest::theOrderHoldsOverSeveralNodes()
{
    // What a delay holds has to pass an order that holds others, named so that it comes first in
    // the store, and then a throttle.
    RoutingFixture fixture;
    auto workflow = workflowWith(throttled());
    Graph &graph = workflow.config.graph;
    auto order = inOrder();
    order.key = u"'all'"_s;
    order.first = 1;
    graph.nodes.append({u"an-order"_s, order});
    graph.nodes.append({u"late"_s, FilterNode{u"body.late"_s}});
    graph.nodes.append({u"wait"_s, DelayNode{10min, {}}});
    graph.nodes.append({u"stale"_s, StopNode{u"stale"_s}});
    graph.edges = {{u"in"_s, u"out"_s, u"late"_s},        {u"late"_s, u"pass"_s, u"wait"_s},
                   {u"late"_s, u"else"_s, u"an-order"_s}, {u"wait"_s, u"out"_s, u"an-order"_s},
                   {u"an-order"_s, u"out"_s, u"it"_s},    {u"an-order"_s, u"stale"_s, u"stale"_s},
                   {u"it"_s, u"out"_s, u"out"_s}};
    fixture.put(workflow);
    Router &router = fixture.start(fixture.stored());
    QList<int> positions;
    for (int n = 1; n <= many; ++n)
        positions.append(n);
    std::ranges::shuffle(positions, std::mt19937(20261128));
    QByteArrayList list;
    for (const int n : std::as_const(positions))
        list.append("{\"n\":" + QByteArray::number(n) + (n % 2 ? ",\"late\":true}" : "}"));
    const auto ids = fixture.ingest(u"shop"_s, list);
    QTRY_COMPARE(router.routedUpTo(), many);
    QCOMPARE(allDeliveries(fixture.reader()).size(), 0);
    QVERIFY(fixture.remove(HeldChoice::Release).removed);
    QTRY_COMPARE_WITH_TIMEOUT(leftOf(fixture), QStringList(), 30'000);
    const auto deliveries = allDeliveries(fixture.reader());
    QCOMPARE(deliveries.size(), many);
    for (int n = 1; n <= many; ++n)
        QCOMPARE(deliveries.at(n - 1).event, ids.at(positions.indexOf(n)));
}

void LeavingTest::memoriesCountToTheEnd()
{
    // A duplicate that a delay held is one still.
    RoutingFixture fixture;
    auto workflow = workflowWith(DeduplicateNode{u"body.n"_s, 1h});
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"late"_s, FilterNode{u"body.late"_s}});
    graph.nodes.append({u"wait"_s, DelayNode{10min, {}}});
    graph.edges[0].to = u"late"_s;
    graph.edges += {{u"late"_s, u"pass"_s, u"wait"_s},
                    {u"late"_s, u"else"_s, u"it"_s},
                    {u"wait"_s, u"out"_s, u"it"_s}};
    fixture.put(workflow);
    fixture.start(fixture.stored());
    const auto ids = fixture.ingest(
        u"shop"_s,
        QByteArrayList{R"({"n":1})", R"({"n":1,"late":true})", R"({"n":2,"late":true})"});
    QTRY_COMPARE(fixture.state(ids.last()), EventState::Held);
    QVERIFY(fixture.remove(HeldChoice::Release).removed);
    QTRY_COMPARE(leftOf(fixture), QStringList());
    QStringList ends;
    for (const auto &delivery : allDeliveries(fixture.reader()))
        ends.append(delivery.destination);
    QCOMPARE(ends, (QStringList{u"billing"_s, u"other"_s, u"billing"_s}));
    QVERIFY(fixture.reader().nodeMemory({u"w"_s, u"it"_s, u"deduplicate"_s, "1"_ba})->isEmpty());
}

void LeavingTest::whatWasDecidedBeforeLeavesAsWell()
{
    for (const auto choice : {HeldChoice::Release, HeldChoice::Discard}) {
        RoutingFixture fixture;
        fixture.put(workflowWith(DelayNode{10min, {}}));
        Router &router = fixture.start(fixture.stored());
        fixture.ingest(u"shop"_s, 1);
        QTRY_COMPARE(router.routedUpTo(), 1);
        QVERIFY(fixture.removeUnseen(choice).removed);
        // The router still works by what was there before.
        const auto id = fixture.ingest(u"shop"_s, 1).first();
        QTRY_COMPARE(fixture.state(id), EventState::Held);
        fixture.publish(fixture.stored());
        QTRY_COMPARE(leftOf(fixture), QStringList());
        const bool goes = choice == HeldChoice::Release;
        QCOMPARE(fixture.state(id), goes ? EventState::InFlight : EventState::Stopped);
        QCOMPARE(allDeliveries(fixture.reader()).size(), goes ? 2 : 0);
    }
}

void LeavingTest::itLeavesAlsoWhenItWasDisabled()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(slowScript());
    workflow.config.graph.edges[0].to = u"wait"_s;
    workflow.config.graph.nodes.append({u"wait"_s, DelayNode{10min, {}}});
    workflow.config.graph.edges.append({u"wait"_s, u"out"_s, u"it"_s});
    fixture.put(workflow);
    Router &router = fixture.start(fixture.stored());
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(router.routedUpTo(), 1);
    workflow.enabled = false;
    fixture.put(workflow);
    fixture.publish(fixture.stored());
    fixture.turn(1h);
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 2);
    QCOMPARE(fixture.state(id), EventState::Held);
    QVERIFY(fixture.remove(HeldChoice::Release).removed);
    QTRY_COMPARE(leftOf(fixture), QStringList()); // also past a script on the way
    QCOMPARE(fixture.state(id), EventState::InFlight);
}

void LeavingTest::aRestartGoesOnWithIt_data()
{
    QTest::addColumn<HeldChoice>("choice");
    QTest::newRow("release") << HeldChoice::Release;
    QTest::newRow("discard") << HeldChoice::Discard;
}

void LeavingTest::aRestartGoesOnWithIt()
{
    QFETCH(HeldChoice, choice);
    RoutingFixture fixture;
    fixture.put(workflowWith(DelayNode{10min, {}}));
    Router &router = fixture.start(fixture.stored());
    const auto ids = fixture.ingest(u"shop"_s, many);
    QTRY_COMPARE(router.routedUpTo(), many);
    QVERIFY(fixture.removeUnseen(choice).removed);
    fixture.restart();
    fixture.start(fixture.stored(), {.batchEvents = 16});
    // And again in the middle, wherever that is.
    QTest::qWait(20);
    fixture.restart();
    fixture.start(fixture.stored());
    QTRY_COMPARE_WITH_TIMEOUT(leftOf(fixture), QStringList(), 30'000);
    if (choice == HeldChoice::Release)
        checkOnce(fixture, ids, false);
    else
        QCOMPARE(allDeliveries(fixture.reader()).size(), 0);
}

void LeavingTest::anotherOneOfItsNameBeginsAnew()
{
    for (const auto choice : {HeldChoice::Release, HeldChoice::Discard}) {
        RoutingFixture fixture;
        fixture.put(workflowWith(DelayNode{10min, {}}));
        Router &router = fixture.start(fixture.stored());
        const auto old = fixture.ingest(u"shop"_s, 10);
        QTRY_COMPARE(router.routedUpTo(), 10);
        QVERIFY(fixture.removeUnseen(choice).removed);
        // It becomes the second revision.
        fixture.put(workflowWith(DelayNode{10min, {}}, 1, u"archive"_s));
        fixture.publish(fixture.stored());
        const auto later = fixture.ingest(u"shop"_s, 10);
        QTRY_COMPARE(router.routedUpTo(), 20);
        QTRY_COMPARE(fixture.reader().configuration()->leaving, QList<LeavingWorkflow>());
        const bool goes = choice == HeldChoice::Release;
        for (const auto &id : old)
            QCOMPARE(fixture.state(id), goes ? EventState::InFlight : EventState::Stopped);
        QCOMPARE(allDeliveries(fixture.reader()).size(), goes ? 10 : 0);
        // Its own go when their time has come, by its own revision.
        fixture.turn(1h);
        QTRY_COMPARE(allDeliveries(fixture.reader()).size(), goes ? 20 : 10);
        const auto last = allDeliveries(fixture.reader()).last();
        QCOMPARE(last.revision, 2);
        QVERIFY(later.contains(last.event));
    }
}

void LeavingTest::failedCommitsLoseAndDoubleNothing_data()
{
    addKinds();
}

void LeavingTest::failedCommitsLoseAndDoubleNothing()
{
    QFETCH(NodeBody, body);
    QFETCH(bool, joins);
    RoutingFixture fixture;
    fixture.put(workflowWith(body));
    Router &router = fixture.start(fixture.stored(), {.batchEvents = 64, .retryAfter = 5ms});
    const auto ids = fixture.ingest(u"shop"_s, bodies(many));
    QTRY_COMPARE(router.routedUpTo(), many);
    fixture.faults().goodCommits = joins ? 0 : 2;
    fixture.faults().commits = 6;
    QVERIFY(fixture.remove(HeldChoice::Release).removed);
    QTRY_COMPARE_WITH_TIMEOUT(leftOf(fixture), QStringList(), 60'000);
    QCOMPARE(fixture.faults().failed, 6);
    checkOnce(fixture, ids, joins);
}

void LeavingTest::anIdleRouterStaysSo()
{
    RoutingFixture fixture;
    fixture.put(workflowWith(DelayNode{10min, {}}));
    Router &router = fixture.start(fixture.stored());
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(router.routedUpTo(), 1);
    QVERIFY(fixture.remove(HeldChoice::Release).removed);
    QTRY_COMPARE(leftOf(fixture), QStringList());
    QTest::qWait(100); // the table still names it
    const int looks = fixture.faults().leavingReads;
    QTest::qWait(300);
    QCOMPARE(fixture.faults().leavingReads, looks);
}

QTEST_GUILESS_MAIN(LeavingTest)
#include "tst_leaving.moc"
