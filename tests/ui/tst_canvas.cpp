// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/alignment.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/edgeitem.h"
#include "ui/designer/edgeroute.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"

#include <QAccessible>
#include <QLineF>
#include <QTest>
#include <QtMath>

#include <algorithm>
#include <utility>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// The canvas' geometry, and what those hear of it who do not see it.
class CanvasTest final : public QObject
{
    Q_OBJECT

    static DesignedGraph payments()
    {
        DesignedGraph graph;
        graph.graph.nodes = {{u"in"_s, SourceNode{{u"stripe"_s}}},
                             {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                             {u"out"_s, DestinationNode{u"billing"_s}}};
        graph.graph.edges = {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}};
        graph.places = {{u"in"_s, {0, 0}}, {u"big"_s, {240, 40}}, {u"out"_s, {480, 120}}};
        return graph;
    }
    static bool touches(const QPainterPath &path, const QRectF &card)
    {
        for (int i = 0; i <= 200; ++i) {
            if (card.contains(path.pointAtPercent(i / 200.0)))
                return true;
        }
        return false;
    }
    /// Whether a piece of the line comes nearer to \a card than a line may.
    static bool crosses(const QPainterPath &path, const QRectF &card)
    {
        const auto grown = card.adjusted(-4, -4, 4, 4);
        for (const auto &points : path.toSubpathPolygons()) {
            for (qsizetype i = 1; i < points.size(); ++i) {
                const QLineF piece(points[i - 1], points[i]);
                const int steps = qCeil(piece.length() * 4);
                for (int step = 0; step <= steps; ++step) {
                    const auto point = steps ? piece.pointAt(qreal(step) / steps) : piece.p1();
                    if (point.x() > grown.left() && point.x() < grown.right()
                        && point.y() > grown.top() && point.y() < grown.bottom())
                        return true;
                }
            }
        }
        return false;
    }
    /// From the middle of the one's right side to that of the other's left.
    static EdgeEnds between(const QRectF &source, const QRectF &target)
    {
        return {{source.right(), source.center().y()},
                {target.left(), target.center().y()},
                source,
                target};
    }
    /// Also of its own, but for the sides that it leaves and arrives at.
    static bool meetsNone(const QPainterPath &path, const EdgeEnds &ends,
                          const QList<QRectF> &cards)
    {
        return !crosses(path, ends.source.adjusted(0, 0, -4.25, 0))
            && !crosses(path, ends.target.adjusted(4.25, 0, 0, 0))
            && std::ranges::none_of(cards, [&](const QRectF &card) { return crosses(path, card); });
    }

private Q_SLOTS:
    void anEdgeGoesAroundTheCardsInItsWay_data();
    void anEdgeGoesAroundTheCardsInItsWay();
    void anEdgeWithoutACardInItsWayIsOneBow();
    void anEdgeThatLeadsForwardHasTheCourseItAlwaysHad();
    void anEdgeThatLeadsBackMeetsNoCard_data();
    void anEdgeThatLeadsBackMeetsNoCard();
    void anEdgeThatLeadsBackTakesTheNearestFreeLane();
    void anEdgeThatLeadsBackWithNothingInItsWayIsOneBow();
    void anEdgeWithoutAWayAroundGoesStraightThrough();
    void anEdgeOnTheCanvasGoesAroundItsOwnCards();
    void anEdgeMakesWayForANodeThatIsMovedThere();
    void nodesAreBroughtIntoLine();
    void distancesBecomeEven();
    void aCanvasIsAListOfItsNodes();
    void nodesThatGoAreNoLongerListed();
    void aLongWorkflowOpensWhereEventsEnter();
    void figuresStayBetweenTheCards();
    void figuresOfParallelEdgesStandAboveEachOther();
};

void CanvasTest::anEdgeGoesAroundTheCardsInItsWay_data()
{
    QTest::addColumn<QList<QRectF>>("cards");
    QTest::newRow("one") << QList<QRectF>{{200, -20, 160, 40}};
    QTest::newRow("two beside each other")
        << QList<QRectF>{{200, -20, 160, 40}, {400, -20, 160, 40}};
    QTest::newRow("a stack") << QList<QRectF>{
        {200, -20, 160, 40}, {200, 44, 160, 40}, {200, -84, 160, 40}};
}

