// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/clipboardgraph.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupedit.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/workflowdraft.h"

#include <QAccessible>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// Groups of nodes: what edits make of them, and how the canvas shows and moves them.
class GroupsTest final : public QObject
{
    Q_OBJECT

    static DesignedGraph orders()
    {
        DesignedGraph graph;
        graph.graph.nodes = {{u"in"_s, SourceNode{{u"shop"_s}}},
                             {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                             {u"shape"_s, MapNode{}},
                             {u"out"_s, DestinationNode{u"billing"_s}},
                             {u"small"_s, StopNode{u"below the limit"_s}}};
        graph.graph.edges = {{u"in"_s, u"out"_s, u"big"_s},
                             {u"big"_s, u"pass"_s, u"shape"_s},
                             {u"shape"_s, u"out"_s, u"out"_s},
                             {u"big"_s, u"else"_s, u"small"_s}};
        graph.graph.groups = {
            {u"Checks"_s, GroupColor::Blue, u"What is large"_s, {u"big"_s, u"shape"_s}}};
        graph.places = layeredLayout(graph.graph);
        return graph;
    }
    static QStringList membersOf(const DesignedGraph &graph, const QString &group)
    {
        const auto *found = graph.group(group);
        return found ? found->nodes : QStringList();
    }
    static QRectF cardOf(const DesignedGraph &graph, const QString &id)
    {
        return {graph.place(id), cardSize(graph.node(id)->body)};
    }
    void show(Canvas &canvas, GraphDocument &document)
    {
        document.open(orders());
        canvas.resize(1000, 500);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        canvas.zoomToFit();
        canvas.setFocus();
    }

private Q_SLOTS:
    void everyEditIsUndoneAndDoneAgain();
    void aNodeIsInOneGroupAtMost();
    void groupsFollowTheirNodes();
    void copiesKeepAGroupThatIsWhole();
    void namesAreFreeOnes();
    void draftsKeepGroups();
    void signalsNameTheGroupsThatDiffer();
    void theLayoutKeepsAGroupTogether_data();
    void theLayoutKeepsAGroupTogether();
    void aFrameIsAroundItsNodesAndFollowsThem();
    void aCommentTakesAsManyLinesAsItHas();
    void theTitleIsTakenAndMovesTheNodes();
    void aNodeThatIsDroppedInAFrameBelongsToIt();
    void aSelectionIsFramedWithinAGroup();
    void theKeyboardReachesAGroupAndMovesIt();
    void theListTellsOfGroups();
    void aRenamedGroupStaysChosen();
    void whatBelongsToNobodyIsStillDrawn();
};

void GroupsTest::everyEditIsUndoneAndDoneAgain()
{
    GraphDocument document;
    const auto first = orders();
    document.open(first);
    QList<DesignedGraph> states{first};
    const auto change = [&](const DesignedGraph &graph) {
        document.change(u"change"_s, graph);
        states.append(document.graph());
    };
    change(GroupEdit::made(document.graph(), u"Ends"_s, {u"out"_s, u"small"_s}));
    change(GroupEdit::joined(document.graph(), u"Ends"_s, {u"shape"_s}));
    auto group = *document.graph().group(u"Checks"_s);
    group.color = GroupColor::Violet;
    group.comment = u"another"_s;
    change(GroupEdit::changed(document.graph(), u"Checks"_s, group));
    group.name = u"Amounts"_s;
    change(GroupEdit::changed(document.graph(), u"Checks"_s, group));
    change(GroupEdit::left(document.graph(), {u"out"_s}));
    change(GroupEdit::dissolved(document.graph(), {u"Amounts"_s}));
    QCOMPARE(document.history().count(), int(states.size()) - 1);
    for (auto at = states.size() - 2; at >= 0; --at) {
        document.history().undo();
        QCOMPARE(document.graph(), states[at]);
    }
    for (qsizetype at = 1; at < states.size(); ++at) {
        document.history().redo();
        QCOMPARE(document.graph(), states[at]);
    }
    QVERIFY(!document.graph().group(u"Amounts"_s));
    QCOMPARE(membersOf(document.graph(), u"Ends"_s), (QStringList{u"small"_s, u"shape"_s}));
    QCOMPARE(document.graph().graph.nodes, first.graph.nodes); // its nodes stay
}

void GroupsTest::aNodeIsInOneGroupAtMost()
{
    const auto made = GroupEdit::made(orders(), u"Ends"_s, {u"shape"_s, u"out"_s});
    QCOMPARE(membersOf(made, u"Checks"_s), QStringList{u"big"_s});
    QCOMPARE(membersOf(made, u"Ends"_s), (QStringList{u"shape"_s, u"out"_s}));
    const auto joined = GroupEdit::joined(made, u"Ends"_s, {u"big"_s});
    QVERIFY(!joined.group(u"Checks"_s)); // nothing is left in it
    QCOMPARE(membersOf(joined, u"Ends"_s), (QStringList{u"shape"_s, u"out"_s, u"big"_s}));
    QCOMPARE(joined.groupOf(u"big"_s)->name, u"Ends"_s);
    QVERIFY(!joined.groupOf(u"in"_s));
    QCOMPARE(GroupEdit::groupsOf(made.graph, {u"big"_s, u"in"_s}), QSet{u"Checks"_s});
}

void GroupsTest::groupsFollowTheirNodes()
{
    const auto renamed = GraphEdit::renamed(orders(), u"big"_s, u"large"_s);
    QCOMPARE(membersOf(renamed, u"Checks"_s), (QStringList{u"large"_s, u"shape"_s}));
    const auto removed = GraphEdit::removed(renamed, {u"shape"_s}, {});
    QCOMPARE(membersOf(removed, u"Checks"_s), QStringList{u"large"_s});
    QVERIFY(GraphEdit::removed(removed, {u"large"_s}, {}).graph.groups.isEmpty());
}

void GroupsTest::copiesKeepAGroupThatIsWhole()
{
    const auto graph = orders();
    const auto mime =
        ClipboardGraph::mimeOf(GraphEdit::part(graph, {u"big"_s, u"shape"_s, u"out"_s}));
    const auto part = ClipboardGraph::read(*mime);
    QVERIFY(part);
    QSet<QString> ids;
    const auto pasted = GraphEdit::pasted(graph, *part, {32, 32}, &ids);
    QCOMPARE(pasted.graph.groups.size(), 2);
    const auto &copy = pasted.graph.groups.last();
    QCOMPARE(copy.name, u"Checks 2"_s);
    QCOMPARE(copy.nodes, (QStringList{u"big2"_s, u"shape2"_s}));
    QCOMPARE(copy.color, GroupColor::Blue);
    QCOMPARE(copy.comment, u"What is large"_s);
    QVERIFY(GraphEdit::part(graph, {u"big"_s, u"out"_s}).graph.groups.isEmpty()); // a half
}

void GroupsTest::namesAreFreeOnes()
{
    auto graph = orders().graph;
    QCOMPARE(GroupEdit::freeName(graph, u"Ends"_s), u"Ends"_s);
    QCOMPARE(GroupEdit::freeName(graph, u"Checks"_s), u"Checks 2"_s);
    const QString longest(NodeGroup::longestName, u'x');
    graph.groups.append({longest, GroupColor::Grey, {}, {u"in"_s}});
    const auto free = GroupEdit::freeName(graph, longest);
    QVERIFY2(isGroupName(free), qPrintable(free));
    QVERIFY(free != longest);
}

void GroupsTest::draftsKeepGroups()
{
    const WorkflowDraft draft{orders().graph, 3, orders().places};
    QCOMPARE(workflowDraftFromJson(toJson(draft)), draft);
}

void GroupsTest::signalsNameTheGroupsThatDiffer()
{
    GraphDocument document;
    document.open(orders());
    QSignalSpy added(&document, &GraphDocument::groupAdded);
    QSignalSpy removed(&document, &GraphDocument::groupRemoved);
    QSignalSpy renamed(&document, &GraphDocument::groupRenamed);
    QSignalSpy changed(&document, &GraphDocument::groupChanged);
    const auto counts = [&] {
        return QList<qsizetype>{added.size(), removed.size(), renamed.size(), changed.size()};
    };
    auto group = *document.graph().group(u"Checks"_s);
    group.name = u"Amounts"_s;
    document.change(u"a"_s, GroupEdit::changed(document.graph(), u"Checks"_s, group));
    QCOMPARE(counts(), (QList<qsizetype>{0, 0, 1, 0}));
    QCOMPARE(renamed.first(), (QVariantList{u"Checks"_s, u"Amounts"_s}));
    document.change(u"b"_s, GroupEdit::left(document.graph(), {u"big"_s}));
    QCOMPARE(counts(), (QList<qsizetype>{0, 0, 1, 1}));
    document.change(u"c"_s, GroupEdit::made(document.graph(), u"Ends"_s, {u"out"_s}));
    QCOMPARE(counts(), (QList<qsizetype>{1, 0, 1, 1}));
    document.change(u"d"_s, GroupEdit::dissolved(document.graph(), {u"Amounts"_s}));
    QCOMPARE(counts(), (QList<qsizetype>{1, 1, 1, 1}));

    QSignalSpy nodeRenamed(&document, &GraphDocument::nodeRenamed);
    document.change(u"e"_s, GraphEdit::renamed(document.graph(), u"out"_s, u"end"_s));
    QCOMPARE(nodeRenamed.size(), 1);
    QCOMPARE(nodeRenamed.first(), (QVariantList{u"out"_s, u"end"_s}));
    document.history().undo();
    QCOMPARE(nodeRenamed.last(), (QVariantList{u"end"_s, u"out"_s}));
    document.change(u"f"_s, GraphEdit::removed(document.graph(), {u"out"_s}, {}));
    QCOMPARE(nodeRenamed.size(), 2);
}

void GroupsTest::theLayoutKeepsAGroupTogether_data()
{
    QTest::addColumn<QList<NodeGroup>>("groups");
    const auto group = [](const QString &name, const QStringList &nodes,
                          const QString &comment = {}) {
        return NodeGroup{name, GroupColor::Grey, comment, nodes};
    };
    QTest::newRow("one") << QList{group(u"a"_s, {u"big"_s, u"shape"_s})};
    QTest::newRow("two") << QList{group(u"a"_s, {u"in"_s, u"big"_s}),
                                  group(u"b"_s, {u"out"_s, u"small"_s}, u"one line"_s)};
    QTest::newRow("out of it and back")
        << QList{group(u"a"_s, {u"in"_s, u"shape"_s}), group(u"b"_s, {u"big"_s, u"out"_s})};
    QTest::newRow("a node in two, from elsewhere")
        << QList{group(u"a"_s, {u"in"_s, u"big"_s}), group(u"b"_s, {u"big"_s, u"gone"_s})};
}

void GroupsTest::theLayoutKeepsAGroupTogether()
{
    QFETCH(QList<NodeGroup>, groups);
    auto graph = orders();
    graph.graph.groups = groups;
    graph.places = layeredLayout(graph.graph);
    QCOMPARE(graph.places.size(), graph.graph.nodes.size());
    QSet<QString> seen;
    QList<QRectF> frames;
    for (const auto &group : groups) {
        QRectF cards;
        for (const auto &id : group.nodes) {
            if (graph.node(id) && !seen.contains(id))
                cards |= cardOf(graph, id);
        }
        seen.unite(QSet<QString>(group.nodes.begin(), group.nodes.end()));
        if (cards.isNull())
            continue;
        const auto frame = GroupFrame::around(cards, group);
        for (const auto &node : graph.graph.nodes) {
            if (!group.nodes.contains(node.id))
                QVERIFY2(!frame.intersects(cardOf(graph, node.id)), qPrintable(node.id));
        }
        for (const auto &other : frames)
            QVERIFY(!frame.intersects(other));
        frames.append(frame);
    }
    for (const auto &one : graph.graph.nodes) {
        for (const auto &other : graph.graph.nodes) {
            if (one.id != other.id)
                QVERIFY(!cardOf(graph, one.id).intersects(cardOf(graph, other.id)));
        }
    }
}

void GroupsTest::aFrameIsAroundItsNodesAndFollowsThem()
{
    GraphDocument document;
    Canvas canvas(document);
    document.open(orders());
    const auto *item = canvas.canvasScene().groupItem(u"Checks"_s);
    QVERIFY(item);
    const auto inside = [&] {
        return item->frame().contains(cardOf(document.graph(), u"big"_s))
            && item->frame().contains(cardOf(document.graph(), u"shape"_s));
    };
    QVERIFY(inside());
    const auto before = item->frame();
    document.change(u"Move"_s, GraphEdit::moved(document.graph(), {{u"big"_s, {-400.0, 320.0}}}));
    QVERIFY(inside());
    QVERIFY(item->frame() != before);
    document.history().undo();
    QCOMPARE(item->frame(), before);
    canvas.canvasScene().preview({{u"big"_s, {-400.0, 320.0}}}); // while it is dragged
    QVERIFY(item->frame().contains(QPointF(-400, 320)));
}

void GroupsTest::aCommentTakesAsManyLinesAsItHas()
{
    const QRectF cards(0, 0, 160, 40);
    NodeGroup group{u"a"_s, GroupColor::Grey, {}, {}};
    const auto without = GroupFrame::around(cards, group);
    group.comment = u"short"_s;
    QCOMPARE(GroupFrame::around(cards, group).height(), without.height() + GroupFrame::commentLine);
    group.comment = u"one\ntwo"_s;
    QCOMPARE(GroupFrame::commentLines(group.comment, without.width()),
             (QStringList{u"one"_s, u"two"_s}));
    group.comment = u"one\ntwo\nthree\nfour\nfive"_s;
    const auto lines = GroupFrame::commentLines(group.comment, without.width());
    QCOMPARE(lines.size(), GroupFrame::mostLines);
    QVERIFY(lines.last().startsWith(u"three four"_s));
    const auto many = GroupFrame::commentLines(u"word "_s.repeated(60), without.width());
    QCOMPARE(many.size(), GroupFrame::mostLines);
    QVERIFY(many.last().endsWith(u'…'));
    QVERIFY(GroupFrame::around({}, group).isNull());
}

void GroupsTest::theTitleIsTakenAndMovesTheNodes()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    auto &scene = canvas.canvasScene();
    const auto *item = scene.groupItem(u"Checks"_s);
    const auto before = document.graph();
    const auto title = canvas.mapFromScene(item->frame().topLeft() + QPointF(60, 12));
    const auto by = QPoint(0, qRound(80 * canvas.zoom()));
    QSignalSpy wanted(&canvas, &Canvas::editWanted);
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(wanted.size(), 1);
    QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(scene.chosenGroup(), u"Checks"_s);
    QVERIFY(scene.selectedNodes().isEmpty());
    QCOMPARE(scene.chosenNodes(), (QSet{u"big"_s, u"shape"_s}));
    QTest::mouseMove(canvas.viewport(), title + by / 2);
    QTest::mouseMove(canvas.viewport(), title + by);
    QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, title + by);
    for (const auto &id : {u"big"_s, u"shape"_s})
        QCOMPARE(document.graph().place(id), before.place(id) + QPointF(0, 80));
    QCOMPARE(document.graph().place(u"in"_s), before.place(u"in"_s));
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QCOMPARE(document.graph(), before);

    // With Ctrl its nodes are selected besides what is.
    scene.select({u"in"_s});
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, Qt::ControlModifier, title);
    QCOMPARE(scene.selectedNodes(), (QSet{u"in"_s, u"big"_s, u"shape"_s}));
    QVERIFY(scene.chosenGroup().isEmpty());

    canvas.setReadOnly(true);
    QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, title);
    QTest::mouseMove(canvas.viewport(), title + by);
    QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, title + by);
    QCOMPARE(scene.chosenGroup(), u"Checks"_s); // looked at, not moved
    QCOMPARE(document.graph(), before);
}

