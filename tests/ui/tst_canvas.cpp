// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/alignment.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/edgeitem.h"
#include "ui/designer/edgeroute.h"
#include "ui/designer/graphdocument.h"

#include <QAccessible>
#include <QTest>

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

private Q_SLOTS:
    void anEdgeGoesAroundTheCardsInItsWay_data();
    void anEdgeGoesAroundTheCardsInItsWay();
    void anEdgeWithoutACardInItsWayIsOneBow();
    void anEdgeMakesWayForANodeThatIsMovedThere();
    void nodesAreBroughtIntoLine();
    void distancesBecomeEven();
    void aCanvasIsAListOfItsNodes();
    void nodesThatGoAreNoLongerListed();
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
    QVERIFY(touches(edgeRoute(from, to, {}), cards.first()));
    const auto path = edgeRoute(from, to, cards);
    QCOMPARE(path.pointAtPercent(0), from);
    QCOMPARE(path.currentPosition(), to);
    for (const auto &card : cards)
        QVERIFY(!touches(path, card));
}

void CanvasTest::anEdgeWithoutACardInItsWayIsOneBow()
{
    const auto plain = edgeRoute({0, 0}, {300, 80}, {});
    QCOMPARE(edgeRoute({0, 0}, {300, 80}, {{0, 200, 160, 40}}), plain);
    QCOMPARE(plain.elementCount(), 4); // a start and one curve
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
    const auto left = Alignment::aligned(graph, {u"big"_s, u"out"_s}, Alignment::Edge::Left);
    QCOMPARE(left.place(u"out"_s), QPointF(240, 120));
    QCOMPARE(left.place(u"big"_s), QPointF(240, 40));
    QCOMPARE(left.place(u"in"_s), QPointF(0, 0));
    const auto top = Alignment::aligned(graph, {u"big"_s, u"out"_s}, Alignment::Edge::Top);
    QCOMPARE(top.place(u"out"_s), QPointF(480, 40));
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
    QCOMPARE(big->text(QAccessible::Name),
             u"big, Filter: body.amount > `10`; pass leads to out"_s);
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

QTEST_MAIN(CanvasTest)
#include "tst_canvas.moc"
