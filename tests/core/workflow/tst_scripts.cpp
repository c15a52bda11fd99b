// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/script/scriptrunner.h"
#include "core/workflow/evaluation.h"
#include "graphs.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// What becomes of an event at a script node.
class WorkflowScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItReturnsDecides_data();
    void whatItReturnsDecides();
    void whatGoesWrongLeavesByTheErrorPort_data();
    void whatGoesWrongLeavesByTheErrorPort();
    void outgoingSetsWhatAMapSets();
    void aScriptSeesWhatAMapMadeAndAMapWhatItMade();
    void theTraceTellsOfTheScript();
    void withoutARunnerTheEventIsHeld();
    void nothingIsRememberedFromEventToEvent();
};

namespace {

Event eventWith(const QByteArray &body)
{
    Event event;
    event.seq = 7;
    event.id = EventId::fromBytes(QByteArray(16, 'e'));
    event.source = u"shop"_s;
    event.type = u"charge"_s;
    event.request.body = body;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\nX-Kind: test\r\n");
    event.request.receivedAt = *fromIso8601(u"2026-11-27T20:00:00Z");
    return event;
}

/// in > script > out to billing, and what fails goes to failures; the nodes of \a before stand
/// between in and script, those of \a after between script and out.
std::shared_ptr<const CompiledWorkflow> workflowOf(const ScriptNode &script,
                                                   const QList<NodeBody> &before = {},
                                                   const QList<NodeBody> &after = {})
{
    Graph graph{{Graphs::source(u"in"_s, {u"shop"_s})}, {}};
    for (const NodeBody &body : before)
        graph.nodes.append({u"n%1"_s.arg(graph.nodes.size()), body});
    graph.nodes.append({u"script"_s, script});
    for (const NodeBody &body : after)
        graph.nodes.append({u"n%1"_s.arg(graph.nodes.size()), body});
    graph.nodes.append(Graphs::destination(u"out"_s, u"billing"_s));
    for (qsizetype at = 1; at < graph.nodes.size(); ++at) {
        const Node &node = graph.nodes.at(at - 1);
        graph.edges.append({node.id, outputPorts(node.body).first(), graph.nodes.at(at).id});
    }
    graph.nodes.append(Graphs::destination(u"failed"_s, u"failures"_s));
    graph.edges.append({u"script"_s, u"error"_s, u"failed"_s});
    const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
    if (!workflow)
        qFatal("%s", qPrintable(workflow.error().detail));
    return *workflow;
}

Outcome through(const CompiledWorkflow &workflow, const QByteArray &body)
{
    PlainNodeMemories none;
    ScriptRunner scripts;
    const Event event = eventWith(body);
    return evaluate(workflow, event, envelopeOf(event), {{}, none, &scripts});
}

Outcome through(const QString &text, const QByteArray &body)
{
    return through(*workflowOf({.text = text, .file = {}}), body);
}

const TraceStep &scriptStep(const Outcome &outcome)
{
    return *std::ranges::find(outcome.trace.steps, u"script"_s, &TraceStep::node);
}

} // namespace

void WorkflowScriptsTest::whatItReturnsDecides_data()
{
    QTest::addColumn<QString>("returned");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // the body that goes out; = as it came; empty: none does
    const auto row = [](const char *returned, const QByteArray &body, const QString &expected) {
        QTest::newRow(returned) << QString::fromUtf8(returned) << body << expected;
    };
    row("{id: event.id, kind: event.headers['x-kind']}", "{}",
        uR"({"id":"evt_65656565656565656565656565656565","kind":"test"})"_s);
    row("event.body.list.map(x => x + 1)", R"({"list":[1,2]})", u"[2,3]"_s);
    row("'text'", "{}", u"\"text\""_s);
    row("0", "{}", u"0"_s);
    row("false", "{}", u"false"_s);
    row("event", R"({ "a" : 1.10 })", u"="_s);
    row("(event.body.b = 2, event)", R"({"a":1.10})", uR"({"a":1.1,"b":2})"_s);
    row("event.body", R"({"big":12345678901234567890,"exact":0.1234567890123456789})",
        uR"({"big":12345678901234567890,"exact":0.1234567890123456789})"_s);
    row("{next: event.body + 1n}", "9007199254740993", uR"({"next":9007199254740994})"_s);
    row("null", "{}", u""_s);
    row("Promise.resolve({a: 1})", "{}", uR"({"a":1})"_s);
    row("new Date().toISOString()", "{}", u"\"2026-11-27T20:00:00.000Z\""_s);
    row("outgoing({body: {a: 1}})", "{}", uR"({"a":1})"_s);
    row("outgoing({method: 'PUT'})", "{}", u"="_s);
}