void GroupsTest::aNodeThatIsDroppedInAFrameBelongsToIt()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    const auto &scene = canvas.canvasScene();
    const auto drag = [&](const QString &id, QPointF to) {
        const auto from = canvas.mapFromScene(scene.nodeItem(id)->cardInScene().center());
        const auto end = canvas.mapFromScene(to);
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas.viewport(), (from + end) / 2);
        QTest::mouseMove(canvas.viewport(), end);
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, end);
    };
    const auto before = document.graph();
    const auto frame = scene.groupItem(u"Checks"_s)->frame();
    drag(u"small"_s, frame.center());
    QCOMPARE(membersOf(document.graph(), u"Checks"_s),
             (QStringList{u"big"_s, u"shape"_s, u"small"_s}));
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QCOMPARE(document.graph(), before);

    drag(u"in"_s, frame.bottomLeft() + QPointF(0, 200)); // beside it
    QCOMPARE(document.graph().graph, before.graph);
    drag(u"big"_s, frame.bottomLeft() + QPointF(0, 200)); // the frame follows
    QCOMPARE(membersOf(document.graph(), u"Checks"_s), (QStringList{u"big"_s, u"shape"_s}));
}

void GroupsTest::aSelectionIsFramedWithinAGroup()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    auto &scene = canvas.canvasScene();
    scene.chooseGroup(u"Checks"_s);
    const auto card = scene.nodeItem(u"shape"_s)->cardInScene();
    const auto from = canvas.mapFromScene(card.topLeft() - QPointF(40, 0));
    const auto to = canvas.mapFromScene(card.center());
    QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, from);
    QVERIFY(scene.chosenGroup().isEmpty()); // a click beside it lets it go
    QTest::mouseMove(canvas.viewport(), (from + to) / 2);
    QTest::mouseMove(canvas.viewport(), to);
    QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(scene.selectedNodes(), QSet{u"shape"_s});
    QVERIFY(scene.chosenGroup().isEmpty());
    QCOMPARE(document.history().count(), 0);
}