void CanvasTest::anEdgeGoesAroundTheCardsInItsWay()
{
    QFETCH(QList<QRectF>, cards);
    const QPointF from(0, 0);
    const QPointF to(760, 0);
    QVERIFY(touches(edgeRoute({from, to}, {}), cards.first()));
    const auto path = edgeRoute({from, to}, cards);
    QCOMPARE(path.pointAtPercent(0), from);
    QCOMPARE(path.currentPosition(), to);
    for (const auto &card : cards)
        QVERIFY(!touches(path, card));
}

void CanvasTest::anEdgeWithoutACardInItsWayIsOneBow()
{
    const auto plain = edgeRoute({{0, 0}, {300, 80}}, {});
    QCOMPARE(edgeRoute({{0, 0}, {300, 80}}, {{0, 200, 160, 40}}), plain);
    QCOMPARE(plain.elementCount(), 4); // a start and one curve
}

void CanvasTest::anEdgeThatLeadsForwardHasTheCourseItAlwaysHad()
{
    const QPointF from(0, 0);
    const QPointF to(760, 10);
    const EdgeEnds ends{from, to, {-160, -20, 160, 40}, {760, -10, 160, 40}};
    QPainterPath below(from);
    below.cubicTo(QPointF(94, 0), QPointF(94, 32), QPointF(188, 32));
    below.lineTo(372, 32);
    below.cubicTo(QPointF(566, 32), QPointF(566, 10), to);
    QCOMPARE(edgeRoute(ends, {{200, -20, 160, 40}}), below);
    QPainterPath bow(from);
    bow.cubicTo(QPointF(120, 0), to - QPointF(120, 0), to);
    QCOMPARE(edgeRoute(ends, {{200, 60, 160, 40}}), bow);
}

void CanvasTest::anEdgeThatLeadsBackMeetsNoCard_data()
{
    QTest::addColumn<QRectF>("source");
    QTest::addColumn<QRectF>("target");
    QTest::addColumn<QList<QRectF>>("cards");
    const QRectF card(0, 0, 160, 40);
    using Cards = QList<QRectF>;
    QTest::newRow("to the left") << card.translated(400, 0) << card << Cards();
    QTest::newRow("to the left, above") << card.translated(400, 64) << card << Cards();
    QTest::newRow("nearly above") << card.translated(0, 64) << card.translated(100, 0) << Cards();
    QTest::newRow("down a column") << card << card.translated(0, 192)
                                   << Cards{card.translated(0, 64), card.translated(0, 128)};
    QTest::newRow("up a column") << card.translated(0, 192) << card
                                 << Cards{card.translated(0, 64), card.translated(0, 128)};
    QTest::newRow("a column between")
        << card.translated(600, 0) << card
        << Cards{card.translated(300, -50), card.translated(300, 0), card.translated(300, 50)};
    QTest::newRow("out of a tall card") << QRectF(400, -80, 160, 200) << card << Cards();
    QTest::newRow("a card close to the port")
        << card.translated(400, 0) << card << Cards{card.translated(580, 0)};
    QTest::newRow("hardly to the right, a card between")
        << card << card.translated(220, 400) << Cards{card.translated(170, 180)};
    QTest::newRow("through a gap to the right")
        << card << card.translated(250, 400) << Cards{card.translated(200, 180)};
}

void CanvasTest::anEdgeThatLeadsBackMeetsNoCard()
{
    QFETCH(QRectF, source);
    QFETCH(QRectF, target);
    QFETCH(QList<QRectF>, cards);
    const auto ends = between(source, target);
    QVERIFY(!meetsNone(edgeRoute({ends.from, ends.to}, {}), ends, cards));
    const auto path = edgeRoute(ends, cards);
    QVERIFY(meetsNone(path, ends, cards));
    const auto last = path.elementCount() - 1;
    QCOMPARE(QPointF(path.elementAt(0)), ends.from);
    QCOMPARE(QPointF(path.elementAt(last)), ends.to);
    QCOMPARE(path.elementAt(1).y, ends.from.y()); // level at both ends
    QCOMPARE_GT(path.elementAt(1).x, ends.from.x());
    QCOMPARE(path.elementAt(last - 1).y, ends.to.y());
    QCOMPARE_LT(path.elementAt(last - 1).x, ends.to.x());
}

void CanvasTest::anEdgeThatLeadsBackTakesTheNearestFreeLane()
{
    const auto ends = between({400, 0, 160, 40}, {0, 0, 160, 40});
    const auto alone = edgeRoute(ends, {}).boundingRect();
    QCOMPARE(alone.top(), -12.0);
    QCOMPARE(alone.bottom(), 20.0);
    const auto below = edgeRoute(ends, {{200, -60, 160, 56}}).boundingRect();
    QCOMPARE(below.top(), 20.0);
    QCOMPARE(below.bottom(), 52.0);
}

