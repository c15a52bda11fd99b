// SPDX-License-Identifier: GPL-3.0-or-later
#include "routingfixture.h"

#include <QTest>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Scripts through the router and a real store: on threads of their own, in order, once.
class RoutingScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAScriptReturnsGoesOut();
    void whatFailsLeavesByTheErrorPort();
    void whatFailsBeforeItsFunctionLeavesByTheErrorPortToo();
    void resultsComeInTheOrderOfTheEvents();
    void aSlowScriptDelaysNobodyElse();
    void endlessOnesLeaveAThreadToTheOthers();
    void aStopAmidAScriptCountsForNothing();
    void aNodeBehindTwoWaysIsMetOnce();
    void anOldRevisionRunsItsOwnScript();
    void aDisabledWorkflowKeepsWhatWaits();
    void scriptsBehindEachOtherAndBehindABatch();
};

namespace {

const QString never = u"function transform(event) {\n  for (;;);\n}"_s;

ScriptNode scriptOf(const QString &text, std::chrono::milliseconds time = 250ms)
{
    ScriptNode node{.text = text, .file = {}};
    node.time = time;
    return node;
}

/// Counts for about \a rounds million steps, then returns the body.
ScriptNode busy(int rounds)
{
    return scriptOf(u"function transform(event) {\n  let n = 0;\n  while (n < %1e6) ++n;\n"
                    "  return event.body;\n}"_s.arg(rounds),
                    5s);
}

QByteArrayList numbers(int count)
{
    QByteArrayList bodies;
    for (int n = 1; n <= count; ++n)
        bodies.append("{\"n\":" + QByteArray::number(n) + '}');
    return bodies;
}

QList<DueDelivery> due(RoutingFixture &fixture, const QString &destination = u"billing"_s)
{
    return *fixture.reader().dueDeliveries(destination, fixture.now(), 1000, 1'000'000, {});
}

} // namespace

void RoutingScriptsTest::whatAScriptReturnsGoesOut()
{
    RoutingFixture fixture;
    fixture.start(makeRoutingTable({workflowWith(
        scriptOf(u"function transform(event) {\n  console.log('n is', event.body.n);\n"
                 "  return {id: event.body.id, next: event.body.n + 1};\n}"_s))}));
    const auto id =
        fixture.ingest(u"shop"_s, QByteArrayList{R"({"id":12345678901234567890,"n":1})"}).first();
    QTRY_COMPARE(fixture.state(id), EventState::InFlight);
    QCOMPARE(due(fixture).first().body, R"({"id":12345678901234567890,"next":2})"_ba);
    const auto traces = *fixture.reader().traces(id);
    QStringList steps;
    for (const TraceStep &step : traces.first().steps)
        steps.append(step.node + u'.' + step.port);
    QCOMPARE(steps, (QStringList{u"in.out"_s, u"it."_s, u"it.out"_s, u"out."_s}));
    QCOMPARE(traces.first().steps.at(1).detail, u"waits to run"_s);
    QCOMPARE(traces.first().steps.at(2).console, QStringList{u"n is 1"_s});
    QCOMPARE(fixture.observed().verdicts(), QStringList{u"w held"_s});
}

