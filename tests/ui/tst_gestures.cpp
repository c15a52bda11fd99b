// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/edgeitem.h"
#include "ui/designer/editoractions.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupedit.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// What mouse and keyboard do on the canvas, with the commands beside it.
class GesturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aRightClickKeepsWhatIsChosen();
    void aRightClickChoosesWhatIsUnderIt();
    void aNodeThatGoesEndsTheEdgeThatIsDrawnFromIt();
    void anotherDocumentEndsAGesture();
    void escapePutsBackWhatIsDragged();
    void escapeEndsAnEdgeThatIsDrawn();
    void anotherButtonDoesNotDisturbAGesture();
    void aClickOnOneOfSeveralChoosesItAlone();
    void keysOfTheFindFieldStayThere();
    void spaceIsForgottenWithTheFocus();
    void everythingFitsHoweverLong();
    void whatIsChosenIsShown();
    void severalAreChosenByKeyboard();
    void whereTheKeyboardStandsIsShown();
    void anEdgeIsRemovedByTheMenu();
    void whatFollowsAFreePortIsAddedByTheMenu();
    void aPortSaysItsNameUnderTheMouse();
    void aPortWithoutAnEdgeHasItsName();
    void aKindIsDraggedInFromThePalette();
    void whatIsDroppedOnAnEmptyCanvasStaysThere_data();
    void whatIsDroppedOnAnEmptyCanvasStaysThere();
    void anEdgeThatIsDroppedInTheVoidAsksWhatFollows();
    void spaceAndTheMiddleButtonPan();
    void ctrlAndTheWheelZoom();
    void twoFingersZoom();
    void everyCopyHasAPlaceOfItsOwnAndIsSeen();

private:
    static DesignedGraph orders();
    CanvasScene &scene() { return m_canvas->canvasScene(); }
    QWidget *view() { return m_canvas->viewport(); }
    QPoint at(QPointF scenePoint) { return m_canvas->mapFromScene(scenePoint); }
    QPointF middleOf(const QString &id) { return scene().nodeItem(id)->cardInScene().center(); }
    QPointF middleOf(const Edge &edge);
    QPointF titleOf(const QString &group)
    {
        return scene().groupItem(group)->frame().topLeft() + QPointF(60, 12);
    }
    /// Whether the canvas takes \a data at \a point of the view.
    bool drop(QMimeData &data, QPoint point);
    QAction *action(const QString &text);
    /// The entry of the context menu for what is chosen; null: there is none.
    QAction *entry(const QString &text);
    void rightClick(QPointF scenePoint);
    QString toolTipAt(QPointF scenePoint);
    void press(QPointF scenePoint, Qt::KeyboardModifiers keys = {});
    void moveTo(QPointF scenePoint);
    void release(QPointF scenePoint);
    /// The edge that follows the mouse.
    const EdgeItem *draft();

    ScriptedStation m_station;
    std::unique_ptr<GraphDocument> m_document;
    std::unique_ptr<Canvas> m_canvas;
    EditorActions *m_actions = nullptr;
    std::unique_ptr<QMenu> m_menu;
};

/// "Checks" holds big and shape; "else" of big leads nowhere.
DesignedGraph GesturesTest::orders()
{
    DesignedGraph graph;
    graph.graph.nodes = {{u"in"_s, SourceNode{{u"shop"_s}}},
                         {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                         {u"shape"_s, MapNode{}},
                         {u"out"_s, DestinationNode{u"billing"_s}},
                         {u"small"_s, StopNode{u"below the limit"_s}}};
    graph.graph.edges = {{u"in"_s, u"out"_s, u"big"_s},
                         {u"big"_s, u"pass"_s, u"shape"_s},
                         {u"shape"_s, u"out"_s, u"out"_s}};
    graph.graph.groups = {{u"Checks"_s, GroupColor::Blue, {}, {u"big"_s, u"shape"_s}}};
    graph.places = {{u"in"_s, {0, 0}},
                    {u"big"_s, {248, 0}},
                    {u"shape"_s, {496, 0}},
                    {u"out"_s, {744, 0}},
                    {u"small"_s, {496, 160}}};
    return graph;
}

void GesturesTest::init()
{
    m_document = std::make_unique<GraphDocument>();
    m_canvas = std::make_unique<Canvas>(*m_document);
    m_actions = new EditorActions(m_station, *m_document, *m_canvas, m_canvas.get());
    m_document->open(orders());
    m_canvas->resize(1100, 500);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_canvas.get()));
    m_canvas->zoomToFit();
    m_canvas->setFocus();
}