void GroupsTest::theKeyboardReachesAGroupAndMovesIt()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    QSignalSpy groups(&canvas, &Canvas::currentGroupChanged);
    QSignalSpy edits(&canvas, &Canvas::editWanted);
    auto &scene = canvas.canvasScene();
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QCOMPARE(scene.selectedNodes(), QSet{u"in"_s});
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QCOMPARE(scene.chosenGroup(), u"Checks"_s);
    QCOMPARE(groups.last().first().toString(), u"Checks"_s);
    const auto before = document.graph().place(u"big"_s);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&canvas, Qt::Key_Down);
    QCOMPARE(document.graph().place(u"big"_s), before + QPointF(0, 3 * CanvasGrid::step));
    QCOMPARE(document.history().count(), 1);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(edits.size(), 1);
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QCOMPARE(scene.selectedNodes(), QSet{u"big"_s});
    QVERIFY(scene.chosenGroup().isEmpty());
    QCOMPARE(groups.last().first().toString(), QString());
    QTest::keyClick(&canvas, Qt::Key_Backtab);
    QCOMPARE(scene.chosenGroup(), u"Checks"_s);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QVERIFY(scene.chosenGroup().isEmpty());
}

void GroupsTest::theListTellsOfGroups()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    auto *list = QAccessible::queryAccessibleInterface(&canvas);
    QCOMPARE(list->childCount(), 6);
    auto *group = list->child(1);
    QCOMPARE(group->text(QAccessible::Name), u"Checks, group of big, shape; What is large"_s);
    QCOMPARE(group->role(), QAccessible::ListItem);
    QCOMPARE(list->indexOfChild(group), 1);
    QVERIFY(!group->state().selected);
    canvas.showGroup(u"Checks"_s);
    QVERIFY(group->state().selected);
    QCOMPARE(list->focusChild(), group);
    const auto corner = group->rect().topLeft() + QPoint(20, 12);
    QCOMPARE(list->childAt(corner.x(), corner.y()), group);
    QCOMPARE(list->child(2)->text(QAccessible::Name),
             u"big, Filter: body.amount > `10`; pass leads to shape; else leads to small; in the "
             "group Checks"_s);
    document.change(u"Ungroup"_s, GroupEdit::dissolved(document.graph(), {u"Checks"_s}));
    QVERIFY(!group->isValid());
    QCOMPARE(list->childCount(), 5);
}