void RoutingScriptsTest::whatFailsLeavesByTheErrorPort()
{
    RoutingFixture fixture;
    fixture.start(makeRoutingTable({workflowWith(scriptOf(never, 50ms))}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(fixture.state(id), EventState::InFlight);
    const auto delivery = allDeliveries(fixture.reader()).first();
    QCOMPARE(delivery.destination, u"other"_s);
    QCOMPARE(due(fixture, u"other"_s).first().body, "{\"n\":1}"_ba); // as it came
    const auto traces = *fixture.reader().traces(id);
    const TraceStep &step = traces.first().steps.at(2);
    QCOMPARE(step.port, u"error"_s);
    QVERIFY(step.failed);
    QVERIFY2(step.detail.contains(u"50 ms"_s), qPrintable(step.detail));
}

/// The workflow is loaded all the same: its events are not lost as unmatched.
void RoutingScriptsTest::whatFailsBeforeItsFunctionLeavesByTheErrorPortToo()
{
    RoutingFixture fixture;
    fixture.start(makeRoutingTable({workflowWith(
        scriptOf(u"for (;;);\nfunction transform(event) { return event.body }"_s, 50ms))}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(fixture.state(id), EventState::InFlight);
    QCOMPARE(allDeliveries(fixture.reader()).first().destination, u"other"_s);
    const auto traces = *fixture.reader().traces(id);
    const TraceStep &step = traces.first().steps.at(2);
    QCOMPARE(step.port, u"error"_s);
    QVERIFY2(step.detail.contains(u"50 ms"_s), qPrintable(step.detail));
}

void RoutingScriptsTest::resultsComeInTheOrderOfTheEvents()
{
    constexpr int events = 600; // several pieces of the queue
    RoutingFixture fixture;
    // Some of them take much longer than others.
    fixture.start(makeRoutingTable({workflowWith(scriptOf(
        u"function transform(event) {\n  let n = 0;\n"
        "  while (n < event.body.n % 7 * 3000) ++n;\n  return {n: event.body.n};\n}"_s))}));
    QElapsedTimer timer;
    timer.start();
    const auto ids = fixture.ingest(u"shop"_s, numbers(events));
    QTRY_COMPARE_WITH_TIMEOUT(allDeliveries(fixture.reader()).size(), events, 60'000);
    qInfo("%.0f events/s through a script", events * 1000.0 / double(timer.elapsed()));
    const auto deliveries = allDeliveries(fixture.reader());
    for (int at = 0; at < events; ++at)
        QCOMPARE(deliveries.at(at).event, ids.at(at));
}

void RoutingScriptsTest::aSlowScriptDelaysNobodyElse()
{
    constexpr int slow = 12;
    constexpr int quick = 30;
    RoutingFixture fixture;
    auto first = workflowWith(scriptOf(never, 240ms));
    first.config.name = u"slow"_s;
    first.config.graph.nodes[0].body = SourceNode{{u"slow"_s}};
    auto second = workflowWith(scriptOf(u"const transform = event => ({n: event.body.n})"_s));
    second.config.name = u"quick"_s;
    second.config.graph.nodes[0].body = SourceNode{{u"quick"_s}};
    auto third = workflowWith(FilterNode{u"body"_s});
    Router &router = fixture.start(makeRoutingTable({first, second, third}));
    fixture.ingest(u"slow"_s, slow);
    QTRY_COMPARE(router.routedUpTo(), slow);
    const auto waiting = [&] {
        return fixture.reader().continuationsOf({u"slow"_s, u"it"_s, u"script"_s, {}}, 100)->size();
    };
    // One after the other, each of them the first to come after the one before has gone out.
    for (int n = 1; n <= quick; ++n) {
        const auto plain = fixture.ingest(u"shop"_s, 1).first();
        QTRY_COMPARE(fixture.state(plain), EventState::InFlight);
    }
    QVERIFY2(waiting() >= slow / 2, QByteArray::number(waiting()));
    // Another node's scripts do not wait for it either.
    const auto scripted = fixture.ingest(u"quick"_s, quick);
    QTRY_COMPARE(fixture.state(scripted.last()), EventState::InFlight);
    QVERIFY2(waiting() >= slow / 4, QByteArray::number(waiting()));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 60'000);
    const auto deliveries = allDeliveries(fixture.reader());
    QCOMPARE(deliveries.size(), slow + 2 * quick);
    QCOMPARE(std::ranges::count(deliveries, u"other"_s, &Delivery::destination), slow);
}

void RoutingScriptsTest::endlessOnesLeaveAThreadToTheOthers()
{
    constexpr int each = 3;
    RoutingFixture fixture;
    const QStringList endless{u"one"_s, u"two"_s, u"three"_s, u"four"_s};
    QList<Configured<WorkflowConfig>> workflows;
    for (const auto &name : endless + QStringList{u"quick"_s}) {
        workflows.append(workflowWith(
            name == "quick"_L1 ? scriptOf(u"const transform = event => ({n: event.body.n})"_s)
                               : scriptOf(never, 500ms)));
        workflows.last().config.name = name;
        workflows.last().config.graph.nodes[0].body = SourceNode{{name}};
    }
    fixture.start(makeRoutingTable(workflows));
    const auto waiting = [&] {
        qsizetype count = 0;
        for (const auto &name : endless) {
            const NodeQueue queue{name, u"it"_s, u"script"_s, {}};
            count += fixture.reader().continuationsOf(queue, 100)->size();
        }
        return count;
    };
    // What is endless shows when it first runs.
    for (const auto &name : endless)
        fixture.ingest(name, 1);
    QTRY_COMPARE_WITH_TIMEOUT(allDeliveries(fixture.reader()).size(), endless.size(), 60'000);
    for (const auto &name : endless)
        fixture.ingest(name, each);
    for (int n = 0; n < 20; ++n) {
        const auto scripted = fixture.ingest(u"quick"_s, 1).first();
        QTRY_COMPARE(fixture.state(scripted), EventState::InFlight);
    }
    QVERIFY2(waiting() > endless.size() * each / 2, QByteArray::number(waiting()));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 60'000);
}

void RoutingScriptsTest::aStopAmidAScriptCountsForNothing()
{
    constexpr int events = 8;
    RoutingFixture fixture;
    const auto table = makeRoutingTable({workflowWith(busy(5))});
    fixture.start(table);
    fixture.ingest(u"shop"_s, numbers(events));
    for (int round = 0; round < 4; ++round) {
        const auto done = allDeliveries(fixture.reader()).size();
        QTRY_VERIFY_WITH_TIMEOUT(allDeliveries(fixture.reader()).size() > done, 60'000);
        fixture.restart();
        fixture.start(table);
    }
    QTRY_COMPARE_WITH_TIMEOUT(allDeliveries(fixture.reader()).size(), events, 60'000);
    const auto counts = fixture.deliveriesByEvent();
    QCOMPARE(counts.size(), events);
    const auto deliveries = allDeliveries(fixture.reader());
    QVERIFY(std::ranges::all_of(
        deliveries, [](const Delivery &one) { return one.destination == u"billing"_s; }));
    QVERIFY(fixture.reader().holdingNodes(u"script"_s)->isEmpty());
}

void RoutingScriptsTest::aNodeBehindTwoWaysIsMetOnce()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(busy(20));
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"later"_s, DelayNode{10min, {}}});
    graph.edges += QList<Edge>{{u"in"_s, u"out"_s, u"later"_s}, {u"later"_s, u"out"_s, u"out"_s}};
    Router &router = fixture.start(makeRoutingTable({workflow}));
    const auto id = fixture.ingest(u"shop"_s, 1).first();
    QTRY_COMPARE(router.routedUpTo(), 1);
    fixture.turn(10min); // while the script runs
    QTRY_COMPARE(allDeliveries(fixture.reader()).size(), 1);
    QVERIFY(!fixture.reader().holdingNodes(u"script"_s)->isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.reader().holdingNodes(u"script"_s)->isEmpty(), 60'000);
    QCOMPARE(allDeliveries(fixture.reader()).size(), 1);
    QCOMPARE(fixture.reader().traces(id)->first().steps.last().port, u"out"_s);
}

void RoutingScriptsTest::anOldRevisionRunsItsOwnScript()
{
    RoutingFixture fixture;
    const auto first = workflowWith(scriptOf(u"const transform = () => 1"_s), 1);
    const auto second = workflowWith(scriptOf(u"const transform = () => 2"_s), 2);
    fixture.put(first);
    Router &router = fixture.start(makeRoutingTable({first}));
    fixture.ingest(u"shop"_s, 200);
    QTRY_COMPARE(router.routedUpTo(), 200);
    fixture.put(second);
    fixture.publish(makeRoutingTable({second}));
    fixture.ingest(u"shop"_s, 10);
    QTRY_COMPARE(allDeliveries(fixture.reader()).size(), 210);
    for (const DueDelivery &one : due(fixture))
        QCOMPARE(one.body, QByteArray::number(one.delivery.revision));
    const auto deliveries = allDeliveries(fixture.reader());
    QCOMPARE(std::ranges::count(deliveries, 2, &Delivery::revision), 10);
}

void RoutingScriptsTest::aDisabledWorkflowKeepsWhatWaits()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(busy(1));
    fixture.put(workflow); // one that has been begun may run yet
    Router &router = fixture.start(makeRoutingTable({workflow}));
    fixture.ingest(u"shop"_s, 40);
    QTRY_COMPARE(router.routedUpTo(), 40);
    workflow.enabled = false;
    fixture.publish(makeRoutingTable({workflow}));
    fixture.restart(); // nothing of it is under way any more
    const auto done = allDeliveries(fixture.reader()).size();
    QVERIFY(done < 40);
    Router &next = fixture.start(makeRoutingTable({workflow}));
    fixture.ingest(u"shop"_s, 1);
    QTRY_COMPARE(next.routedUpTo(), 41);
    QCOMPARE(allDeliveries(fixture.reader()).size(), done);
    workflow.enabled = true;
    fixture.publish(makeRoutingTable({workflow}));
    QTRY_COMPARE_WITH_TIMEOUT(allDeliveries(fixture.reader()).size(), 40, 60'000);
}

void RoutingScriptsTest::scriptsBehindEachOtherAndBehindABatch()
{
    RoutingFixture fixture;
    auto workflow = workflowWith(scriptOf(u"const transform = event => event.body.n"_s));
    Graph &graph = workflow.config.graph;
    graph.nodes.append({u"both"_s, BatchNode{2, 1h, 1'000'000, {}}});
    graph.nodes.append(
        {u"sum"_s, scriptOf(u"const transform = event => event.body.reduce((a, b) => a + b)"_s)});
    graph.edges[1].to = u"both"_s;
    graph.edges += QList<Edge>{{u"both"_s, u"out"_s, u"sum"_s}, {u"sum"_s, u"out"_s, u"out"_s}};
    fixture.start(makeRoutingTable({workflow}));
    fixture.ingest(u"shop"_s, numbers(4));
    QTRY_COMPARE(due(fixture).size(), 2);
    QCOMPARE(due(fixture).first().body, "3"_ba);
    QCOMPARE(due(fixture).last().body, "7"_ba);
}

QTEST_GUILESS_MAIN(RoutingScriptsTest)
#include "tst_scripts.moc"
