// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/live/livemarks.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// What the flow of a workflow looks like on its drawing.
class LiveMarksTest final : public QObject
{
    Q_OBJECT

    static Graph graph()
    {
        return {{{u"in"_s, SourceNode{{u"shop"_s}}},
                 {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                 {u"out"_s, DestinationNode{u"billing"_s}}},
                {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}}};
    }
    static Configured<WorkflowConfig> published()
    {
        Configured<WorkflowConfig> workflow;
        workflow.config.name = u"w"_s;
        workflow.config.graph = graph();
        workflow.revision = 3;
        return workflow;
    }
    static CanvasMarks marksOf(const LiveReading &reading)
    {
        return LiveMarks::of(graph(), published(), reading);
    }
    static WorkflowFlow flow(int revision, qint64 passed, qint64 failed)
    {
        return {u"w"_s,
                revision,
                {},
                {{u"big"_s, 100, failed, 1200, 14, {{u"pass"_s, passed}}},
                 {u"in"_s, 100, 0, 100, 1, {{u"out"_s, 100}}}}};
    }

private Q_SLOTS:
    void nothingIsShownBeforeSomethingWentThrough() { QCOMPARE(marksOf({}), CanvasMarks()); }

    void edgesShowCountsAndRates()
    {
        LiveReading reading{flow(3, 40, 0), flow(3, 60, 0), 2, {}};
        const auto marks = marksOf(reading);
        const auto in = marks.edges.value(graph().edges.first());
        const auto pass = marks.edges.value(graph().edges.last());
        QCOMPARE(in.text, u"100"_s);
        QCOMPARE(in.width, 1);
        QVERIFY(pass.text.startsWith(u"60 · 10"_s));
        QVERIFY(pass.width > 1.5);
        QCOMPARE(pass.tone, Tone::Quiet);
    }

    void aNewRevisionHasNoRateFromTheOldOne()
    {
        const LiveReading reading{flow(2, 40, 0), flow(3, 60, 0), 2, {}};
        QCOMPARE(marksOf(reading).edges.value(graph().edges.last()).text, u"60"_s);
    }

    void whatWaitsIsAmberAndWhatFailsRed()
    {
        const LiveReading reading{{}, flow(3, 60, 7), 0, {{u"billing"_s, 12}}};
        const auto marks = marksOf(reading);
        QCOMPARE(marks.edges.value(graph().edges.last()).tone, Tone::Warn);
        QCOMPARE(marks.edges.value(graph().edges.first()).tone, Tone::Quiet);
        QCOMPARE(marks.nodes.value(u"big"_s).tone, Tone::Bad);
        QVERIFY(marks.nodes.value(u"big"_s).sentence.contains(u"14 µs"_s));
        QVERIFY(marks.nodes.value(u"big"_s).sentence.contains("7 failed"_L1));
        QCOMPARE(marks.nodes.value(u"in"_s).tone, Tone::Quiet);
    }

    void anEdgeThatIsOnlyDrawnYetHasNoFigures()
    {
        auto draft = graph();
        draft.nodes.append({u"copy"_s, DestinationNode{u"billing"_s}});
        draft.edges.append({u"big"_s, u"pass"_s, u"copy"_s}); // from a port that events left by
        draft.edges.append({u"big"_s, u"else"_s, u"out"_s});
        const LiveReading reading{{}, flow(3, 60, 0), 0, {{u"billing"_s, 12}}};
        const auto marks = LiveMarks::of(draft, published(), reading);
        QCOMPARE(marks.edges.size(), 2);
        QVERIFY(!marks.edges.contains(draft.edges[2]));
        QVERIFY(!marks.edges.contains(draft.edges[3]));
        QCOMPARE(marks, marksOf(reading)); // what is published is marked as before
    }

    void aNodeOfAnotherKindHasNoFiguresOfTheOneBefore()
    {
        auto draft = graph();
        draft.nodes[1].body = StopNode{u"all"_s};
        const LiveReading reading{{}, flow(3, 60, 7), 0, {}};
        const auto marks = LiveMarks::of(draft, published(), reading);
        QVERIFY(!marks.nodes.contains(u"big"_s));
        QVERIFY(marks.nodes.contains(u"in"_s));
        QVERIFY(marks.edges.isEmpty());
    }

    void whatWaitsIsWhereThePublishedWorkflowLeads()
    {
        auto draft = graph();
        draft.nodes[2].body = DestinationNode{u"ledger"_s};
        const LiveReading reading{{}, flow(3, 60, 0), 0, {{u"billing"_s, 12}}};
        QCOMPARE(LiveMarks::of(draft, published(), reading), marksOf(reading));
    }

    void theFiguresOfAnotherRevisionAreNotShown()
    {
        QCOMPARE(marksOf({{}, flow(2, 60, 0), 0, {}}), CanvasMarks());
    }

    void aNodeSaysHowManyItMeetsInASecond()
    {
        auto before = flow(3, 40, 0);
        before.nodes[0].entered = 94;
        const LiveReading reading{before, flow(3, 60, 2), 2, {}};
        const auto sentence = marksOf(reading).nodes.value(u"big"_s).sentence;
        QVERIFY2(sentence.contains(u"p95 14 µs, 3.0/s"_s), qPrintable(sentence));
        QVERIFY(!marksOf(reading).nodes.value(u"in"_s).sentence.contains("/s"_L1));
    }
};

QTEST_GUILESS_MAIN(LiveMarksTest)
#include "tst_livemarks.moc"