void GesturesTest::cleanup()
{
    m_menu.reset();
    m_canvas.reset();
    m_document.reset();
}

QPointF GesturesTest::middleOf(const Edge &edge)
{
    for (auto *item : scene().items()) {
        const auto *found = qgraphicsitem_cast<EdgeItem *>(item);
        if (found && found->edge() == edge)
            return found->middle();
    }
    qFatal("no such edge");
    return {};
}

QAction *GesturesTest::action(const QString &text)
{
    for (auto *action : m_canvas->actions()) {
        if (action->text() == text)
            return action;
    }
    qFatal("no action %s", qPrintable(text));
    return nullptr;
}

QAction *GesturesTest::entry(const QString &text)
{
    m_menu = std::make_unique<QMenu>();
    m_actions->fillMenu(*m_menu);
    for (auto *action : m_menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

/// As a window system sends it: the menu is asked for between press and release.
void GesturesTest::rightClick(QPointF scenePoint)
{
    const auto point = at(scenePoint);
    QTest::mousePress(view(), Qt::RightButton, {}, point);
    QContextMenuEvent wanted(QContextMenuEvent::Mouse, point, view()->mapToGlobal(point));
    QCoreApplication::sendEvent(view(), &wanted);
    QTest::mouseRelease(view(), Qt::RightButton, {}, point);
}

QString GesturesTest::toolTipAt(QPointF scenePoint)
{
    QToolTip::hideText();
    const auto point = at(scenePoint);
    QHelpEvent event(QEvent::ToolTip, point, view()->mapToGlobal(point));
    QCoreApplication::sendEvent(view(), &event);
    return QToolTip::text();
}

void GesturesTest::press(QPointF scenePoint, Qt::KeyboardModifiers keys)
{
    QTest::mousePress(view(), Qt::LeftButton, keys, at(scenePoint));
}

void GesturesTest::moveTo(QPointF scenePoint)
{
    QTest::mouseMove(view(), at(scenePoint));
}

void GesturesTest::release(QPointF scenePoint)
{
    QTest::mouseRelease(view(), Qt::LeftButton, {}, at(scenePoint));
}

const EdgeItem *GesturesTest::draft()
{
    for (auto *item : scene().items()) {
        const auto *edge = qgraphicsitem_cast<EdgeItem *>(item);
        if (edge && edge->edge().to.isEmpty())
            return edge;
    }
    return nullptr;
}

void GesturesTest::aRightClickKeepsWhatIsChosen()
{
    scene().select({u"in"_s, u"big"_s});
    rightClick(middleOf(u"big"_s));
    QCOMPARE(scene().selectedNodes(), (QSet{u"in"_s, u"big"_s}));
    QVERIFY(entry(u"Bring into line"_s));
    QVERIFY(action(u"Group"_s)->isEnabled());
    scene().chooseGroup(u"Checks"_s);
    rightClick(titleOf(u"Checks"_s));
    QCOMPARE(scene().chosenGroup(), u"Checks"_s);
}

void GesturesTest::aRightClickChoosesWhatIsUnderIt()
{
    const Edge edge{u"in"_s, u"out"_s, u"big"_s};
    scene().select({u"in"_s, u"big"_s});
    rightClick(middleOf(u"small"_s));
    QCOMPARE(scene().selectedNodes(), QSet{u"small"_s});
    rightClick(middleOf(edge));
    QCOMPARE(scene().selectedEdges(), QList{edge});
    QVERIFY(scene().selectedNodes().isEmpty());
    QVERIFY(action(u"Remove"_s)->isEnabled());
    rightClick(titleOf(u"Checks"_s));
    QCOMPARE(scene().chosenGroup(), u"Checks"_s);
    QVERIFY(scene().selectedEdges().isEmpty());
    rightClick(middleOf(u"small"_s) + QPointF(0, 60)); // where nothing is
    QVERIFY(scene().chosenGroup().isEmpty());
    QVERIFY(!action(u"Remove"_s)->isEnabled());
}

void GesturesTest::aNodeThatGoesEndsTheEdgeThatIsDrawnFromIt()
{
    const auto nowhere = middleOf(u"small"_s) + QPointF(-248, 0);
    scene().select({u"big"_s});
    press(scene().nodeItem(u"big"_s)->portPoint(u"else"_s));
    moveTo(nowhere);
    QVERIFY(draft());
    QTest::keyClick(m_canvas.get(), Qt::Key_Delete);
    QVERIFY(!m_document->graph().node(u"big"_s));
    QVERIFY(!draft());
    moveTo(nowhere + QPointF(20, 20));
    QVERIFY(!draft());
    const auto before = m_document->graph();
    release(middleOf(u"small"_s));
    QCOMPARE(m_document->graph(), before);
    scene().showDraft({u"big"_s, u"else"_s, {}}, nowhere, true); // of a node that is not there
    QVERIFY(!draft());
}

void GesturesTest::anotherDocumentEndsAGesture()
{
    press(scene().nodeItem(u"big"_s)->portPoint(u"else"_s));
    moveTo(middleOf(u"small"_s) + QPointF(-248, 0));
    QVERIFY(draft());
    DesignedGraph other;
    other.graph.nodes = {{u"end"_s, StopNode{}}};
    other.places = {{u"end"_s, {0, 160}}};
    m_document->open(other);
    moveTo(QPointF(300, 300));
    QVERIFY(!draft());
    release(middleOf(u"end"_s));
    QCOMPARE(m_document->graph(), other);

    press(middleOf(u"end"_s));
    moveTo(middleOf(u"end"_s) + QPointF(80, 0));
    m_document->open(orders());
    release(middleOf(u"in"_s) + QPointF(80, 0));
    QCOMPARE(m_document->graph(), orders());
}

void GesturesTest::escapePutsBackWhatIsDragged()
{
    const auto from = middleOf(u"small"_s);
    const auto *item = scene().nodeItem(u"small"_s);
    press(from);
    moveTo(from + QPointF(0, 80));
    QCOMPARE(item->pos(), orders().place(u"small"_s) + QPointF(0, 80));
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(item->pos(), orders().place(u"small"_s));
    moveTo(from + QPointF(0, 120));
    QCOMPARE(item->pos(), orders().place(u"small"_s));
    release(from + QPointF(0, 120));
    QCOMPARE(item->pos(), orders().place(u"small"_s));
    QCOMPARE(m_document->graph(), orders());
    QCOMPARE(scene().selectedNodes(), QSet{u"small"_s}); // the second one lets it go
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(scene().selectedNodes().isEmpty());
}

void GesturesTest::escapeEndsAnEdgeThatIsDrawn()
{
    press(scene().nodeItem(u"big"_s)->portPoint(u"else"_s));
    moveTo(middleOf(u"small"_s));
    QVERIFY(draft());
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!draft());
    moveTo(middleOf(u"small"_s) + QPointF(8, 0));
    QVERIFY(!draft());
    release(middleOf(u"small"_s));
    QCOMPARE(m_document->graph(), orders());
}

void GesturesTest::anotherButtonDoesNotDisturbAGesture()
{
    const auto from = middleOf(u"small"_s);
    const auto to = from + QPointF(0, 80);
    for (const auto button : {Qt::RightButton, Qt::MiddleButton}) {
        m_document->open(orders());
        press(from);
        moveTo(to);
        QTest::mousePress(view(), button, {}, at(to));
        if (button == Qt::RightButton) {
            QContextMenuEvent wanted(QContextMenuEvent::Mouse, at(to), view()->mapToGlobal(at(to)));
            QCoreApplication::sendEvent(view(), &wanted);
        }
        QTest::mouseRelease(view(), button, {}, at(to));
        QCOMPARE(m_document->graph(), orders());
        release(to);
        QCOMPARE(m_document->graph().place(u"small"_s),
                 orders().place(u"small"_s) + QPointF(0, 80));
        QCOMPARE(scene().nodeItem(u"small"_s)->pos(), m_document->graph().place(u"small"_s));
    }
}

void GesturesTest::aClickOnOneOfSeveralChoosesItAlone()
{
    const QSet both{u"in"_s, u"small"_s};
    scene().select(both);
    press(middleOf(u"small"_s));
    QCOMPARE(scene().selectedNodes(), both);
    release(middleOf(u"small"_s));
    QCOMPARE(scene().selectedNodes(), QSet{u"small"_s});
    QCOMPARE(m_document->graph(), orders());

    scene().select(both);
    const auto from = middleOf(u"small"_s);
    press(from);
    moveTo(from + QPointF(0, 80));
    release(from + QPointF(0, 80));
    QCOMPARE(scene().selectedNodes(), both); // they were dragged together
    QCOMPARE(m_document->graph().place(u"in"_s), QPointF(0, 80));

    m_canvas->setReadOnly(true);
    press(middleOf(u"in"_s));
    release(middleOf(u"in"_s));
    QCOMPARE(scene().selectedNodes(), QSet{u"in"_s});
}

void GesturesTest::keysOfTheFindFieldStayThere()
{
    action(u"Find…"_s)->trigger();
    auto *text = m_canvas->findChild<QLineEdit *>(u"findText"_s);
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, u"s"_s); // source, shop, small, expression, destination…
    const auto *count = m_canvas->findChild<QLabel *>(u"findCount"_s);
    const auto first = scene().selectedNodes();
    QCOMPARE(first, QSet{u"in"_s});
    QTest::keyClick(text, Qt::Key_Down);
    QVERIFY(scene().selectedNodes() != first);
    QVERIFY(count->text().startsWith(u"2 "_s));
    QTest::keyClick(text, Qt::Key_Up);
    QCOMPARE(scene().selectedNodes(), first);
    QCOMPARE(m_document->graph(), orders()); // nothing was nudged
    const auto seen = m_canvas->seenPart();
    QTest::keyClick(text, Qt::Key_PageDown);
    QCOMPARE(m_canvas->seenPart(), seen); // nor scrolled
}

