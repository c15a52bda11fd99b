// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/caserun.h"
#include "core/workflow/rehearsed.h"
#include "graphs.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Graph graph()
{
    MapNode shape;
    shape.fields = {{u"total"_s, u"body.amount"_s}};
    return {{Graphs::source(u"in"_s, {u"shop"_s}),
             Graphs::filter(u"big"_s, u"body.amount > `10`"_s),
             {u"shape"_s, shape},
             Graphs::destination(u"out"_s, u"billing"_s),
             Graphs::stop(u"small"_s, u"too small"_s)},
            Graphs::edges({u"in.out > big"_s, u"big.pass > shape"_s, u"shape.out > out"_s,
                           u"big.else > small"_s})};
}

std::shared_ptr<const CompiledWorkflow> compiled(const Graph &graph)
{
    const auto workflow = CompiledWorkflow::compile(u"w"_s, 3, graph);
    return workflow ? *workflow : nullptr;
}

/// One case from a file with \a members.
WorkflowCase fromFile(const QByteArray &event, const QByteArray &expect)
{
    const auto cases = readCases("{\"cases\": [{\"name\": \"one\", \"event\": " + event
                                 + ", \"expect\": " + expect + "}]}");
    if (!cases)
        qWarning().noquote() << cases.error().detail;
    return cases ? cases->value(0) : WorkflowCase();
}

} // namespace

class CasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAsItShallBePasses_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("expect");
        const QByteArray big("{\"source\": \"shop\", \"body\": {\"amount\": 9007199254740993}}");
        QTest::newRow("nothing said") << big << "{}"_ba;
        QTest::newRow("destinations") << big << "{\"destinations\": [\"billing\"]}"_ba;
        QTest::newRow("exact body")
            << big << "{\"bodies\": {\"billing\": {\"total\": 9007199254740993}}}"_ba;
        QTest::newRow("body as text")
            << big << "{\"body_texts\": {\"billing\": \"{ \\\"total\\\": 9007199254740993 }\"}}"_ba;
        QTest::newRow("ports") << big << "{\"ports\": {\"big\": \"pass\", \"out\": \"\"}}"_ba;
        QTest::newRow("stopped") << "{\"source\": \"shop\", \"body\": {\"amount\": 1}}"_ba
                                 << "{\"destinations\": [], \"ports\": {\"big\": \"else\"}}"_ba;
        QTest::newRow("body of text")
            << "{\"source\": \"shop\", \"headers\": {\"content-type\": \"application/json\"}, "
               "\"body_text\": \"{\\\"amount\\\": 11}\"}"_ba
            << "{\"destinations\": [\"billing\"]}"_ba;
    }

    void whatIsAsItShallBePasses()
    {
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, expect);
        const auto result = runCase(*compiled(graph()), fromFile(event, expect));
        QCOMPARE(result.differences, QStringList());
        QVERIFY(result.passed());
        QCOMPARE(result.trace.revision, 3);
    }

    void whatIsOtherwiseIsSaid_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("expect");
        QTest::addColumn<QString>("difference");
        const QByteArray big("{\"source\": \"shop\", \"body\": {\"amount\": 9007199254740993}}");
        QTest::newRow("destinations") << big << "{\"destinations\": [\"billing\", \"audit\"]}"_ba
                                      << u"expected deliveries to audit, billing, found billing"_s;
        QTest::newRow("none") << big << "{\"destinations\": []}"_ba
                              << u"expected deliveries to none, found billing"_s;
        QTest::newRow("a digit") << big
                                 << "{\"bodies\": {\"billing\": {\"total\": 9007199254740992}}}"_ba
                                 << u"expected the body {\"total\":9007199254740992} for billing, "
                                    "found {\"total\":9007199254740993}"_s;
        QTest::newRow("nothing sent") << big << "{\"bodies\": {\"audit\": 1}}"_ba
                                      << u"expected a body for audit, nothing goes there"_s;
        QTest::newRow("port")
            << big << "{\"ports\": {\"big\": \"else\"}}"_ba
            << u"expected the event to leave node 'big' by 'else', found 'pass'"_s;
        QTest::newRow("not reached")
            << big << "{\"ports\": {\"small\": \"\"}}"_ba
            << u"expected the event at node 'small', which it does not reach"_s;
        QTest::newRow("another source") << "{\"source\": \"bank\"}"_ba << "{}"_ba
                                        << u"the workflow takes no events of source 'bank'"_s;
    }

    void whatIsOtherwiseIsSaid()
    {
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, expect);
        QFETCH(QString, difference);
        const auto result = runCase(*compiled(graph()), fromFile(event, expect));
        QCOMPARE(result.differences, QStringList{difference});
    }

    void whatANodeHoldsGoesOnInItsTime()
    {
        auto later = graph();
        later.nodes[3].body = DelayNode{std::chrono::hours(5), {}};
        BatchNode batch;
        batch.count = 7;
        later.nodes.append({u"batch"_s, batch});
        later.nodes.append(Graphs::destination(u"end"_s, u"billing"_s));
        later.edges += Graphs::edges({u"out.out > batch"_s, u"batch.out > end"_s});
        const auto result = runCase(*compiled(later),
                                    fromFile("{\"source\": \"shop\", \"body\": {\"amount\": 11}}",
                                             "{\"bodies\": {\"billing\": [{\"total\": 11}]}, "
                                             "\"ports\": {\"end\": \"\", \"out\": \"out\"}}"));
        QCOMPARE(result.differences, QStringList());
    }

    void aBatchThatIsHeldAgainGoesOutWhole()
    {
        auto later = graph();
        later.nodes[3].body = BatchNode();
        later.nodes.append({u"delay"_s, DelayNode{std::chrono::hours(5), {}}});
        later.nodes.append(Graphs::destination(u"end"_s, u"billing"_s));
        later.edges += Graphs::edges({u"out.out > delay"_s, u"delay.out > end"_s});
        const auto result = runCase(*compiled(later),
                                    fromFile("{\"source\": \"shop\", \"body\": {\"amount\": 11}}",
                                             "{\"bodies\": {\"billing\": [{\"total\": 11}]}}"));
        QCOMPARE(result.differences, QStringList());
    }

    void scriptsRunInCasesToo()
    {
        auto scripted = graph();
        scripted.nodes[2].body =
            ScriptNode{.text = u"function transform(event) {\n"
                               "  console.log('amount', event.body.amount);\n"
                               "  if (event.body.amount > 99n) throw new Error('too much');\n"
                               "  return {total: event.body.amount}\n}"_s,
                       .file = {}};
        const auto run = [&](const QByteArray &amount, const QByteArray &expect) {
            return runCase(
                *compiled(scripted),
                fromFile("{\"source\": \"shop\", \"body\": {\"amount\": " + amount + "}}", expect));
        };
        const auto passing = run("11",
                                 "{\"bodies\": {\"billing\": {\"total\": 11}}, "
                                 "\"ports\": {\"shape\": \"out\"}}");
        QCOMPARE(passing.differences, QStringList());
        QCOMPARE(passing.trace.steps.at(2).console, QStringList{u"amount 11"_s});
        const auto failing = run("9007199254740993",
                                 "{\"destinations\": [], "
                                 "\"ports\": {\"shape\": \"out\"}}");
        QCOMPARE(failing.differences.size(), 1);
        QVERIFY2(failing.differences.first().startsWith(u"node 'shape' fails: Error: too much"_s),
                 qPrintable(failing.differences.first()));
    }

    void whatAKeptEventHadItStillHas()
    {
        WorkflowCase one;
        one.name = u"kept"_s;
        one.event.id = EventId::make(*fromIso8601(u"2026-01-02T03:04:05.678901Z"_s));
        one.event.source = u"shop"_s;
        one.event.request.method = "POST"_ba;
        one.event.request.headers = HeaderBlock("Content-Type: application/json\r\n"
                                                "X-Team: red\r\nx-team: blue\r\n"_ba);
        one.event.request.body = "{\"amount\": 12}"_ba;
        auto shaped = graph();
        shaped.nodes[2].body = ScriptNode{
            .text = u"function transform(event) {\n"
                    "  return {id: event.id, random: Math.random(), team: event.headers['x-team']}"
                    "\n}"_s,
            .file = {}};
        const auto before = runCase(*compiled(shaped), one);
        QCOMPARE(before.deliveries.size(), 1);
        one.bodies.insert(u"billing"_s, before.deliveries.first().body);
        QVERIFY(before.deliveries.first().body.contains("[\"red\",\"blue\"]"));

        const auto kept = workflowCaseFromJson(toJson(one));
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
        QCOMPARE(kept->event.id, one.event.id);
        QCOMPARE(runCase(*compiled(shaped), *kept).differences, QStringList());
    }

    void headersOfOlderCasesAreRead()
    {
        const auto one = fromFile("{\"source\": \"shop\", \"headers\": {\"a\": \"b\", "
                                  "\"c\": [\"d\", \"e\"]}}",
                                  "{}");
        QCOMPARE(one.event.request.headers.raw(), "a: b\r\nc: d\r\nc: e\r\n"_ba);
        QVERIFY(one.event.id.isNull());
    }

    void aFailingNodeIsSaid()
    {
        auto failing = graph();
        failing.nodes[1].body = FilterNode{u"length(body.amount) > `1`"_s};
        const auto result = runCase(*compiled(failing),
                                    fromFile("{\"source\": \"shop\", \"body\": {\"amount\": 1}}",
                                             "{\"ports\": {\"big\": \"pass\"}}"));
        QCOMPARE(result.differences.size(), 1);
        QVERIFY(result.differences.first().startsWith(u"node 'big' fails: "_s));
    }

    void aFileThatIsWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no JSON") << "cases"_ba << u"line 1"_s;
        QTest::newRow("no cases") << "{}"_ba << u"cases: expected a list of cases"_s;
        QTest::newRow("unknown") << "{\"cases\": [], \"colour\": 1}"_ba
                                 << u"colour: expected workflow or cases"_s;
        QTest::newRow("no name") << "{\"cases\": [{\"event\": {\"source\": \"a\"}}]}"_ba
                                 << u"cases[0].name: expected a string"_s;
        QTest::newRow("unknown member")
            << "{\"cases\": [{\"name\": \"a\", \"event\": {\"source\": \"a\", \"colour\": 1}}]}"_ba
            << u"cases[0].event.colour: expected one of"_s;
        QTest::newRow("no id")
            << "{\"cases\": [{\"name\": \"a\", \"event\": {\"stored\": \"a\"}}]}"_ba
            << u"cases[0].event.stored: expected the id of an event"_s;
        QTest::newRow("no id of its own")
            << "{\"cases\": [{\"name\": \"a\", \"event\": {\"source\": \"a\", \"id\": \"a\"}}]}"_ba
            << u"cases[0].event.id: expected the id of an event"_s;
        QTest::newRow("a header that is no text")
            << "{\"cases\": [{\"name\": \"a\", \"event\": {\"source\": \"a\", \"headers\": "
               "{\"a\": [1]}}}]}"_ba
            << u"cases[0].event.headers: expected a text, or a list of texts, by name"_s;
        QTest::newRow("two lines")
            << "{\"cases\": [{\"name\": \"a\", \"event\": {\"source\": \"a\", \"headers\": "
               "{\"a\": \"b\\r\\nc: d\"}}}]}"_ba
            << u"cases[0].event.headers: expected names and values of one line"_s;
    }

    void aFileThatIsWrongIsRefused()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, detail);
        const auto cases = readCases(file);
        QVERIFY(!cases);
        QVERIFY2(cases.error().detail.contains(detail), qPrintable(cases.error().detail));
    }

    void twoWaysOfAnEventAreCompared()
    {
        const auto sent = [](const QString &destination, const QByteArray &what) {
            return Sent{destination, what};
        };
        Rehearsed nothing;
        Rehearsed one;
        one.sent = {sent(u"a"_s, {}), sent(u"b"_s, "x")};
        Rehearsed same;
        same.sent = {sent(u"b"_s, "x"), sent(u"a"_s, {})};
        Rehearsed other;
        other.sent = {sent(u"a"_s, {}), sent(u"b"_s, "y")};
        Rehearsed elsewhere;
        elsewhere.sent = {sent(u"a"_s, {}), sent(u"c"_s, "x")};
        Rehearsed failing = one;
        failing.failed = {u"n"_s};
        using Verdicts = QList<BacktestVerdict>;
        QCOMPARE(compare(one, same), Verdicts());
        QCOMPARE(compare(nothing, nothing), Verdicts());
        QCOMPARE(compare(nothing, one), Verdicts{BacktestVerdict::NewlyRouted});
        QCOMPARE(compare(one, nothing), Verdicts{BacktestVerdict::NoLongerRouted});
        QCOMPARE(compare(one, other), Verdicts{BacktestVerdict::DifferentPayload});
        QCOMPARE(compare(one, elsewhere), Verdicts{BacktestVerdict::DifferentDestination});
        QCOMPARE(compare(one, failing), Verdicts{BacktestVerdict::NewError});
        QCOMPARE(compare(failing, failing), Verdicts());
        failing.sent.clear();
        QCOMPARE(compare(one, failing),
                 Verdicts({BacktestVerdict::NoLongerRouted, BacktestVerdict::NewError}));
    }
};

QTEST_GUILESS_MAIN(CasesTest)
#include "tst_cases.moc"
