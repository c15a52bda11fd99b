// SPDX-License-Identifier: GPL-3.0-or-later
// A workflow of ten nodes from nothing to its rollback, at a real station: once with the mouse,
// once with the keyboard alone.
#include "tests/ui/trialstation.h"
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QButtonGroup>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// The ten nodes in the order in which they are added, and what stands in them.
const QList<Node> wantedNodes{{u"source"_s, SourceNode{{u"shop"_s}}},
                              {u"filter"_s, FilterNode{u"body.amount > `40`"_s}},
                              {u"filter2"_s, FilterNode{u"type == 'order.paid'"_s}},
                              {u"filter3"_s, FilterNode{u"body.customer == 'c1'"_s}},
                              {u"destination"_s, DestinationNode{u"billing"_s}},
                              {u"destination2"_s, DestinationNode{u"archive"_s}},
                              {u"destination3"_s, DestinationNode{u"billing"_s}},
                              {u"stop"_s, StopNode{u"small"_s}},
                              {u"stop2"_s, StopNode{u"noted"_s}},
                              {u"stop3"_s, StopNode{u"seen"_s}}};

const QList<Edge> wantedEdges{
    {u"source"_s, u"out"_s, u"filter"_s},    {u"filter"_s, u"pass"_s, u"destination"_s},
    {u"filter"_s, u"else"_s, u"filter2"_s},  {u"filter2"_s, u"pass"_s, u"destination2"_s},
    {u"filter2"_s, u"else"_s, u"filter3"_s}, {u"filter3"_s, u"pass"_s, u"destination3"_s},
    {u"filter3"_s, u"else"_s, u"stop"_s},    {u"filter2"_s, u"pass"_s, u"stop2"_s},
    {u"filter3"_s, u"pass"_s, u"stop3"_s}};

/// Where the mouse puts a node: the middle of its card, from the corner of what is seen at first.
QPointF placeOf(int number)
{
    constexpr int columns = 3;
    return QPointF(130 + 200 * (number % columns), 60 + 62 * (number / columns));
}

QString kindOf(const Node &node)
{
    return nodeKind(node.body);
}

} // namespace

class DesigningTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_theme.reset(); }

    void theWholeWayByMouse();
    void theWholeWayByKeyboard();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    /// A field of the node panel, once it is there to be seen.
    template <typename T>
    T *field(const char *name) const
    {
        if (!QTest::qWaitFor([&] { return find<T>(name) && find<T>(name)->isVisible(); }))
            qFatal("no field %s", name);
        return find<T>(name);
    }
    WorkflowEditor &editor() { return m_page->editor(); }
    Canvas &canvas() { return editor().canvas(); }
    CanvasScene &scene() { return canvas().canvasScene(); }
    const Graph &graph() { return editor().graph().graph; }
    QPoint middleOf(const QString &id)
    {
        const auto *item = scene().nodeItem(id);
        return canvas().mapFromScene((item->inputPoint() + item->portPoint({})) / 2);
    }
    void begin();
    /// The keyboard's again, after a dialog.
    void activate()
    {
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void drag(QPoint from, QPoint to);
    void addByMouse(const Node &node, QPointF place);
    void connectByMouse(const Edge &edge);
    void fillByMouse(const Node &node);
    void chooseByMouse(QComboBox &box, const QString &text);
    void addByKeyboard(const Node &node);
    void connectByKeyboard(const Edge &edge);
    void fillByKeyboard(const Node &node);
    /// From the builder of a condition to its text.
    QWidget *expressionByKeyboard();
    /// Opens the context menu of the chosen node and goes to an entry by its first words.
    void menuByKeyboard(const QStringList &words);
    void chooseByKeyboard(const QString &node);
    void pressUntil(QWidget *widget, int key, const std::function<bool()> &enough);

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<TrialStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void DesigningTest::init()
{
    m_station = std::make_unique<TrialStation>(60);
    m_page = std::make_unique<WorkflowsPage>(m_station->station(), m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
}

void DesigningTest::cleanup()
{
    m_page.reset();
    m_station.reset();
}

void DesigningTest::begin()
{
    auto *dialog = find<QDialog>("newWorkflowDialog");
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"workflowName"_s);
    QTest::keyClicks(name, u"orders"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(editor().workflow(), u"orders"_s);
    QTRY_VERIFY(canvas().isVisible());
    // What a node can name is asked for beside the workflows.
    editor().addNode(u"source"_s);
    QTRY_COMPARE(field<QListWidget>("nodeSources")->count(), 1);
    editor().document().history().undo();
    editor().document().history().clear();
}

void DesigningTest::drag(QPoint from, QPoint to)
{
    auto *view = canvas().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, (from + to) / 2);
    QTest::mouseMove(view, to);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
}

void DesigningTest::addByMouse(const Node &node, QPointF place)
{
    auto *palette = find<QListWidget>("palette");
    for (int row = 0; row < palette->count(); ++row) {
        auto *item = palette->item(row);
        if (item->data(Qt::UserRole).toString() != kindOf(node))
            continue;
        palette->scrollToItem(item);
        const auto place = palette->visualItemRect(item).center();
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(palette->viewport(), Qt::LeftButton, {}, place);
    }
    QVERIFY2(editor().graph().node(node.id), qPrintable(node.id));
    drag(middleOf(node.id), canvas().mapFromScene(place));
}

void DesigningTest::connectByMouse(const Edge &edge)
{
    const auto *from = scene().nodeItem(edge.from);
    drag(canvas().mapFromScene(from->portPoint(edge.port)), middleOf(edge.to));
    QVERIFY2(graph().edges.contains(edge), qPrintable(edge.from + edge.port + edge.to));
}

void DesigningTest::chooseByMouse(QComboBox &box, const QString &text)
{
    QTest::mouseClick(&box, Qt::LeftButton);
    auto *list = box.view();
    QTRY_VERIFY(list->isVisible());
    const auto index = list->model()->index(box.findText(text), 0);
    // For a moment the release that opened the list does not choose.
    QTRY_VERIFY([&] {
        if (list->isVisible())
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualRect(index).center());
        return box.currentText() == text;
    }());
}