void GesturesTest::everyCopyHasAPlaceOfItsOwnAndIsSeen()
{
    scene().select({u"small"_s});
    action(u"Copy"_s)->trigger();
    m_canvas->zoomBy(3);
    m_canvas->lookAt(middleOf(u"in"_s));
    QVERIFY(!m_canvas->seenPart().contains(middleOf(u"small"_s)));
    QList<QPointF> places{orders().place(u"small"_s)};
    const auto isNew = [&](const QString &id) {
        const auto place = m_document->graph().place(id);
        const bool found = places.contains(place);
        places.append(place);
        return !found && scene().selectedNodes() == QSet{id}
        && m_canvas->seenPart().contains(scene().nodeItem(id)->cardInScene());
    };
    action(u"Paste"_s)->trigger();
    QVERIFY(isNew(u"small2"_s));
    m_canvas->lookAt(middleOf(u"in"_s));
    action(u"Paste"_s)->trigger();
    QVERIFY(isNew(u"small3"_s));
    scene().select({u"small"_s});
    m_canvas->lookAt(middleOf(u"in"_s));
    action(u"Duplicate"_s)->trigger();
    QVERIFY(isNew(u"small4"_s));
}

void GesturesTest::spaceIsForgottenWithTheFocus()
{
    QTest::keyPress(m_canvas.get(), Qt::Key_Space);
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QCoreApplication::sendEvent(m_canvas.get(), &away);
    const auto from = middleOf(u"small"_s);
    press(from);
    moveTo(from + QPointF(0, 80));
    release(from + QPointF(0, 80));
    QCOMPARE(m_document->graph().place(u"small"_s), orders().place(u"small"_s) + QPointF(0, 80));
}