void WorkflowScriptsTest::whatItReturnsDecides()
{
    QFETCH(QString, returned);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto outcome = through(u"function transform(event) { return %1 }"_s.arg(returned), body);
    const auto &step = scriptStep(outcome);
    QVERIFY2(!step.failed, qPrintable(step.detail));
    if (expected.isEmpty()) {
        QVERIFY(outcome.deliveries.isEmpty());
        QCOMPARE(step.port, QString());
        QCOMPARE(step.detail, u"transform() returned null"_s);
        QCOMPARE(outcome.state(), EventState::Stopped);
        return;
    }
    QCOMPARE(step.port, u"out"_s);
    QCOMPARE(outcome.deliveries.size(), 1);
    const auto &delivery = outcome.deliveries.first();
    QCOMPARE(delivery.destination, u"billing"_s);
    const auto &sent = delivery.content.body;
    QCOMPARE(sent ? QString::fromUtf8(*sent) : u"="_s, expected);
    QCOMPARE(delivery.content.contentType, sent ? "application/json"_ba : QByteArray());
}

void WorkflowScriptsTest::whatGoesWrongLeavesByTheErrorPort_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("detail"); // how it begins
    const QString f = u"function transform(event) {\n  %1\n}"_s;
    const auto row = [](const char *name, const QString &script, const QString &detail) {
        QTest::newRow(name) << script << detail;
    };
    row("thrown", f.arg(u"throw new TypeError('no good')"_s),
        u"TypeError: no good, in line 2, column "_s);
    row("nothing there", f.arg(u"return event.body.a.b"_s),
        u"TypeError: cannot read property 'b' of undefined, in line 2, column "_s);
    row("nothing returned", f.arg(u"event.body.a = 1"_s), u"transform() returned nothing"_s);
    row("a header of ours", f.arg(u"return outgoing({headers: {'webhook-id': 'a'}})"_s),
        u"outgoing(): headers.webhook-id cannot be set: Signalbox sets this header"_s);
    row("two lines", f.arg(u"return outgoing({headers: {a: 'b\\r\\nc: d'}})"_s),
        u"outgoing(): headers.a is not printable ASCII"_s);
    row("a path that climbs", f.arg(u"return outgoing({path: '/a/%2e%2e/b'})"_s),
        u"outgoing(): path is not a path such as /orders/7"_s);
    row("a method", f.arg(u"return outgoing({method: 'TRACE'})"_s),
        u"outgoing(): method is not POST, PUT, PATCH or DELETE"_s);
    row("a key", f.arg(u"return outgoing({key: 'a.b'})"_s), u"outgoing(): key is not a key"_s);
    row("a path that is no text", f.arg(u"return outgoing({path: {a: 1}})"_s),
        u"outgoing(): path is not a text"_s);
    row("an endless loop", f.arg(u"for (let n = 0;;) n += 1;"_s),
        u"it ran longer than 60 ms, in line "_s);
    row("memory", f.arg(u"const a = []; for (;;) a.push(new Array(1000).fill(1));"_s),
        u"it needs more than 8 MB"_s);
    row("recursion", f.arg(u"const g = () => g() + 1; return g()"_s),
        u"it calls itself too deeply, in line 2"_s);
}

void WorkflowScriptsTest::whatGoesWrongLeavesByTheErrorPort()
{
    QFETCH(QString, script);
    QFETCH(QString, detail);
    ScriptNode node{.text = script, .file = {}};
    node.time = std::chrono::milliseconds(60);
    node.memory = 8'000'000;
    const auto outcome = through(*workflowOf(node), R"({"id":1})");
    const auto &step = scriptStep(outcome);
    QCOMPARE(step.port, u"error"_s);
    QVERIFY(step.failed);
    QVERIFY2(step.detail.startsWith(detail), qPrintable(step.detail));
    QVERIFY(step.after.isUndefined());
    QCOMPARE(outcome.deliveries.size(), 1);
    QCOMPARE(outcome.deliveries.first().destination, u"failures"_s);
    QVERIFY(outcome.deliveries.first().content.isEmpty()); // as it came
}

