// SPDX-License-Identifier: GPL-3.0-or-later
// A workflow of ten nodes from nothing to its rollback, at a real station, with the mouse. For keys
// see tst_designingbykeys.cpp.
#include "tests/ui/tennodes.h"
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
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

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
    void drag(QPoint from, QPoint to);
    void addByMouse(const Node &node, QPointF place);
    void connectByMouse(const Edge &edge);
    void fillByMouse(const Node &node);
    void chooseByMouse(QComboBox &box, const QString &text);

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
    for (int number = 0; number < TenNodes::nodes.size() && !QTest::currentTestFailed(); ++number)
        addByMouse(TenNodes::nodes[number], corner + placeOf(number));
    if (QTest::currentTestFailed())
        return; // the nodes are not there
    for (const auto &edge : TenNodes::edges)
        connectByMouse(edge);
    for (const auto &node : TenNodes::nodes)
        fillByMouse(node);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(graph(), (Graph{TenNodes::nodes, TenNodes::edges}));
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
    QVERIFY(scene().marks().edges.contains(TenNodes::edges[1]));

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

QTEST_MAIN(DesigningTest)
#include "tst_designing.moc"