void GesturesTest::everythingFitsHoweverLong()
{
    constexpr int columns = 40;
    DesignedGraph graph;
    for (int i = 0; i < columns; ++i) {
        const auto id = u"n%1"_s.arg(i);
        graph.graph.nodes.append({id, MapNode{}});
        if (i > 0)
            graph.graph.edges.append({u"n%1"_s.arg(i - 1), u"out"_s, id});
    }
    graph.places = layeredLayout(graph.graph);
    m_document->open(graph);
    m_canvas->resize(400, 300);
    m_canvas->zoomToFit();
    for (const auto &node : graph.graph.nodes)
        QVERIFY2(m_canvas->seenPart().contains(scene().nodeItem(node.id)->cardInScene()),
                 qPrintable(node.id));
    const auto fitting = m_canvas->zoom();
    m_canvas->zoomBy(0.5);
    QCOMPARE_LE(m_canvas->zoom(), fitting);
    m_canvas->zoomBy(1.2);
    QCOMPARE_GT(m_canvas->zoom(), fitting);
}

void GesturesTest::whatIsChosenIsShown()
{
    m_canvas->resize(480, 300);
    const auto isSeen = [&](const QString &id) {
        return m_canvas->seenPart().contains(scene().nodeItem(id)->cardInScene());
    };
    m_canvas->zoomToFit();
    const auto everything = m_canvas->zoom();
    QCOMPARE_LT(everything, 0.6);
    scene().select({u"out"_s});
    QTest::keyClick(m_canvas.get(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(m_canvas->zoom(), 1.0);
    QVERIFY(isSeen(u"out"_s) && !isSeen(u"in"_s));
    scene().select({u"shape"_s, u"out"_s, u"small"_s});
    QVERIFY(entry(u"Show what is chosen"_s));
    entry(u"Show what is chosen"_s)->trigger();
    QVERIFY(isSeen(u"shape"_s) && isSeen(u"out"_s) && isSeen(u"small"_s));
    QCOMPARE_LT(m_canvas->zoom(), 1.0);
    QCOMPARE_GT(m_canvas->zoom(), everything);
    scene().chooseGroup(u"Checks"_s);
    m_canvas->zoomToChosen();
    QVERIFY(m_canvas->seenPart().contains(scene().groupItem(u"Checks"_s)->frame()));
    QCOMPARE_GT(m_canvas->zoom(), everything);
    scene().select({});
    m_canvas->zoomToChosen();
    QCOMPARE(m_canvas->zoom(), everything);
}

void GesturesTest::severalAreChosenByKeyboard()
{
    const auto key = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_canvas.get(), key, modifiers);
    };
    key(Qt::Key_Tab);
    QCOMPARE(scene().selectedNodes(), QSet{u"in"_s});
    key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_canvas->standing(), CanvasThing::group(u"Checks"_s));
    key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_canvas->standing(), CanvasThing::node(u"big"_s));
    QCOMPARE(scene().selectedNodes(), QSet{u"in"_s}); // kept
    key(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (QSet{u"in"_s, u"big"_s}));
    key(Qt::Key_Down, Qt::ControlModifier);
    key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(m_canvas->standing(), CanvasThing::node(u"small"_s));
    key(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (QSet{u"in"_s, u"big"_s, u"small"_s}));
    key(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (QSet{u"in"_s, u"big"_s}));
    auto *list = QAccessible::queryAccessibleInterface(m_canvas.get());
    auto *standing = list->focusChild();
    QVERIFY(standing);
    QVERIFY(standing->text(QAccessible::Name).startsWith(u"small,"_s));
    QVERIFY(standing->state().focused && !standing->state().selected);

    key(Qt::Key_Down); // moves what is chosen
    const auto &graph = m_document->graph();
    QCOMPARE(graph.place(u"in"_s), orders().place(u"in"_s) + QPointF(0, CanvasGrid::step));
    QCOMPARE(graph.place(u"big"_s), orders().place(u"big"_s) + QPointF(0, CanvasGrid::step));
    QCOMPARE(graph.place(u"small"_s), orders().place(u"small"_s));

    key(Qt::Key_Left, Qt::ControlModifier);
    key(Qt::Key_Left, Qt::ControlModifier);
    key(Qt::Key_Left, Qt::ControlModifier); // a group: all of its nodes
    QCOMPARE(m_canvas->standing(), CanvasThing::group(u"Checks"_s));
    key(Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (QSet{u"in"_s, u"big"_s, u"shape"_s}));

    QSignalSpy wanted(m_canvas.get(), &Canvas::editWanted);
    key(Qt::Key_Right, Qt::ControlModifier);
    key(Qt::Key_Return); // edits where it stands
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(scene().selectedNodes(), QSet{u"big"_s});
    key(Qt::Key_Right, Qt::ControlModifier);
    key(Qt::Key_Tab); // goes on from there, and chooses alone
    QCOMPARE(scene().selectedNodes(), QSet{u"small"_s});
}