void DesigningTest::fillByMouse(const Node &node)
{
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, middleOf(node.id));
    if (std::holds_alternative<SourceNode>(node.body)) {
        auto *list = field<QListWidget>("nodeSources");
        QStyleOptionViewItem option;
        option.initFrom(list);
        option.rect = list->visualItemRect(list->item(0));
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        const auto box =
            list->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, list);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, box.center());
    } else if (const auto *filter = std::get_if<FilterNode>(&node.body)) {
        QTest::mouseClick(field<Choice>("conditionView")->group()->button(1), Qt::LeftButton);
        auto *condition = field<QPlainTextEdit>("nodeExpression");
        QTest::mouseClick(condition->viewport(), Qt::LeftButton);
        QTest::keyClicks(condition, filter->expression);
    } else if (const auto *destination = std::get_if<DestinationNode>(&node.body)) {
        chooseByMouse(*field<QComboBox>("nodeDestination"), destination->destination);
    } else if (const auto *stop = std::get_if<StopNode>(&node.body)) {
        auto *reason = field<QLineEdit>("nodeReason");
        QTest::mouseClick(reason, Qt::LeftButton);
        QTest::keyClicks(reason, stop->reason);
    }
    QVERIFY2(editor().graph().node(node.id)->body == node.body, qPrintable(node.id));
}

