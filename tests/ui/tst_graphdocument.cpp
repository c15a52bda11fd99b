// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/clipboardgraph.h"
#include "ui/designer/connectionrule.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/problemfix.h"
#include "ui/designer/problemwords.h"
#include "ui/designer/workflowdraft.h"

#include <QMimeData>
#include <QRectF>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

DesignedGraph example()
{
    DesignedGraph example;
    example.graph.nodes = {{u"in"_s, SourceNode{{u"github"_s}}},
                           {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                           {u"out"_s, DestinationNode{u"billing"_s}},
                           {u"small"_s, StopNode{u"below the limit"_s}}};
    example.graph.edges = {{u"in"_s, u"out"_s, u"big"_s},
                           {u"big"_s, u"pass"_s, u"out"_s},
                           {u"big"_s, u"else"_s, u"small"_s}};
    example.places = layeredLayout(example.graph);
    return example;
}

/// Translates everything, so that it is seen what is translated.
class StarTranslator final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u'*' + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// The graph behind the canvas: edits, their history, what may be connected, and places.
class GraphDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGestureIsUndoneAndDoneAgain()
    {
        GraphDocument document;
        const auto first = example();
        document.open(first);
        QList<DesignedGraph> states{first};
        const auto change = [&](const DesignedGraph &graph) {
            document.change(u"change"_s, graph);
            states.append(document.graph());
        };
        change(GraphEdit::added(document.graph(), {u"map"_s, MapNode{}}, {8, 16}));
        change(GraphEdit::connected(document.graph(), {u"in"_s, u"out"_s, u"map"_s}));
        change(GraphEdit::moved(document.graph(), {{u"map"_s, {80, 160}}}));
        change(GraphEdit::changed(document.graph(), u"big"_s, FilterNode{u"type == 'x'"_s}));
        change(GraphEdit::renamed(document.graph(), u"big"_s, u"large"_s));
        change(GraphEdit::removed(document.graph(), {u"map"_s}, {}));
        QCOMPARE(document.history().count(), int(states.size()) - 1);
        for (auto at = states.size() - 2; at >= 0; --at) {
            document.history().undo();
            QCOMPARE(document.graph(), states[at]);
        }
        QVERIFY(!document.history().canUndo());
        for (qsizetype at = 1; at < states.size(); ++at) {
            document.history().redo();
            QCOMPARE(document.graph(), states[at]);
        }
    }

    void whatIsTypedInOneFieldIsOneStep()
    {
        GraphDocument document;
        document.open(example());
        for (const auto &text : {u"a"_s, u"ab"_s, u"abc"_s})
            document.change(u"edit"_s,
                            GraphEdit::changed(document.graph(), u"big"_s, FilterNode{text}),
                            u"edit big"_s);
        QCOMPARE(document.history().count(), 1);
        document.history().undo();
        QCOMPARE(document.graph(), example());
    }

    void aClosedGestureTakesNothingMore()
    {
        GraphDocument document;
        document.open(example());
        const auto type = [&](const QString &text) {
            document.change(u"edit"_s,
                            GraphEdit::changed(document.graph(), u"big"_s, FilterNode{text}),
                            u"edit big"_s);
        };
        type(u"a"_s);
        document.closeGesture();
        type(u"ab"_s);
        type(u"abc"_s);
        QCOMPARE(document.history().count(), 2);
        document.history().undo();
        QCOMPARE(std::get<FilterNode>(document.graph().node(u"big"_s)->body).expression, u"a"_s);
        type(u"ax"_s); // after an undo it is not the typing of before
        QCOMPARE(document.history().count(), 2);
        document.history().undo();
        QCOMPARE(std::get<FilterNode>(document.graph().node(u"big"_s)->body).expression, u"a"_s);
    }

    void aGestureThatLeadsBackIsNoStep()
    {
        GraphDocument document;
        document.open(example());
        const auto place = document.graph().place(u"big"_s);
        for (const auto by : {QPointF(8, 0), QPointF(0, 0)})
            document.change(u"move"_s, GraphEdit::moved(document.graph(), {{u"big"_s, place + by}}),
                            u"nudge"_s);
        QCOMPARE(document.history().count(), 0);
    }

    void signalsNameWhatDiffers()
    {
        GraphDocument document;
        document.open(example());
        QSignalSpy removed(&document, &GraphDocument::nodeRemoved);
        QSignalSpy edges(&document, &GraphDocument::edgeRemoved);
        QSignalSpy moved(&document, &GraphDocument::nodeMoved);
        QSignalSpy changed(&document, &GraphDocument::changed);
        document.change(u"remove"_s, GraphEdit::removed(document.graph(), {u"big"_s}, {}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toString(), u"big"_s);
        QCOMPARE(edges.size(), 3);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(changed.size(), 1);
    }

    void portsThatGoTakeTheirEdgesWithThem()
    {
        DesignedGraph graph;
        graph.graph.nodes = {{u"way"_s, SwitchNode{{{u"a"_s, {}}, {u"b"_s, {}}}}},
                             {u"x"_s, StopNode{}},
                             {u"y"_s, StopNode{}}};
        graph.graph.edges = {{u"way"_s, u"a"_s, u"x"_s}, {u"way"_s, u"b"_s, u"y"_s}};
        const auto renamed =
            GraphEdit::changed(graph, u"way"_s, SwitchNode{{{u"first"_s, {}}, {u"b"_s, {}}}});
        QCOMPARE(renamed.graph.edges.first().port, u"first"_s);
        const auto fewer = GraphEdit::changed(graph, u"way"_s, SwitchNode{{{u"b"_s, {}}}});
        QCOMPARE(fewer.graph.edges, (QList{Edge{u"way"_s, u"b"_s, u"y"_s}}));
    }

    void everyProblemIsASentenceThatCanBeTranslated()
    {
        StarTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QStringList fields{u"map"_s,
                                 u"content_type"_s,
                                 u"set.path"_s,
                                 u"set.method"_s,
                                 u"set.headers"_s,
                                 u"set.headers.host"_s,
                                 u"map.total"_s,
                                 u"order.wait"_s,
                                 u"deduplicate.window"_s,
                                 u"delay.for"_s,
                                 u"delay"_s,
                                 u"throttle.rate"_s,
                                 u"batch.time"_s,
                                 u"batch.count"_s,
                                 u"batch.bytes"_s,
                                 u"script.time"_s,
                                 u"script.memory"_s,
                                 u"order"_s,
                                 u"groups[0].name"_s,
                                 u"groups[0].comment"_s,
                                 u"groups[0].nodes"_s};
        using Reason = WorkflowProblem::Reason;
        for (int reason = 0; reason <= int(Reason::NodeInTwoGroups); ++reason) {
            for (const auto &field : fields) {
                for (const auto &subject : {QString(), u"name"_s}) {
                    WorkflowProblem problem;
                    problem.reason = Reason(reason);
                    problem.field = field;
                    problem.subject = subject;
                    problem.detail = u"in english"_s;
                    problem.position = subject.isEmpty() ? -1 : 3;
                    const auto words = ProblemWords::sentence(problem);
                    QVERIFY2(words.startsWith(u'*') && words.endsWith(u'.'), qPrintable(words));
                    QVERIFY2(problem.reason == Reason::Script || !words.contains(problem.detail),
                             qPrintable(words));
                    const auto first = words.at(1);
                    QVERIFY2(first.isUpper() || first == u'"', qPrintable(words));
                }
            }
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void aProblemIsNamedAfterItsNodeOrGroup()
    {
        auto graph = example().graph;
        graph.groups = {{u"Checks"_s, GroupColor::Grey, {}, {u"big"_s}}};
        WorkflowProblem problem;
        problem.reason = WorkflowProblem::Reason::UnconnectedPort;
        problem.node = u"big"_s;
        problem.subject = u"pass"_s;
        QCOMPARE(ProblemWords::line(problem, graph), u"big: Nothing follows the port \"pass\"."_s);
        problem = {};
        problem.reason = WorkflowProblem::Reason::UnknownNode;
        problem.group = 0;
        problem.subject = u"gone"_s;
        QCOMPARE(ProblemWords::line(problem, graph), u"Checks: There is no node \"gone\"."_s);
        problem = {};
        problem.reason = WorkflowProblem::Reason::NoEnd;
        QCOMPARE(ProblemWords::line(problem, graph),
                 u"There is neither a destination nor a stop."_s);
    }

    void aStopIsAddedWhereAPortLeadsNowhere()
    {
        auto graph = example();
        graph.graph.edges.removeLast(); // big.else > small
        WorkflowProblem problem;
        problem.reason = WorkflowProblem::Reason::UnconnectedPort;
        problem.node = u"big"_s;
        problem.subject = u"else"_s;
        const auto mended = ProblemFix::mended(graph, problem);
        QVERIFY(mended);
        QCOMPARE(mended->graph.edges.last(), (Edge{u"big"_s, u"else"_s, u"stop"_s}));
        QVERIFY(std::holds_alternative<StopNode>(mended->node(u"stop"_s)->body));
        const QSizeF card(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight);
        const QRectF stop(mended->place(u"stop"_s), card);
        QVERIFY(stop.left() > mended->place(u"big"_s).x() + card.width());
        for (const auto &node : graph.graph.nodes)
            QVERIFY2(!stop.intersects(QRectF(mended->place(node.id), card)), qPrintable(node.id));
        problem.subject = u"gone"_s;
        QVERIFY(!ProblemFix::mended(graph, problem)); // the node has no such port any more
    }

    void ofADoubledEdgeOneIsRemoved()
    {
        auto graph = example();
        graph.graph.edges.insert(1, graph.graph.edges.first());
        WorkflowProblem problem;
        problem.reason = WorkflowProblem::Reason::DuplicateEdge;
        problem.node = u"in"_s;
        problem.edge = 1;
        const auto mended = ProblemFix::mended(graph, problem);
        QVERIFY(mended);
        QCOMPARE(mended->graph, example().graph);
        QVERIFY(!ProblemFix::mended(*mended, problem)); // it is another one there now
        problem.edge = 17;
        QVERIFY(!ProblemFix::mended(graph, problem));
    }

    void whatMakesNoSenseIsNotConnected()
    {
        const auto graph = example().graph;
        const auto objection = [&](const QString &from, const QString &port, const QString &to) {
            return ConnectionRule::objection(graph, {from, port, to});
        };
        QVERIFY(objection(u"in"_s, u"out"_s, u"out"_s).isEmpty());
        QVERIFY(!objection(u"big"_s, u"pass"_s, u"in"_s).isEmpty());
        QVERIFY(!objection(u"big"_s, u"pass"_s, u"out"_s).isEmpty());
        QVERIFY(!objection(u"big"_s, u"pass"_s, u"big"_s).isEmpty());
        QVERIFY(!objection(u"out"_s, u"out"_s, u"big"_s).isEmpty());
        QVERIFY(!objection(u"gone"_s, u"out"_s, u"big"_s).isEmpty());
    }

    void pastedNodesGetIdsOfTheirOwn()
    {
        const auto graph = example();
        const auto mime = ClipboardGraph::mimeOf(GraphEdit::part(graph, {u"big"_s, u"out"_s}));
        const auto part = ClipboardGraph::read(*mime);
        QVERIFY(part);
        QSet<QString> ids;
        const auto pasted = GraphEdit::pasted(graph, *part, {8, 8}, &ids);
        QCOMPARE(ids, (QSet{u"big2"_s, u"out2"_s}));
        QVERIFY(pasted.graph.edges.contains(Edge{u"big2"_s, u"pass"_s, u"out2"_s}));
        QCOMPARE(pasted.graph.edges.size(), graph.graph.edges.size() + 1);
        QCOMPARE(pasted.place(u"big2"_s), graph.place(u"big"_s) + QPointF(8, 8));

        QMimeData text;
        text.setText(u"no nodes"_s);
        QVERIFY(!ClipboardGraph::read(text));
    }

    void whatIsCopiedIsPastedToTheLetterAndAsText()
    {
        MapNode shape; // in an order of its own
        shape.fields = {{u"z.id"_s, u"body.id"_s}, {u"a"_s, u"'x'"_s}};
        Graph graph;
        graph.nodes = {{u"hold"_s, DelayNode{std::chrono::minutes(5), {}}}, {u"shape"_s, shape}};
        graph.edges = {{u"hold"_s, u"out"_s, u"shape"_s}};
        const auto mime = ClipboardGraph::mimeOf({graph, {}});
        QCOMPARE(ClipboardGraph::read(*mime)->graph, graph);
        QVERIFY2(mime->text().contains("\"for\": \"5m\""_L1), qPrintable(mime->text()));

        QMimeData elsewhere; // has the text alone
        elsewhere.setText(mime->text());
        auto sorted = graph;
        std::ranges::reverse(std::get<MapNode>(sorted.nodes[1].body).fields);
        QCOMPARE(ClipboardGraph::read(elsewhere)->graph, sorted);
    }

    void theLayoutLeadsToTheRightAndOverlapsNothing()
    {
        auto graph = example().graph;
        graph.edges.append({u"small"_s, u"out"_s, u"in"_s}); // a circle, from elsewhere
        for (const auto &each : {example().graph, graph}) {
            const auto places = layeredLayout(each);
            QCOMPARE(places.size(), each.nodes.size());
            for (const auto &one : each.nodes) {
                for (const auto &other : each.nodes) {
                    const QSizeF size(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight);
                    if (one.id != other.id)
                        QVERIFY(!QRectF(places[one.id], size)
                                     .intersects(QRectF(places[other.id], size)));
                }
            }
        }
        const auto places = layeredLayout(example().graph);
        for (const auto &edge : example().graph.edges)
            QVERIFY(places[edge.from].x() < places[edge.to].x());
    }

    void whatLeavesByAHigherPortLiesHigher()
    {
        Graph graph;
        graph.nodes = {{u"in"_s, SourceNode{{u"s"_s}}},
                       {u"large"_s, FilterNode()},
                       {u"low"_s, StopNode()},
                       {u"high"_s, StopNode()}};
        graph.edges = {{u"in"_s, {}, u"large"_s},
                       {u"large"_s, u"else"_s, u"low"_s},
                       {u"large"_s, u"pass"_s, u"high"_s}};
        const auto places = layeredLayout(graph);
        QVERIFY(places[u"high"_s].y() < places[u"low"_s].y());
    }

    void draftsComeBackTheSame()
    {
        const WorkflowDraft draft{example().graph, 3, example().places};
        QCOMPARE(workflowDraftFromJson(toJson(draft)), draft);
        const WorkflowDraft published{{}, 0, example().places};
        QCOMPARE(workflowDraftFromJson(toJson(published)), published);
    }
};

QTEST_MAIN(GraphDocumentTest)
#include "tst_graphdocument.moc"