void GesturesTest::whereTheKeyboardStandsIsShown()
{
    const auto picture = [this] { return view()->grab().toImage(); };
    m_canvas->showNode(u"in"_s);
    const auto before = picture();
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(picture() != before);
    m_document->change(u"Remove"_s, GraphEdit::removed(m_document->graph(), {u"big"_s}, {}));
    QCOMPARE(m_canvas->standing(), CanvasThing::node(u"in"_s)); // what is chosen
    m_document->history().undo();
    QCOMPARE(picture(), before);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(m_canvas->standing(), CanvasThing());
}

void GesturesTest::anEdgeIsRemovedByTheMenu()
{
    scene().select({u"big"_s});
    QVERIFY(entry(u"Remove an edge"_s));
    const auto entries = entry(u"Remove an edge"_s)->menu()->actions();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0]->text(), u"in, out → big"_s);
    QCOMPARE(entries[1]->text(), u"pass → shape"_s);
    entries[1]->trigger();
    auto expected = orders();
    expected.graph.edges.removeAt(1);
    QCOMPARE(m_document->graph(), expected);
    m_document->history().undo();
    QCOMPARE(m_document->graph(), orders());
    scene().select({u"small"_s});
    QVERIFY(!entry(u"Remove an edge"_s)); // it has none
    m_actions->setReadOnly(true);
    scene().select({u"big"_s});
    QVERIFY(!entry(u"Remove an edge"_s));
}