void CanvasTest::anEdgeThatLeadsBackWithNothingInItsWayIsOneBow()
{
    const auto ends = between({400, 0, 160, 40}, {0, -800, 160, 40});
    QCOMPARE(edgeRoute(ends, {}).elementCount(), 4);
    QCOMPARE(edgeRoute(ends, {{900, 0, 160, 40}}), edgeRoute({ends.from, ends.to}, {}));
}

void CanvasTest::anEdgeWithoutAWayAroundGoesStraightThrough()
{
    const auto ends = between({400, 0, 160, 40}, {0, 0, 160, 40});
    const QRectF wall(-170, -20, 160, 80); // before the input
    QCOMPARE(edgeRoute(ends, {wall}), edgeRoute({ends.from, ends.to}, {}));
}

void CanvasTest::anEdgeOnTheCanvasGoesAroundItsOwnCards()
{
    GraphDocument document;
    Canvas canvas(document);
    auto graph = payments();
    graph.graph.edges = {{u"big"_s, u"pass"_s, u"out"_s}};
    graph.places = {{u"in"_s, {0, 400}}, {u"big"_s, {480, 0}}, {u"out"_s, {0, 0}}};
    document.open(graph);
    const auto height = [&] {
        for (auto *item : canvas.canvasScene().items()) {
            if (const auto *edge = qgraphicsitem_cast<EdgeItem *>(item))
                return edge->middle().y();
        }
        return 0.0;
    };
    QCOMPARE_LT(height(), -4.0); // above both
    document.change(u"Move"_s, GraphEdit::moved(graph, {{u"out"_s, {960, 0}}}));
    QCOMPARE_GT(height(), 0.0);
}

void CanvasTest::anEdgeMakesWayForANodeThatIsMovedThere()
{
    GraphDocument document;
    Canvas canvas(document);
    auto graph = payments();
    graph.graph.edges = {{u"in"_s, u"out"_s, u"out"_s}};
    graph.places = {{u"in"_s, {0, 0}}, {u"big"_s, {320, 400}}, {u"out"_s, {720, 0}}};
    document.open(graph);
    const QPointF there(320, 0);
    const auto middle = there + QPointF(80, 20); // of the card, then
    QVERIFY(qgraphicsitem_cast<EdgeItem *>(canvas.canvasScene().items(middle).value(0)));
    document.change(u"Move"_s, GraphEdit::moved(graph, {{u"big"_s, there}}));
    QCOMPARE(canvas.canvasScene().items(middle).size(), 1); // the card alone
    document.history().undo();
    QVERIFY(qgraphicsitem_cast<EdgeItem *>(canvas.canvasScene().items(middle).value(0)));
}

void CanvasTest::nodesAreBroughtIntoLine()
{
    const auto graph = payments();
    const auto left = Alignment::aligned(graph, {u"big"_s, u"out"_s}, Alignment::Line::Left);
    QCOMPARE(left.place(u"out"_s), QPointF(240, 120));
    QCOMPARE(left.place(u"big"_s), QPointF(240, 40));
    QCOMPARE(left.place(u"in"_s), QPointF(0, 0));
    const auto top = Alignment::aligned(graph, {u"big"_s, u"out"_s}, Alignment::Line::Top);
    QCOMPARE(top.place(u"out"_s), QPointF(480, 40));

    auto tall = graph;
    tall.graph.nodes[1].body =
        SwitchNode{{{u"paid"_s, u"a"_s}, {u"sent"_s, u"b"_s}, {u"late"_s, u"c"_s}}};
    const QSet<QString> both{u"big"_s, u"out"_s};
    const auto cards = [&](Alignment::Line line) {
        const auto aligned = Alignment::aligned(tall, both, line);
        const auto card = [&](const QString &id) {
            return QRectF(aligned.place(id), cardSize(aligned.node(id)->body));
        };
        return std::pair(card(u"big"_s), card(u"out"_s));
    };
    const auto right = cards(Alignment::Line::Right);
    QCOMPARE(right.first.right(), 480.0 + CanvasGrid::nodeWidth);
    QCOMPARE(right.second.right(), right.first.right());
    const auto bottom = cards(Alignment::Line::Bottom);
    QCOMPARE(bottom.first.bottom(), 120.0 + CanvasGrid::nodeHeight);
    QCOMPARE(bottom.second.bottom(), bottom.first.bottom());
    QVERIFY(bottom.first.top() != bottom.second.top()); // one is higher
    const auto row = cards(Alignment::Line::Row);
    QCOMPARE(row.first.center().y(), row.second.center().y());
    QCOMPARE(row.first.left(), 240.0);
    const auto column = cards(Alignment::Line::Column);
    QCOMPARE(column.first.center().x(), column.second.center().x());
    QCOMPARE(column.second.top(), 120.0);
}