void DesigningTest::theWholeWayByMouse()
{
    auto *empty = find<EmptyState>("workflowsEmpty");
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    begin();
    const auto corner = canvas().mapToScene(QPoint(0, 0)); // adding may scroll
    for (int number = 0; number < wantedNodes.size() && !QTest::currentTestFailed(); ++number)
        addByMouse(wantedNodes[number], corner + placeOf(number));
    if (QTest::currentTestFailed())
        return; // the nodes are not there
    for (const auto &edge : wantedEdges)
        connectByMouse(edge);
    for (const auto &node : wantedNodes)
        fillByMouse(node);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(graph(), (Graph{wantedNodes, wantedEdges}));
    const auto made = editor().graph();

    // Undone to the start, and done again to the end.
    const auto press = [this](QKeySequence::StandardKey keys, const auto &enough) {
        for (auto *button : editor().findChildren<QToolButton *>()) {
            const auto *action = button->defaultAction();
            for (int i = 0; action && action->shortcut() == keys && i < 500 && !enough(); ++i)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    auto &history = editor().document().history();
    press(QKeySequence::Undo, [&] { return !history.canUndo(); });
    QCOMPARE(graph(), Graph());
    press(QKeySequence::Redo, [&] { return !history.canRedo(); });
    QCOMPARE(editor().graph(), made);

    QTRY_VERIFY(editor().isSettled());
    QCOMPARE(find<QListWidget>("workflowProblems")->count(), 0);
    auto *tabs = find<QTabBar>("lowerTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *events = find<QTableView>("tryEvents");
    QTRY_VERIFY(events->model()->rowCount() > 0);
    QTest::mouseClick(events->viewport(), Qt::LeftButton, {},
                      events->visualRect(events->model()->index(2, 0)).center());
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_COMPARE(events->model()->index(2, 2).data().toString(), u"to billing"_s);
    QVERIFY(scene().marks().edges.contains(wantedEdges[1]));

    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    QTest::mouseClick(find<QPushButton>("backtestStart"), Qt::LeftButton);
    QTRY_VERIFY(editor().backtestPanel().rehearsal().backtest.has_value());

    const auto publish = [&](int revision) {
        QTRY_VERIFY(find<QPushButton>("publishWorkflow")->isEnabled());
        QTest::mouseClick(find<QPushButton>("publishWorkflow"), Qt::LeftButton);
        QTRY_VERIFY(find<QPushButton>("publishAccept"));
        QTest::mouseClick(find<QPushButton>("publishAccept"), Qt::LeftButton);
        QTRY_VERIFY(!editor().isModified());
        QTRY_VERIFY(!find<QPushButton>("publishAccept"));
        QCOMPARE(await(m_station->station().revision(u"orders"_s, revision))->graph, graph());
    };
    publish(1);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, middleOf(u"stop"_s));
    QTest::mouseDClick(field<QLineEdit>("nodeReason"), Qt::LeftButton);
    QTest::keyClicks(field<QLineEdit>("nodeReason"), u"tiny"_s);
    publish(2);
    QVERIFY(graph() != made.graph);

    QTest::mouseClick(find<QPushButton>("workflowRevisions"), Qt::LeftButton);
    auto *revisions = find<QTableView>("revisions");
    QTRY_COMPARE(revisions->model()->rowCount(), 2);
    QTest::mouseClick(revisions->viewport(), Qt::LeftButton, {},
                      revisions->visualRect(revisions->model()->index(1, 0)).center());
    QTRY_VERIFY(find<QPushButton>("rollBack")->isEnabled());
    QTest::mouseClick(find<QPushButton>("rollBack"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("publishAccept"));
    QTest::mouseClick(find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_COMPARE(graph(), made.graph);
    QCOMPARE(await(m_station->station().revision(u"orders"_s, 3))->graph, made.graph);
}

void DesigningTest::pressUntil(QWidget *widget, int key, const std::function<bool()> &enough)
{
    for (int i = 0; i < 500 && !enough(); ++i)
        QTest::keyClick(widget, Qt::Key(key));
    QVERIFY(enough());
}

void DesigningTest::chooseByKeyboard(const QString &node)
{
    activate();
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    const auto isChosen = [&] { return scene().selectedNodes() == QSet{node}; };
    for (int i = 0; i <= wantedNodes.size() && !isChosen(); ++i)
        QTest::keyClick(&canvas(), Qt::Key_Tab);
    QVERIFY2(isChosen(), qPrintable(node));
}

void DesigningTest::menuByKeyboard(const QStringList &words)
{
    const auto middle = canvas().rect().center();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, middle, canvas().mapToGlobal(middle));
    QCoreApplication::sendEvent(&canvas(), &wanted);
    for (const auto &word : words) {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        pressUntil(menu, Qt::Key_Down, [&] {
            const auto *action = menu->activeAction();
            return action && action->text() == word;
        });
        QTest::keyClick(menu, Qt::Key_Return);
    }
}

void DesigningTest::addByKeyboard(const Node &node)
{
    activate();
    m_page->focusFilter(); // Ctrl+F
    auto *search = find<QLineEdit>("paletteSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(search, kindOf(node));
    auto *palette = find<QListWidget>("palette");
    pressUntil(search, Qt::Key_Down, [&] {
        return palette->currentItem()
            && palette->currentItem()->text().compare(kindOf(node), Qt::CaseInsensitive) == 0;
    });
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY2(editor().graph().node(node.id), qPrintable(node.id));
    QCOMPARE(scene().selectedNodes(), QSet{node.id});
}

void DesigningTest::connectByKeyboard(const Edge &edge)
{
    chooseByKeyboard(edge.from);
    const bool several = outputPorts(editor().graph().node(edge.from)->body).size() > 1;
    menuByKeyboard({several ? u"Connect %1 to"_s.arg(edge.port) : u"Connect to"_s, edge.to});
    QVERIFY2(graph().edges.contains(edge), qPrintable(edge.from + edge.port + edge.to));
}

QWidget *DesigningTest::expressionByKeyboard()
{
    field<Choice>("conditionView"); // it is there to be seen
    auto *text = find<QPlainTextEdit>("nodeExpression");
    auto *views = find<Choice>("conditionView")->group();
    constexpr int mostSteps = 20;
    const auto go = [](int key, const auto &there) {
        for (int i = 0; i < mostSteps && !there(QApplication::focusWidget()); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
    };
    go(Qt::Key_Backtab, [&](QWidget *now) { return views->buttons().contains(now); });
    if (QApplication::focusWidget() != views->button(1))
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    if (!QTest::qWaitFor([&] { return text->isVisible(); }))
        qFatal("no text of the condition");
    go(Qt::Key_Tab, [&](QWidget *now) { return now == text; });
    return QApplication::focusWidget();
}

void DesigningTest::fillByKeyboard(const Node &node)
{
    chooseByKeyboard(node.id);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    auto *field = QApplication::focusWidget();
    QVERIFY(field && field != &canvas());
    if (std::holds_alternative<SourceNode>(node.body))
        QTest::keyClick(field, Qt::Key_Space);
    else if (const auto *filter = std::get_if<FilterNode>(&node.body))
        QTest::keyClicks(expressionByKeyboard(), filter->expression);
    else if (const auto *destination = std::get_if<DestinationNode>(&node.body))
        pressUntil(field, Qt::Key_Down, [&] {
            return qobject_cast<QComboBox *>(field)->currentText() == destination->destination;
        });
    else if (const auto *stop = std::get_if<StopNode>(&node.body))
        QTest::keyClicks(field, stop->reason);
    QVERIFY2(editor().graph().node(node.id)->body == node.body, qPrintable(node.id));
}

void DesigningTest::theWholeWayByKeyboard()
{
    auto *create = find<EmptyState>("workflowsEmpty")->findChild<QPushButton *>();
    create->setFocus(Qt::TabFocusReason);
    QTest::keyClick(create, Qt::Key_Space);
    begin();
    for (const auto &node : wantedNodes) {
        addByKeyboard(node);
        for (int i = 0; i < int(graph().nodes.size()); ++i) // beside the others
            QTest::keyClick(&canvas(), Qt::Key_Down, Qt::ShiftModifier);
    }
    if (QTest::currentTestFailed())
        return; // the nodes are not there
    for (const auto &edge : wantedEdges)
        connectByKeyboard(edge);
    for (const auto &node : wantedNodes)
        fillByKeyboard(node);
    if (QTest::currentTestFailed())
        return;
    canvas().setFocus();
    QTest::keySequence(&canvas(), Qt::CTRL | Qt::SHIFT | Qt::Key_A); // arranged
    QCOMPARE(graph(), (Graph{wantedNodes, wantedEdges}));
    const auto made = editor().graph();

    auto &history = editor().document().history();
    for (int i = 0; i < 500 && history.canUndo(); ++i)
        QTest::keySequence(&canvas(), QKeySequence::Undo);
    QCOMPARE(graph(), Graph());
    for (int i = 0; i < 500 && history.canRedo(); ++i)
        QTest::keySequence(&canvas(), QKeySequence::Redo);
    QCOMPARE(editor().graph(), made);

    QTRY_VERIFY(editor().isSettled());
    QCOMPARE(find<QListWidget>("workflowProblems")->count(), 0);
    m_page->showTab(WorkflowEditor::Try); // Alt+2
    auto *events = find<QTableView>("tryEvents");
    QTRY_VERIFY(events->model()->rowCount() > 0);
    events->setFocus();
    pressUntil(events, Qt::Key_Down, [&] { return events->currentIndex().row() == 2; });
    QTest::keyClick(events, Qt::Key_F5);
    QTRY_COMPARE(events->model()->index(2, 2).data().toString(), u"to billing"_s);
    QVERIFY(scene().marks().edges.contains(wantedEdges[1]));

    m_page->showTab(WorkflowEditor::Backtest); // Alt+3
    auto *start = find<QPushButton>("backtestStart");
    start->setFocus(Qt::TabFocusReason);
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY(editor().backtestPanel().rehearsal().backtest.has_value());

    const auto publish = [&](int revision) {
        auto *button = find<QPushButton>("publishWorkflow");
        QTRY_VERIFY(button->isEnabled());
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(find<QLineEdit>("publishNote"));
        QTest::keyClick(find<QLineEdit>("publishNote"), Qt::Key_Return);
        QTRY_VERIFY(!editor().isModified());
        QTRY_VERIFY(!find<QLineEdit>("publishNote"));
        QCOMPARE(await(m_station->station().revision(u"orders"_s, revision))->graph, graph());
    };
    publish(1);
    chooseByKeyboard(u"stop"_s);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), u" one"_s);
    publish(2);
    QVERIFY(graph() != made.graph);

    auto *open = find<QPushButton>("workflowRevisions");
    open->setFocus(Qt::TabFocusReason);
    QTest::keyClick(open, Qt::Key_Space);
    auto *revisions = find<QTableView>("revisions");
    QTRY_COMPARE(revisions->model()->rowCount(), 2);
    QTest::keyClick(revisions, Qt::Key_Down);
    auto *back = find<QPushButton>("rollBack");
    QTRY_VERIFY(back->isEnabled());
    back->setFocus(Qt::TabFocusReason);
    QTest::keyClick(back, Qt::Key_Space);
    QTRY_VERIFY(find<QLineEdit>("publishNote"));
    QTest::keyClick(find<QLineEdit>("publishNote"), Qt::Key_Return);
    QTRY_COMPARE(graph(), made.graph);
    QCOMPARE(await(m_station->station().revision(u"orders"_s, 3))->graph, made.graph);
}

QTEST_MAIN(DesigningTest)
#include "tst_designing.moc"