void WorkflowScriptsTest::outgoingSetsWhatAMapSets()
{
    const auto outcome =
        through(u"const transform = event => outgoing({body: [1], path: '/orders/7?a=b', "
                "method: 'PUT', key: 'order-7', "
                "headers: {'X-Total': 12n, 'X-Kind': 'paid'}})"_s,
                "{}");
    QVERIFY2(!scriptStep(outcome).failed, qPrintable(scriptStep(outcome).detail));
    const auto &delivery = outcome.deliveries.first();
    QCOMPARE(delivery.content.body, "[1]"_ba);
    QCOMPARE(delivery.content.path, "/orders/7?a=b"_ba);
    QCOMPARE(delivery.content.method, "PUT"_ba);
    QCOMPARE(delivery.webhookId, "order-7"_ba);
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    QCOMPARE(delivery.content.headers, (Headers{{"X-Total", "12"}, {"X-Kind", "paid"}}));
}

void WorkflowScriptsTest::aScriptSeesWhatAMapMadeAndAMapWhatItMade()
{
    MapNode before;
    before.fields = {{u"a"_s, u"body.id"_s}};
    MapNode after;
    after.fields = {{u"c"_s, u"body.b"_s}, {u"first"_s, u"body.a"_s}};
    const auto outcome =
        through(*workflowOf({.text = u"const transform = e => ({...e.body, b: e.body.a * 2})"_s,
                             .file = {}},
                            {before}, {after}),
                R"({"id":21})");
    QCOMPARE(outcome.deliveries.first().content.body, R"({"c":42,"first":21})"_ba);
}

void WorkflowScriptsTest::theTraceTellsOfTheScript()
{
    auto outcome = through(u"function transform(event) {\n  console.log('a', 1, {b: 2});\n"
                           "  console.warn('twice');\n  return {n: 1}\n}"_s,
                           R"({"n":0})");
    auto step = scriptStep(outcome);
    QCOMPARE(step.kind, u"script"_s);
    QCOMPARE(step.console, (QStringList{uR"(a 1 {"b":2})"_s, u"twice"_s}));
    QCOMPARE(step.before, QJsonValue(QJsonObject{{u"n"_s, 0}}));
    QCOMPARE(step.after, QJsonValue(QJsonObject{{u"n"_s, 1}}));
    QVERIFY(step.microseconds > 0);
    // Also of one that fails: the lines are what its author looks for.
    outcome = through(u"function transform(event) { console.log('here'); throw 1 }"_s, "{}");
    QCOMPARE(scriptStep(outcome).console, QStringList{u"here"_s});
}

void WorkflowScriptsTest::withoutARunnerTheEventIsHeld()
{
    const auto workflow =
        workflowOf({.text = u"const transform = e => ({n: e.body.n + 1})"_s, .file = {}});
    PlainNodeMemories none;
    const Event event = eventWith(R"({"n":1})");
    const auto held = evaluate(*workflow, event, envelopeOf(event), {{}, none});
    QCOMPARE(held.state(), EventState::Held);
    QCOMPARE(held.held.size(), 1);
    const Continuation &one = held.held.first();
    QCOMPARE(one.queue, (NodeQueue{u"w"_s, u"script"_s, u"script"_s, {}}));
    QCOMPARE(one.dueAt, std::nullopt);
    QVERIFY(held.deliveries.isEmpty());

    NodeResult result{.port = u"out"_s, .detail = {}};
    result.console = {u"said"_s};
    const auto after = goOn(*workflow, event, envelopeOf(event), one, {{}, none}, &result);
    QCOMPARE(after.deliveries.size(), 1);
    QCOMPARE(after.trace.steps.first().console, QStringList{u"said"_s});
}

void WorkflowScriptsTest::nothingIsRememberedFromEventToEvent()
{
    const auto workflow = workflowOf(
        {.text = u"let count = 0; const transform = () => ({count: ++count})"_s, .file = {}});
    PlainNodeMemories none;
    ScriptRunner scripts;
    const Event event = eventWith("{}");
    for (int n = 0; n < 3; ++n) {
        const auto outcome = evaluate(*workflow, event, envelopeOf(event), {{}, none, &scripts});
        QCOMPARE(outcome.deliveries.first().content.body, R"({"count":1})"_ba);
    }
}

QTEST_GUILESS_MAIN(WorkflowScriptsTest)
#include "tst_scripts.moc"
