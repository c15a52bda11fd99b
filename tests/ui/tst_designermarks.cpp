// SPDX-License-Identifier: GPL-3.0-or-later
// What trials, backtests and revisions lay over the canvas and say, as values.
#include "ui/designer/backtest/coverage.h"
#include "ui/designer/backtest/rehearsal.h"
#include "ui/designer/revisions/diffgraph.h"
#include "ui/designer/revisions/difflist.h"
#include "ui/designer/revisions/workflowtext.h"
#include "ui/designer/trying/casekeeping.h"
#include "ui/designer/trying/outcomewords.h"
#include "ui/designer/trying/steptext.h"
#include "ui/designer/trying/tracecursor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Graph graph()
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
             {u"kind"_s, SwitchNode{{{u"paid"_s, u"type == 'paid'"_s}}}},
             {u"out"_s, DestinationNode{u"billing"_s}},
             {u"late"_s, StopNode{u"too late"_s}}},
            {{u"in"_s, u"out"_s, u"big"_s},
             {u"big"_s, u"pass"_s, u"kind"_s},
             {u"big"_s, u"else"_s, u"late"_s},
             {u"kind"_s, u"paid"_s, u"out"_s}}};
}

Trace trace()
{
    return {u"w"_s,
            1,
            {{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 2},
             {u"big"_s, u"filter"_s, u"pass"_s, {}, {{u"body.amount"_s, 12}}, false, 5},
             {u"kind"_s, u"switch"_s, u"paid"_s, {}, {}, false, 4},
             {u"out"_s, u"destination"_s, {}, u"billing"_s, {}, false, 1}}};
}

Breakpoints at(const QString &node, const Breakpoint &breakpoint)
{
    return {{node, breakpoint}};
}

CaseResult result()
{
    CaseResult result;
    result.trace = trace();
    result.deliveries = {{u"out"_s, u"billing"_s, "{\"sum\":12}"_ba, "application/json"_ba}};
    return result;
}

} // namespace

class DesignerMarksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrialStopsWhereABreakpointHolds_data()
    {
        using When = Breakpoint::When;
        QTest::addColumn<Breakpoints>("breakpoints");
        QTest::addColumn<int>("position");
        QTest::newRow("none") << Breakpoints() << 3;
        QTest::newRow("always") << at(u"big"_s, {}) << 1;
        QTest::newRow("the first node") << at(u"in"_s, {}) << 0;
        QTest::newRow("by this port") << at(u"kind"_s, {When::Port, u"paid"_s}) << 2;
        QTest::newRow("by another port") << at(u"kind"_s, {When::Port, u"otherwise"_s}) << 3;
        QTest::newRow("only failing") << at(u"big"_s, {When::Failing, {}}) << 3;
        QTest::newRow("not on its way") << at(u"late"_s, {}) << 3;
    }
    void aTrialStopsWhereABreakpointHolds()
    {
        QFETCH(Breakpoints, breakpoints);
        QFETCH(int, position);
        QCOMPARE(TraceCursor(trace(), breakpoints).position(), position);
    }

    void aFailingNodeStopsATrial()
    {
        auto failing = trace();
        failing.steps[1].failed = true;
        failing.steps[1].port.clear();
        const auto breakpoints = at(u"big"_s, {Breakpoint::When::Failing, {}});
        const TraceCursor cursor(failing, breakpoints);
        QCOMPARE(cursor.position(), 1);
        QCOMPARE(cursor.marks(graph()).nodes.value(u"big"_s).tone, Tone::Bad);
        QVERIFY(!cursor.marks(graph()).edges.contains(Edge{u"big"_s, u"pass"_s, u"kind"_s}));
    }

    void theCursorStaysWithinItsTrace()
    {
        TraceCursor cursor(trace(), {});
        QVERIFY(!cursor.canGoForward());
        cursor.forward();
        QCOMPARE(cursor.position(), 3);
        for (int i = 0; i < 9; ++i)
            cursor.back();
        QCOMPARE(cursor.position(), 0);
        QVERIFY(!cursor.canGoBack());
        cursor.run(at(u"kind"_s, {}));
        QCOMPARE(cursor.position(), 2);
        cursor.run(at(u"kind"_s, {}));
        QCOMPARE(cursor.position(), 3); // not at the same one again
        const TraceCursor none(Trace(), {});
        QVERIFY(!none.step());
        QCOMPARE(none.marks(graph()), CanvasMarks());
    }

    void theWayIsLitAsFarAsOneStands()
    {
        TraceCursor cursor(trace(), {});
        cursor.go(1);
        const auto marks = cursor.marks(graph());
        QCOMPARE(marks.nodes.size(), 2);
        QVERIFY(!marks.nodes.value(u"in"_s).current);
        QVERIFY(marks.nodes.value(u"big"_s).current);
        QCOMPARE(marks.edges.size(), 2);
        QVERIFY(marks.edges.contains(Edge{u"in"_s, u"out"_s, u"big"_s}));
        QVERIFY(marks.edges.contains(Edge{u"big"_s, u"pass"_s, u"kind"_s}));
    }

    void aStepSaysWhatItsNodeSaw()
    {
        auto step = trace().steps[1];
        step.before = QJsonObject{{u"amount"_s, 12}};
        step.after = QJsonObject{{u"sum"_s, 12}};
        step.console = {u"seen 3 items"_s};
        const auto text = StepText::of(step);
        QVERIFY(text.contains("seen 3 items"_L1));
        QVERIFY2(text.contains(u"body.amount = 12"_s), qPrintable(text));
        QVERIFY(text.indexOf(u"\"amount\": 12"_s) < text.indexOf(u"\"sum\": 12"_s));
        QVERIFY(text.contains(u"5 µs"_s));
        const auto sent = StepText::of(result().deliveries);
        QVERIFY(sent.contains(u"billing"_s) && sent.contains(u"{\"sum\":12}"_s));
        QVERIFY(!StepText::of(QList<CaseDelivery>()).isEmpty());
    }

    void anOutcomeIsSaidInAFewWords()
    {
        auto one = result();
        QCOMPARE(OutcomeWords::look(one).word, u"to billing"_s);
        one.deliveries.clear();
        one.trace.steps.last() = {u"late"_s, u"stop"_s, {}, u"too late"_s, {}, false, 1};
        QVERIFY(OutcomeWords::look(one).word.contains(u"too late"_s));
        one.trace.steps[1].failed = true;
        QCOMPARE(OutcomeWords::look(one).tone, Tone::Bad);
        QCOMPARE(OutcomeWords::look({}).word, u"not taken"_s);
    }

    void aCaseExpectsWhatHappened()
    {
        Event event;
        event.source = u"shop"_s;
        event.request.body = "{\"amount\":12}";
        const auto one = caseOf(u"large"_s, event, result());
        QCOMPARE(one.destinations, QStringList{u"billing"_s});
        QCOMPARE(one.bodies.value(u"billing"_s), "{\"sum\":12}"_ba);
        QCOMPARE(one.ports.value(u"kind"_s), u"paid"_s);
        QCOMPARE(one.event, event);
        QVERIFY(!one.stored);
        const auto again = workflowCaseFromJson(toJson(one)); // the station can keep it
        QVERIFY(again);
        QCOMPARE(again->ports, one.ports);
    }

    void aCaseExpectsTheLastThatANodeHeldTold()
    {
        auto held = result();
        auto &steps = held.trace.steps;
        TraceStep waits = steps.last();
        waits.node = u"later"_s;
        waits.kind = u"delay"_s;
        waits.port.clear();
        TraceStep leaves = waits;
        leaves.port = u"out"_s;
        TraceStep fails = waits;
        fails.node = u"broken"_s;
        steps += {waits, fails, leaves};
        fails.failed = true;
        steps.append(fails);
        const auto one = caseOf(u"late"_s, {}, held);
        QCOMPARE(one.ports.value(u"later"_s), u"out"_s);
        QVERIFY(!one.ports.contains(u"broken"_s));
    }

    void coverageNamesWhatNothingTouched()
    {
        const QList<PortFlow> flow{{u"in"_s, u"out"_s, 9, 9},         {u"big"_s, u"pass"_s, 4, 6},
                                   {u"big"_s, u"else"_s, 5, 3},       {u"kind"_s, u"paid"_s, 4, 6},
                                   {u"kind"_s, u"otherwise"_s, 0, 0}, {u"gone"_s, u"out"_s, 3, 0}};
        const auto coverage = coverageOf(graph(), flow);
        QCOMPARE(coverage.idle, (QList<Coverage::Branch>{{u"kind"_s, u"otherwise"_s, 0}}));
        QCOMPARE(coverage.unmatched, (QList<Coverage::Branch>{{u"big"_s, u"else"_s, 3}}));
        const auto marks = flowMarks(graph(), flow);
        QCOMPARE(marks.edges.value(Edge{u"in"_s, u"out"_s, u"big"_s}).text, u"9"_s);
        QCOMPARE(marks.edges.value(Edge{u"big"_s, u"pass"_s, u"kind"_s}).text, u"4 → 6"_s);
        QVERIFY(marks.edges.value(Edge{u"in"_s, u"out"_s, u"big"_s}).width
                > marks.edges.value(Edge{u"big"_s, u"else"_s, u"late"_s}).width);
        QCOMPARE(marks.nodes.value(u"kind"_s).idlePorts, QStringList{u"otherwise"_s});
        QVERIFY(!marks.nodes.value(u"kind"_s).sentence.isEmpty());
        QCOMPARE(marks.nodes.value(u"kind"_s).figures.value(u"otherwise"_s), u"0"_s); // no edge
        QVERIFY(!marks.nodes.contains(u"gone"_s));
    }

    void aRehearsalIsSummedUp()
    {
        Rehearsal rehearsal;
        rehearsal.backtest.emplace();
        rehearsal.backtest->summary = {120, 100, 15, 5, 0, 0, 2};
        CaseResult failing;
        failing.differences = {u"expected another"_s};
        rehearsal.cases = {result(), failing};
        const auto text = RehearsalWords::summary(rehearsal);
        QVERIFY2(text.contains(u"120"_s) && text.contains(u"newly routed: 15"_s)
                     && text.contains(u"no longer routed: 5"_s) && text.contains(u"new error: 2"_s),
                 qPrintable(text));
        QVERIFY(!text.contains(u"other payload"_s)); // there are none
        QCOMPARE(rehearsal.failedCases(), 1);
    }

    void aDifferenceIsDrawnOverBothGraphs()
    {
        auto before = graph();
        auto after = graph();
        after.nodes.removeIf([](const Node &node) { return node.id == "late"_L1; });
        after.edges.removeIf([](const Edge &edge) { return edge.to == "late"_L1; });
        after.nodes.append({u"copy"_s, DestinationNode{u"archive"_s}});
        after.edges.append({u"kind"_s, u"otherwise"_s, u"copy"_s});
        std::get<FilterNode>(after.nodes[1].body).expression = u"body.amount > `20`"_s;
        const auto both = graphOfBoth(before, after);
        QCOMPARE(both.graph.nodes.size(), 6);
        QCOMPARE(both.places.size(), 6);
        const auto marks = DiffWords::marks(diffGraphs(before, after));
        QCOMPARE(marks.nodes.size(), 3);
        QCOMPARE(marks.nodes.value(u"copy"_s).sign, u"+"_s);
        QCOMPARE(marks.nodes.value(u"late"_s).sign, u"−"_s);
        const auto changed = marks.nodes.value(u"big"_s);
        QCOMPARE(changed.sign, u"~"_s);
        QVERIFY2(changed.sentence.contains(u"body.amount > `10` → body.amount > `20`"_s),
                 qPrintable(changed.sentence));
        QCOMPARE(marks.edges.value(Edge{u"kind"_s, u"otherwise"_s, u"copy"_s}).tone, Tone::Good);
        QCOMPARE(marks.edges.value(Edge{u"big"_s, u"else"_s, u"late"_s}).tone, Tone::Bad);
    }

    void aDifferenceOfGroupsIsToldApart()
    {
        const auto before = graph();
        auto after = before;
        after.groups = {{u"Ends"_s, GroupColor::Brown, {}, {u"out"_s, u"late"_s}}};
        QVERIFY(DiffWords::marks(diffGraphs(before, after)).nodes.isEmpty()); // no changed node
        DiffList list;
        list.setDiff(diffGraphs(before, after));
        QCOMPARE(list.topLevelItemCount(), 1);
        const auto *section = list.topLevelItem(0);
        QCOMPARE(section->text(0), u"groups"_s);
        QCOMPARE(section->text(1), DiffWords::layoutOnly());
        QCOMPARE(section->childCount(), 1);
        QCOMPARE(section->child(0)->text(0), DiffWords::added());
        QCOMPARE(section->child(0)->text(1), u"Ends: out, late"_s);
        auto later = after;
        later.groups[0].comment = u"where it ends"_s;
        later.nodes[4].body = StopNode{u"later"_s};
        list.setDiff(diffGraphs(after, later));
        QCOMPARE(list.topLevelItemCount(), 2);
        QCOMPARE(list.topLevelItem(1)->text(1), QString()); // there is more than that
        QCOMPARE(list.topLevelItem(1)->child(0)->text(1),
                 u"Ends, comment: (nothing) → where it ends"_s);
        QCOMPARE(graphOfBoth(before, after).graph.groups, after.groups);
    }

    void exportedAndImportedIsEqual()
    {
        auto every = graph();
        every.nodes +=
            {{u"order"_s, OrderNode{.key = u"body.id"_s, .position = u"body.n"_s, .first = 3}},
             {u"once"_s, DeduplicateNode{u"key"_s, 90min}},
             {u"wait"_s, DelayNode{1500ms, {}}},
             {u"slow"_s, ThrottleNode{{5, 1min, 7}, u"body.id"_s}},
             {u"some"_s, BatchNode{12, 3s, 4096, u"type"_s}},
             {u"shape"_s,
              MapNode{{{u"a.b"_s, u"body.\"x y\""_s}},
                      {},
                      {},
                      {},
                      {{u"x-a"_s, u"{{id}}"_s}},
                      u"/v2/{{body.id}}"_s,
                      u"PUT"_s,
                      u"{{key}}"_s}},
             {u"text"_s,
              MapNode{{}, {}, u"Grüße, {{body.name}}\n"_s, u"text/plain"_s, {}, {}, {}, {}}}};
        every.edges +=
            {{u"kind"_s, u"otherwise"_s, u"order"_s}, {u"order"_s, u"stale"_s, u"once"_s}};
        every.groups = {{u"Ends"_s, GroupColor::Brown, u"two\nlines"_s, {u"out"_s, u"late"_s}}};
        const auto read = WorkflowText::read(WorkflowText::of(u"every"_s, every));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY2(*read == every, qPrintable(formatGraphDiff(diffGraphs(every, *read))));
    }

    void aWorkflowIsSavedAndLoaded()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"orders.json"_s);
        const auto text = WorkflowText::of(u"orders"_s, graph());
        QVERIFY(WorkflowText::save(path, text).result());
        QCOMPARE(*WorkflowText::load(path).result(), text);
        QCOMPARE(WorkflowText::load(folder.filePath(u"none"_s)).result().error().code,
                 ErrorCode::Io);
        QVERIFY(!WorkflowText::save(folder.filePath(u"no/folder"_s), text).result());
        QFile large(folder.filePath(u"large"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(WorkflowText::largestFile + 1));
        large.close();
        QCOMPARE(WorkflowText::load(large.fileName()).result().error().code, ErrorCode::TooLarge);
    }

    void whatIsNoWorkflowIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("nodes: [a]");
        QTest::newRow("no nodes") << QByteArray("{}");
        QTest::newRow("a node of no kind") << QByteArray("{\"nodes\":[{\"id\":\"a\"}]}");
    }
    void whatIsNoWorkflowIsRefusedWithItsReason()
    {
        QFETCH(QByteArray, text);
        const auto read = WorkflowText::read(text);
        QVERIFY(!read);
        QVERIFY(!read.error().detail.isEmpty());
    }
};

QTEST_MAIN(DesignerMarksTest)
#include "tst_designermarks.moc"