void GesturesTest::whatFollowsAFreePortIsAddedByTheMenu()
{
    scene().select({u"big"_s});
    QVERIFY(!entry(u"Add after pass"_s)); // an edge leaves there
    auto *followers = entry(u"Add after else"_s);
    QVERIFY(followers);
    auto *stop = followers->menu()->findChild<QAction *>(u"stop"_s);
    QVERIFY(stop);
    QVERIFY(!followers->menu()->findChild<QAction *>(u"source"_s)); // nothing leads to one
    stop->trigger();
    const auto &graph = m_document->graph();
    QVERIFY(graph.graph.edges.contains(Edge{u"big"_s, u"else"_s, u"stop"_s}));
    QCOMPARE(scene().selectedNodes(), QSet{u"stop"_s});
    const auto card = scene().nodeItem(u"stop"_s)->cardInScene();
    QCOMPARE_GT(card.left(), scene().nodeItem(u"big"_s)->cardInScene().right());
    for (const auto &node : graph.graph.nodes) {
        if (node.id != "stop"_L1)
            QVERIFY2(!scene().nodeItem(node.id)->cardInScene().intersects(card),
                     qPrintable(node.id));
    }
    m_document->history().undo(); // one step
    QCOMPARE(m_document->graph(), orders());
}

void GesturesTest::aPortSaysItsNameUnderTheMouse()
{
    const auto *big = scene().nodeItem(u"big"_s);
    QCOMPARE(toolTipAt(big->portPoint(u"pass"_s)), u"pass leads to shape"_s);
    QCOMPARE(toolTipAt(big->portPoint(u"else"_s)), u"else leads nowhere yet"_s);
    QVERIFY(toolTipAt(middleOf(u"big"_s)).startsWith(u"big (Filter)"_s)); // the node itself
    QToolTip::hideText();
}