void CanvasTest::distancesBecomeEven()
{
    auto graph = payments();
    graph.places[u"big"_s] = {400, 40};
    const QSet<QString> all{u"in"_s, u"big"_s, u"out"_s};
    const auto even = Alignment::distributed(graph, all, Qt::Horizontal);
    QCOMPARE(even.place(u"big"_s), QPointF(240, 40));
    QCOMPARE(even.place(u"out"_s), QPointF(480, 120));
    QCOMPARE(Alignment::distributed(graph, {u"in"_s, u"big"_s}, Qt::Horizontal), graph);
}

void CanvasTest::aCanvasIsAListOfItsNodes()
{
    GraphDocument document;
    Canvas canvas(document);
    document.open(payments());
    canvas.resize(800, 400);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    auto *list = QAccessible::queryAccessibleInterface(&canvas);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 3);
    auto *big = list->child(1);
    QCOMPARE(big->text(QAccessible::Name), u"big, Filter: body.amount > `10`; pass leads to out"_s);
    QCOMPARE(big->role(), QAccessible::ListItem);
    QCOMPARE(list->indexOfChild(big), 1);
    QVERIFY(!big->state().selected);
    canvas.showNode(u"big"_s);
    QVERIFY(big->state().selected);
    const auto middle = big->rect().center();
    QCOMPARE(list->childAt(middle.x(), middle.y()), big);
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"in, Source: stripe; leads to big"_s);
    QCOMPARE(list->child(3), nullptr);
}

void CanvasTest::nodesThatGoAreNoLongerListed()
{
    GraphDocument document;
    Canvas canvas(document);
    document.open(payments());
    auto *list = QAccessible::queryAccessibleInterface(&canvas);
    auto *big = list->child(1);
    QVERIFY(big->isValid());
    document.change(u"Remove"_s, GraphEdit::removed(document.graph(), {u"big"_s}, {}));
    QVERIFY(!big->isValid());
    QCOMPARE(big->text(QAccessible::Name), QString());
    QCOMPARE(list->childCount(), 2);
    document.history().undo();
    QVERIFY(big->isValid());
}

void CanvasTest::aLongWorkflowOpensWhereEventsEnter()
{
    GraphDocument document;
    Canvas canvas(document);
    canvas.resize(700, 420);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    document.open(payments());
    canvas.showBeginning();
    QVERIFY(canvas.seenPart().contains(
        canvas.canvasScene().nodeItem(u"out"_s)->cardInScene())); // all of it fits

    auto graph = payments();
    for (int i = 0; i < 8; ++i) {
        const auto id = u"more%1"_s.arg(i);
        const auto before = i == 0 ? u"big"_s : u"more%1"_s.arg(i - 1);
        graph.graph.nodes.append({id, FilterNode{u"body"_s}});
        graph.graph.edges.append({before, u"pass"_s, id});
    }
    graph.places = layeredLayout(graph.graph);
    document.open(graph);
    canvas.showBeginning();
    const auto seen = [&](const QString &id) {
        return canvas.seenPart().contains(canvas.canvasScene().nodeItem(id)->cardInScene());
    };
    QCOMPARE(canvas.zoom(), 0.75);
    QVERIFY(seen(u"in"_s) && seen(u"big"_s) && !seen(u"more7"_s));
    canvas.resize(760, 420); // and so it stays, until somebody moves it
    QVERIFY(seen(u"in"_s));
    QCOMPARE(canvas.zoom(), 0.75);
    canvas.showNode(u"more7"_s);
    canvas.resize(720, 420);
    QVERIFY(seen(u"more7"_s)); // no jump back
    canvas.zoomToFit();
    QVERIFY(seen(u"in"_s) && seen(u"more7"_s));
    QCOMPARE_LT(canvas.zoom(), 0.75);
    canvas.resize(640, 420);
    QVERIFY(seen(u"in"_s) && seen(u"more7"_s));
}