void GroupsTest::aRenamedGroupStaysChosen()
{
    GraphDocument document;
    Canvas canvas(document);
    show(canvas, document);
    canvas.showGroup(u"Checks"_s);
    auto group = *document.graph().group(u"Checks"_s);
    group.name = u"Amounts"_s;
    document.change(u"Rename"_s, GroupEdit::changed(document.graph(), u"Checks"_s, group));
    QCOMPARE(canvas.canvasScene().chosenGroup(), u"Amounts"_s);
    QVERIFY(canvas.canvasScene().groupItem(u"Amounts"_s)->isChosen());
    QVERIFY(!canvas.canvasScene().groupItem(u"Checks"_s));
    document.history().undo();
    QCOMPARE(canvas.canvasScene().chosenGroup(), u"Checks"_s);
    document.change(u"Ungroup"_s, GroupEdit::dissolved(document.graph(), {u"Checks"_s}));
    QVERIFY(canvas.canvasScene().chosenGroup().isEmpty());
}

void GroupsTest::whatBelongsToNobodyIsStillDrawn()
{
    GraphDocument document;
    Canvas canvas(document);
    auto graph = orders();
    graph.graph.groups.append({u"Gone"_s, GroupColor::Grey, {}, {u"gone"_s}});
    graph.graph.groups.append({u"Checks"_s, GroupColor::Grey, {}, {u"in"_s}}); // twice
    document.open(graph);
    QVERIFY(canvas.canvasScene().groupItem(u"Gone"_s)->frame().isNull());
    QVERIFY(!canvas.grab().isNull());
    for (auto &group : graph.graph.groups)
        group.name += u'2';
    document.change(u"Import"_s, graph);
    QVERIFY(canvas.canvasScene().groupItem(u"Checks2"_s));
    graph.graph.groups.clear();
    document.change(u"Import"_s, graph);
    QVERIFY(!canvas.canvasScene().groupItem(u"Checks2"_s));
    document.history().undo();
    document.history().undo();
    QVERIFY(canvas.canvasScene().groupItem(u"Gone"_s));
}

QTEST_MAIN(GroupsTest)
#include "tst_groups.moc"