void GesturesTest::aPortWithoutAnEdgeHasItsName()
{
    const auto *big = scene().nodeItem(u"big"_s);
    const auto names = [&] {
        return QStringList{big->besidePort(u"pass"_s, true), big->besidePort(u"else"_s, true)};
    };
    QCOMPARE(names(), (QStringList{QString(), u"else"_s})); // an edge says the other's
    QCOMPARE(big->besidePort(u"else"_s, false), QString());
    const Edge edge{u"big"_s, u"else"_s, u"small"_s};
    m_document->change(u"Connect"_s, GraphEdit::connected(orders(), edge));
    QCOMPARE(names(), (QStringList{QString(), QString()}));
    m_document->history().undo();
    QCOMPARE(names(), (QStringList{QString(), u"else"_s}));
    QCOMPARE(scene().nodeItem(u"in"_s)->besidePort(u"out"_s, true), QString()); // it has one alone
    CanvasMarks marks;
    marks.nodes[u"big"_s].figures = {{u"else"_s, u"0"_s}};
    scene().setMarks(marks);
    QCOMPARE(names(), (QStringList{QString(), u"else  0"_s}));
    QVERIFY(big->boundingRect().right() > CanvasGrid::nodeWidth + 40);

    // It is drawn where it can be read.
    scene().setMarks({});
    const auto inked = [&] {
        const auto dot = big->portPoint(u"else"_s);
        const auto image = view()->grab().toImage();
        const QRect beside(at(dot + QPointF(8, -6)), at(dot + QPointF(40, 6)));
        const auto ground = image.pixel(beside.bottomRight() + QPoint(0, 4));
        for (int y = beside.top(); y <= beside.bottom(); ++y) {
            for (int x = beside.left(); x <= beside.right(); ++x) {
                if (image.pixel(x, y) != ground)
                    return true;
            }
        }
        return false;
    };
    scene().select({u"in"_s});
    m_document->change(u"Ungroup"_s, GroupEdit::dissolved(m_document->graph(), {u"Checks"_s}));
    m_document->change(u"Remove"_s, GraphEdit::removed(m_document->graph(), {u"shape"_s}, {}));
    QVERIFY(inked());
    m_canvas->zoomBy(0.5);
    QVERIFY(!inked());
}