void CanvasTest::figuresStayBetweenTheCards()
{
    GraphDocument document;
    Canvas canvas(document);
    auto graph = payments();
    graph.places = layeredLayout(graph.graph);
    document.open(graph);
    canvas.resize(700, 420);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.zoomToFit();
    const Edge edge{u"in"_s, u"out"_s, u"big"_s};
    const auto image = [&](qreal zoom, const QString &text) {
        CanvasMarks marks;
        if (!text.isEmpty())
            marks.edges.insert(edge, {Tone::Quiet, 1, text});
        canvas.canvasScene().setMarks(marks);
        canvas.zoomBy(zoom / canvas.zoom());
        return canvas.viewport()->grab().toImage();
    };
    const auto changed = [&](qreal zoom, const QString &text) {
        const auto without = image(zoom, {});
        const auto with = image(zoom, text);
        QRect box;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x) {
                if (with.pixel(x, y) != without.pixel(x, y))
                    box |= QRect(x, y, 1, 1);
            }
        }
        return box;
    };
    const auto between = [&] {
        const auto &scene = canvas.canvasScene();
        const auto from = scene.nodeItem(u"in"_s)->cardInScene().right();
        const auto to = scene.nodeItem(u"big"_s)->cardInScene().left();
        return std::pair(canvas.mapFromScene(QPointF(from, 0)).x(),
                         canvas.mapFromScene(QPointF(to, 0)).x());
    };
    for (const qreal zoom : {1.0, 0.75, 0.6}) {
        const auto box = changed(zoom, u"1,204 · 3/s"_s);
        QVERIFY(!box.isNull());
        QCOMPARE_GE(box.left(), between().first - 1);
        QCOMPARE_LE(box.right(), between().second + 1);
    }
    QVERIFY(changed(0.2, u"1,204 · 3/s"_s).isNull()); // nobody could read it
}

void CanvasTest::figuresOfParallelEdgesStandAboveEachOther()
{
    GraphDocument document;
    Canvas canvas(document);
    DesignedGraph graph;
    graph.graph.nodes = {
        {u"kind"_s, SwitchNode{{{u"paid"_s, u"a"_s}, {u"sent"_s, u"b"_s}, {u"late"_s, u"c"_s}}}},
        {u"out"_s, DestinationNode{u"billing"_s}}};
    graph.graph.edges = {{u"kind"_s, u"sent"_s, u"out"_s},
                         {u"kind"_s, u"paid"_s, u"out"_s},
                         {u"kind"_s, u"late"_s, u"out"_s}};
    graph.places = layeredLayout(graph.graph);
    document.open(graph);
    CanvasMarks marks;
    marks.edges.insert(graph.graph.edges[0], {Tone::Warn, 1, u"0"_s});
    marks.edges.insert(graph.graph.edges[1], {Tone::Accent, 2, u"0 → 15"_s});
    canvas.canvasScene().setMarks(marks);
    const auto edge = [&](int number) -> const EdgeItem * {
        for (auto *item : canvas.canvasScene().items()) {
            auto *found = qgraphicsitem_cast<EdgeItem *>(item);
            if (found && found->edge() == graph.graph.edges[number])
                return found;
        }
        return nullptr;
    };
    const auto apart = [&] {
        for (const qreal scale : {1.0, 0.75, 0.5, 0.4}) {
            const auto sent = edge(0)->shownMark(scale);
            const auto paid = edge(1)->shownMark(scale);
            if (sent.isNull() || paid.isNull() || sent.intersects(paid)
                || !edge(0)->boundingRect().contains(sent)
                || !edge(1)->boundingRect().contains(paid))
                return false;
            if (paid.bottom() > sent.top() + 0.01)
                return false; // the upper port's text on top
        }
        return true;
    };
    QVERIFY(apart());
    document.change(u"Move"_s, GraphEdit::moved(graph, {{u"out"_s, {480.0, 160.0}}}));
    QVERIFY(apart());
    QVERIFY(edge(2)->shownMark(1).isNull()); // it has none
    marks.edges.remove(graph.graph.edges[1]);
    canvas.canvasScene().setMarks(marks);
    QVERIFY(!edge(0)->shownMark(0.5).isNull());
    QVERIFY(edge(1)->shownMark(0.5).isNull());
}

QTEST_MAIN(CanvasTest)
#include "tst_canvas.moc"