bool GesturesTest::drop(QMimeData &data, QPoint point)
{
    QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(view(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view(), &event);
    return event.isAccepted();
}

void GesturesTest::aKindIsDraggedInFromThePalette()
{
    QSignalSpy dropped(m_canvas.get(), &Canvas::nodeDropped);
    connect(m_canvas.get(), &Canvas::nodeDropped, m_actions, &EditorActions::addNode);
    const auto middle = middleOf(u"small"_s) + QPointF(-320, 0);
    QMimeData text;
    text.setText(u"filter"_s);
    QVERIFY(!drop(text, at(middle))); // no kind of node
    QMimeData kind;
    kind.setData(QLatin1StringView(Canvas::kindMime), "filter"_ba);
    QVERIFY(drop(kind, at(middle)));
    QCOMPARE(dropped.size(), 1);
    QVERIFY(m_document->graph().node(u"filter"_s));
    const auto away = middleOf(u"filter"_s) - middle;
    QCOMPARE_LE(std::abs(away.x()), qreal(CanvasGrid::step)); // under the mouse, on the grid
    QCOMPARE_LE(std::abs(away.y()), qreal(CanvasGrid::step));
    QCOMPARE(scene().selectedNodes(), QSet{u"filter"_s});
    m_canvas->setReadOnly(true);
    QVERIFY(!drop(kind, at(middle)));
    QCOMPARE(dropped.size(), 1);
}

void GesturesTest::whatIsDroppedOnAnEmptyCanvasStaysThere_data()
{
    QTest::addColumn<QPointF>("place"); // as shares of the view
    QTest::newRow("above, left") << QPointF(0.25, 0.25);
    QTest::newRow("above, right") << QPointF(0.75, 0.25);
    QTest::newRow("below, left") << QPointF(0.25, 0.75);
    QTest::newRow("below, right") << QPointF(0.75, 0.75);
}

void GesturesTest::whatIsDroppedOnAnEmptyCanvasStaysThere()
{
    QFETCH(QPointF, place);
    connect(m_canvas.get(), &Canvas::nodeDropped, m_actions, &EditorActions::addNode);
    m_document->open({});
    for (const auto *bar : {m_canvas->horizontalScrollBar(), m_canvas->verticalScrollBar()})
        QCOMPARE(bar->maximum(), bar->minimum()); // nothing to scroll to
    const QPoint point(int(place.x() * view()->width()), int(place.y() * view()->height()));
    QMimeData kind;
    kind.setData(QLatin1StringView(Canvas::kindMime), "filter"_ba);
    QVERIFY(drop(kind, point));
    const auto away = at(middleOf(u"filter"_s)) - point;
    QCOMPARE_LE(std::abs(away.x()), int(CanvasGrid::step));
    QCOMPARE_LE(std::abs(away.y()), int(CanvasGrid::step));
    m_document->history().undo();
    QVERIFY(m_document->graph().graph.nodes.isEmpty());
}

void GesturesTest::anEdgeThatIsDroppedInTheVoidAsksWhatFollows()
{
    QSignalSpy dropped(m_canvas.get(), &Canvas::edgeDropped);
    connect(m_canvas.get(), &Canvas::edgeDropped, m_actions, &EditorActions::addFollower);
    const auto from = scene().nodeItem(u"big"_s)->portPoint(u"else"_s);
    press(from);
    moveTo(from + QPointF(6, 6));
    release(from + QPointF(6, 6)); // at the port again: a slip
    QCOMPARE(dropped.size(), 0);
    const auto to = middleOf(u"small"_s) + QPointF(-320, 0);
    press(from);
    moveTo(to);
    QVERIFY(draft());
    release(to);
    QVERIFY(!draft());
    QCOMPARE(dropped.size(), 1);
    const auto edge = dropped.first().first().value<Edge>();
    QCOMPARE(edge, (Edge{u"big"_s, u"else"_s, {}}));
    auto *menu = m_canvas->findChild<QMenu *>(u"followers"_s);
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    menu->findChild<QAction *>(u"stop"_s)->trigger();
    menu->close();
    const auto &graph = m_document->graph();
    QVERIFY(graph.graph.edges.contains(Edge{u"big"_s, u"else"_s, u"stop"_s}));
    const auto input = scene().nodeItem(u"stop"_s)->inputPoint() - to; // its input is there
    QCOMPARE_LE(std::abs(input.x()), qreal(CanvasGrid::step));
    QCOMPARE_LE(std::abs(input.y()), qreal(CanvasGrid::step));
    m_document->history().undo();
    QCOMPARE(m_document->graph(), orders());
}

void GesturesTest::spaceAndTheMiddleButtonPan()
{
    m_canvas->zoomBy(3);
    m_canvas->lookAt(middleOf(u"shape"_s));
    const QPoint from(400, 200);
    const QPoint by(120, 60);
    const auto pan = [&](Qt::MouseButton button) {
        const auto before = m_canvas->mapToScene(from);
        QTest::mousePress(view(), button, {}, from);
        QTest::mouseMove(view(), from + by / 2);
        QTest::mouseMove(view(), from + by);
        QTest::mouseRelease(view(), button, {}, from + by);
        return (m_canvas->mapToScene(from + by) - before).manhattanLength(); // it came along
    };
    QCOMPARE_LE(pan(Qt::MiddleButton), 1.0);
    QTest::keyPress(m_canvas.get(), Qt::Key_Space);
    QCOMPARE_LE(pan(Qt::LeftButton), 1.0);
    QTest::keyRelease(m_canvas.get(), Qt::Key_Space);
    QCOMPARE(m_document->graph(), orders());
    QVERIFY(scene().selectedNodes().isEmpty());
    QCOMPARE_GT(pan(Qt::LeftButton), 1.0); // the space bar is let go
}

void GesturesTest::ctrlAndTheWheelZoom()
{
    const auto turn = [this](int notches, Qt::KeyboardModifiers modifiers) {
        const auto point = view()->rect().center();
        QWheelEvent event(point, view()->mapToGlobal(point), {}, {0, 120 * notches}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view(), &event);
    };
    const auto before = m_canvas->zoom();
    turn(1, Qt::ControlModifier);
    QCOMPARE(m_canvas->zoom(), before * 1.2);
    turn(-2, Qt::ControlModifier);
    QCOMPARE(m_canvas->zoom(), before / 1.2);
    const auto top = m_canvas->seenPart().top();
    turn(-1, Qt::NoModifier); // scrolls
    QCOMPARE(m_canvas->zoom(), before / 1.2);
    QCOMPARE_GT(m_canvas->seenPart().top(), top);
}

void GesturesTest::twoFingersZoom()
{
    const auto before = m_canvas->zoom();
    const auto pinch = [this](qreal by) {
        const QPointF point = view()->rect().center();
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, point, point, view()->mapToGlobal(point), by, {});
        QCoreApplication::sendEvent(view(), &event);
    };
    pinch(0.25);
    QCOMPARE(m_canvas->zoom(), before * 1.25);
    pinch(-0.5);
    QCOMPARE(m_canvas->zoom(), before * 0.625);
}

QTEST_MAIN(GesturesTest)
#include "tst_gestures.moc"
