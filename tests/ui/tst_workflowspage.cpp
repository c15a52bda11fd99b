// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/threadtime.h"
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/palette.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLineF>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Configured<WorkflowConfig> payments()
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = u"payments"_s;
    workflow.config.graph.nodes = {{u"in"_s, SourceNode{{u"stripe"_s}}},
                                   {u"big"_s, FilterNode{u"body.amount > `10000`"_s}},
                                   {u"out"_s, DestinationNode{u"billing"_s}},
                                   {u"small"_s, StopNode{u"below the limit"_s}}};
    workflow.config.graph.edges = {{u"in"_s, u"out"_s, u"big"_s},
                                   {u"big"_s, u"pass"_s, u"out"_s},
                                   {u"big"_s, u"else"_s, u"small"_s}};
    workflow.owner = u"gui"_s;
    workflow.revision = 4;
    return workflow;
}

/// What a station would say of a filter without a condition.
QList<WorkflowProblem> emptyFilters(const Graph &graph)
{
    QList<WorkflowProblem> problems;
    for (const auto &node : graph.nodes) {
        const auto *filter = std::get_if<FilterNode>(&node.body);
        if (filter && filter->expression.isEmpty())
            problems.append({WorkflowProblem::Reason::Expression, node.id, u"filter"_s, -1, 0,
                             u"An expression was expected."_s});
    }
    return problems;
}

} // namespace

/// The Workflows page, driven by mouse and keyboard.
class WorkflowsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aWorkflowIsShownAsItIsPublished();
    void theMouseMovesANode();
    void anEdgeIsDrawnFromAPortAndUndone();
    void anEdgeThatMakesNoSenseIsRefusedWithAReason();
    void aNodeIsAddedByItsWordsAlone();
    void theKeyboardGoesFromNodeToNodeAndMovesThem();
    void f6GoesFromPartToPart();
    void aConditionIsTypedAndUndoneAtOnce();
    void problemsPreventPublishing();
    void publishingAsksOnceAndSendsWhatWasEdited();
    void anotherRevisionMeanwhileIsSaid();
    void anotherRevisionMeanwhileLeavesStepsSelectionAndView();
    void withoutAnEditAnotherRevisionIsDrawnInPlace();
    void whatAFileOwnsIsNotEdited();
    void draftsStayWhenAnotherWorkflowIsChosenAndOverARestart();
    void withoutWorkflowsThePageSaysWhatToDo();
    void nodesAreFoundByWhatIsInThem();
    void fiveHundredNodesArePannedSmoothly_data();
    void fiveHundredNodesArePannedSmoothly();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    WorkflowEditor &editor() { return m_page->editor(); }
    Canvas &canvas() { return editor().canvas(); }
    const Graph &graph() { return editor().graph().graph; }
    QPoint at(QPointF scenePoint) { return canvas().mapFromScene(scenePoint); }
    QPointF middleOf(const QString &id)
    {
        return canvas().canvasScene().nodeItem(id)->sceneBoundingRect().center();
    }
    void drag(QPointF from, QPointF to);
    void open();

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<ScriptedStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void WorkflowsPageTest::init()
{
    m_page.reset();
    m_station = std::make_unique<ScriptedStation>();
    m_station->problemsOf = emptyFilters;
    m_station->workflowValues = {payments()};
    SourceView source;
    source.source.config.name = u"stripe"_s;
    m_station->sourceValues = {source};
    DestinationView destination;
    destination.destination.config.name = u"billing"_s;
    m_station->destinationValues = {destination};
    open();
}

void WorkflowsPageTest::open()
{
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
}

void WorkflowsPageTest::drag(QPointF from, QPointF to)
{
    auto *view = canvas().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, at(from));
    QTest::mouseMove(view, at((from + to) / 2));
    QTest::mouseMove(view, at(to));
    QTest::mouseRelease(view, Qt::LeftButton, {}, at(to));
}

void WorkflowsPageTest::aWorkflowIsShownAsItIsPublished()
{
    QCOMPARE(graph(), payments().config.graph);
    QVERIFY(!editor().isModified());
    for (const auto &node : graph().nodes)
        QVERIFY(canvas().canvasScene().nodeItem(node.id));
    QVERIFY(!find<QPushButton>("publishWorkflow")->isEnabled());
}

void WorkflowsPageTest::theMouseMovesANode()
{
    const auto before = editor().graph().place(u"small"_s);
    drag(middleOf(u"small"_s), middleOf(u"small"_s) + QPointF(0, 82));
    QCOMPARE(editor().graph().place(u"small"_s), before + QPointF(0, 80)); // on the grid
    editor().document().history().undo();
    QCOMPARE(editor().graph().place(u"small"_s), before);
    QVERIFY(!editor().isModified()); // places are no part of what is published
}

void WorkflowsPageTest::anEdgeIsDrawnFromAPortAndUndone()
{
    const auto *in = canvas().canvasScene().nodeItem(u"in"_s);
    drag(in->portPoint(u"out"_s), middleOf(u"small"_s));
    QVERIFY(graph().edges.contains(Edge{u"in"_s, u"out"_s, u"small"_s}));
    canvas().setFocus();
    QTest::keySequence(&canvas(), QKeySequence::Undo);
    QCOMPARE(graph(), payments().config.graph);
    QTest::keySequence(&canvas(), QKeySequence::Redo);
    QCOMPARE(graph().edges.size(), 4);
}

void WorkflowsPageTest::anEdgeThatMakesNoSenseIsRefusedWithAReason()
{
    QString said;
    connect(m_page.get(), &Page::noticed, this, [&](const QString &sentence) { said = sentence; });
    const auto *big = canvas().canvasScene().nodeItem(u"big"_s);
    drag(big->portPoint(u"pass"_s), middleOf(u"in"_s));
    QCOMPARE(graph(), payments().config.graph);
    QVERIFY(said.contains(u"source"_s));
}

void WorkflowsPageTest::aNodeIsAddedByItsWordsAlone()
{
    m_page->focusFilter();
    auto *search = find<QLineEdit>("paletteSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"filt"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(graph().nodes.last().id, u"filter"_s);
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"filter"_s});
    QTRY_VERIFY(canvas().hasFocus());
}

void WorkflowsPageTest::theKeyboardGoesFromNodeToNodeAndMovesThem()
{
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Tab);
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"in"_s});
    QTest::keyClick(&canvas(), Qt::Key_Tab);
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"big"_s});
    const auto before = editor().graph().place(u"big"_s);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&canvas(), Qt::Key_Down);
    QCOMPARE(editor().graph().place(u"big"_s), before + QPointF(0, 3 * CanvasGrid::step));
    QCOMPARE(editor().document().history().count(), 1);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTRY_VERIFY(find<ExpressionField>("nodeExpression")->hasFocus());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QCOMPARE(graph().nodes.size(), 3);
    QCOMPARE(graph().edges.size(), 0);
}

void WorkflowsPageTest::f6GoesFromPartToPart()
{
    canvas().setFocus();
    canvas().showNode(u"big"_s);
    auto *palette = m_page->findChild<Palette *>();
    const auto parts = QList<QWidget *>{find<QListView>("workflows"), palette} + editor().panes();
    const auto press = [](Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, modifiers);
    };
    const auto isIn = [](const QWidget *part) {
        const auto *focused = QApplication::focusWidget();
        return focused && (part == focused || part->isAncestorOf(focused));
    };
    for (const qsizetype part : {3, 4, 5, 0, 1, 2}) {
        press();
        QVERIFY2(isIn(parts[part]), qPrintable(QString::number(part)));
    }
    QVERIFY(canvas().hasFocus());
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"big"_s});
    press(); // where it was last, in the panel of the node
    const QPointer<QWidget> field = QApplication::focusWidget();
    QTest::keyClick(field, Qt::Key_Tab);
    const QPointer<QWidget> second = QApplication::focusWidget();
    QVERIFY(second && second != field && isIn(parts[3]));
    press(Qt::ShiftModifier);
    QVERIFY(canvas().hasFocus());
    press();
    QCOMPARE(QApplication::focusWidget(), second);
}

void WorkflowsPageTest::aConditionIsTypedAndUndoneAtOnce()
{
    canvas().showNode(u"big"_s);
    auto *field = find<ExpressionField>("nodeExpression");
    QCOMPARE(field->toPlainText(), u"body.amount > `10000`"_s);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, u"type == 'x'"_s);
    QCOMPARE(std::get<FilterNode>(editor().graph().node(u"big"_s)->body).expression,
             u"type == 'x'"_s);
    editor().document().history().undo();
    QCOMPARE(graph(), payments().config.graph);
    QCOMPARE(field->toPlainText(), u"body.amount > `10000`"_s);
}

void WorkflowsPageTest::problemsPreventPublishing()
{
    editor().addNode(u"filter"_s);
    auto *problems = find<QListWidget>("workflowProblems");
    QTRY_COMPARE(problems->count(), 1);
    QVERIFY(problems->item(0)->text().startsWith(u"filter: "_s));
    QVERIFY(!find<QPushButton>("publishWorkflow")->isEnabled());
    auto *field = find<ExpressionField>("nodeExpression");
    QTest::keyClicks(field, u"body.ok"_s);
    QTRY_COMPARE(problems->count(), 0);
    QVERIFY(find<QPushButton>("publishWorkflow")->isEnabled());
}

void WorkflowsPageTest::publishingAsksOnceAndSendsWhatWasEdited()
{
    const auto *in = canvas().canvasScene().nodeItem(u"in"_s);
    drag(in->portPoint(u"out"_s), middleOf(u"small"_s));
    auto *publish = find<QPushButton>("publishWorkflow");
    QTRY_VERIFY(publish->isEnabled());
    QTest::mouseClick(publish, Qt::LeftButton);
    auto *dialog = m_page->findChild<QDialog *>(u"publishDialog"_s);
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"publishNote"_s), u"all of them"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"publishNote"_s), Qt::Key_Return);
    QTRY_COMPARE(m_station->published.size(), 1);
    const auto &request = m_station->published.first();
    QCOMPARE(request.workflow, u"payments"_s);
    QCOMPARE(request.base, 4);
    QCOMPARE(request.note, u"all of them"_s);
    QCOMPARE(request.graph.edges.size(), 4);
    QTRY_VERIFY(!editor().isModified());
    QVERIFY(editor().document().history().canUndo()); // what was done can still be undone
}

void WorkflowsPageTest::anotherRevisionMeanwhileIsSaid()
{
    canvas().showNode(u"big"_s);
    auto *field = find<ExpressionField>("nodeExpression");
    field->selectAll();
    QTest::keyClicks(field, u"type == 'mine'"_s);
    m_station->workflowValues.first().revision = 5;
    Q_EMIT m_station->configurationChanged();
    QTRY_VERIFY(editor().isOvertaken());
    QCOMPARE(std::get<FilterNode>(editor().graph().node(u"big"_s)->body).expression,
             u"type == 'mine'"_s);
    QTest::mouseClick(find<QToolButton>("revertWorkflow"), Qt::LeftButton);
    QVERIFY(!editor().isOvertaken());
    QCOMPARE(graph(), payments().config.graph);
}

void WorkflowsPageTest::anotherRevisionMeanwhileLeavesStepsSelectionAndView()
{
    const Edge drawn{u"in"_s, u"out"_s, u"small"_s};
    editor().document().change(u"Connect"_s, GraphEdit::connected(editor().graph(), drawn));
    const QHash<QString, QPointF> elsewhere{{u"small"_s, QPointF(80, 480)}};
    editor().document().change(u"Move"_s, GraphEdit::moved(editor().graph(), elsewhere));
    canvas().zoomBy(1.5);
    canvas().showNode(u"big"_s);
    const auto zoom = canvas().zoom();
    const auto seen = canvas().seenPart().topLeft();
    const auto edited = editor().graph();

    auto theirs = payments();
    theirs.revision = 5;
    std::get<StopNode>(theirs.config.graph.nodes[3].body).reason = u"theirs"_s;
    m_station->workflowValues = {theirs};
    Q_EMIT m_station->configurationChanged();
    QTRY_VERIFY(editor().isOvertaken());
    QCOMPARE(editor().graph(), edited);
    QCOMPARE(editor().document().history().count(), 2);
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"big"_s});
    QCOMPARE(editor().panel().shownNode(), u"big"_s);
    QCOMPARE(canvas().zoom(), zoom);
    QVERIFY(QLineF(canvas().seenPart().topLeft(), seen).length() < 2);
    editor().document().history().undo();
    editor().document().history().undo();
    QCOMPARE(graph(), payments().config.graph); // what was there before it was edited
    editor().document().history().redo();
    QVERIFY(graph().edges.contains(drawn));

    // The draft is based on what it began with until it is taken back.
    QCOMPARE(editor().draft().base, 4);
    editor().revert();
    QCOMPARE(graph(), theirs.config.graph);
    QVERIFY(!editor().isOvertaken());
}

void WorkflowsPageTest::withoutAnEditAnotherRevisionIsDrawnInPlace()
{
    canvas().zoomBy(1.5);
    canvas().showNode(u"big"_s);
    const auto zoom = canvas().zoom();
    const auto seen = canvas().seenPart().topLeft();
    auto theirs = payments();
    theirs.revision = 5;
    theirs.config.graph.nodes.append({u"late"_s, StopNode{u"too late"_s}});
    theirs.config.graph.edges.append({u"in"_s, u"out"_s, u"late"_s});
    m_station->workflowValues = {theirs};
    Q_EMIT m_station->configurationChanged();
    QTRY_COMPARE(graph(), theirs.config.graph);
    QVERIFY(!editor().isModified());
    QVERIFY(!editor().isOvertaken());
    QVERIFY(canvas().canvasScene().nodeItem(u"late"_s));
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"big"_s});
    QCOMPARE(editor().panel().shownNode(), u"big"_s);
    QCOMPARE(canvas().zoom(), zoom);
    QVERIFY(QLineF(canvas().seenPart().topLeft(), seen).length() < 2);
    QCOMPARE(editor().draft(), (WorkflowDraft{{}, 5, editor().graph().places}));

    // The same when what is chosen is gone.
    theirs.revision = 6;
    theirs.config.graph.nodes.removeAt(1);
    theirs.config.graph.edges = {{u"in"_s, u"out"_s, u"out"_s}};
    m_station->workflowValues = {theirs};
    Q_EMIT m_station->configurationChanged();
    QTRY_COMPARE(graph(), theirs.config.graph);
    QVERIFY(canvas().canvasScene().selectedNodes().isEmpty());
    QVERIFY(editor().panel().shownNode().isEmpty());
}

void WorkflowsPageTest::whatAFileOwnsIsNotEdited()
{
    m_station->workflowValues.first().owner = u"file:station.yaml"_s;
    open();
    QVERIFY(!find<QPushButton>("publishWorkflow")->isVisible());
    const auto before = editor().graph();
    drag(middleOf(u"small"_s), middleOf(u"small"_s) + QPointF(0, 80));
    canvas().showNode(u"small"_s);
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QTest::keyClick(&canvas(), Qt::Key_Down);
    editor().addNode(u"filter"_s);
    QCOMPARE(editor().graph(), before);
    QVERIFY(!find<QLineEdit>("paletteSearch")->isEnabled()); // nothing that would do nothing
    QVERIFY(!find<QListWidget>("palette")->isEnabled());
    QVERIFY(find<QListWidget>("palette")->toolTip().contains(u"station.yaml"_s));
    QVERIFY(!find<QLineEdit>("nodeReason")->isEnabled());
    QTest::mouseClick(find<QPushButton>("detachWorkflow"), Qt::LeftButton);
    QTRY_COMPARE(m_station->detached, QStringList{u"payments"_s});
    m_station->workflowValues.first().owner = u"gui"_s;
    Q_EMIT m_station->configurationChanged();
    QTRY_VERIFY(find<QListWidget>("palette")->isEnabled());
    QVERIFY(find<QLineEdit>("paletteSearch")->isEnabled());
}

void WorkflowsPageTest::draftsStayWhenAnotherWorkflowIsChosenAndOverARestart()
{
    auto other = payments();
    other.config.name = u"refunds"_s;
    m_station->workflowValues.append(other);
    Q_EMIT m_station->configurationChanged();
    QTRY_COMPARE(find<QListView>("workflows")->model()->rowCount(), 2);
    editor().addNode(u"filter"_s);
    const auto edited = editor().graph();
    m_page->showWorkflow(u"refunds"_s);
    QCOMPARE(graph(), payments().config.graph);
    m_page->showWorkflow(u"payments"_s);
    QCOMPARE(editor().graph(), edited);

    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_page->saveState(settings);
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->restoreState(settings);
    m_page->show();
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(editor().graph(), edited);
    QVERIFY(editor().isModified());
}

void WorkflowsPageTest::withoutWorkflowsThePageSaysWhatToDo()
{
    m_station->workflowValues.clear();
    open();
    QVERIFY(find<EmptyState>("workflowsEmpty")->isVisible());
    QTest::mouseClick(find<QPushButton>("newWorkflow"), Qt::LeftButton);
    auto *dialog = m_page->findChild<QDialog *>(u"newWorkflowDialog"_s);
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"workflowName"_s), u"No Good"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    dialog->findChild<QLineEdit *>(u"workflowName"_s)->setText(u"first"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(editor().workflow(), u"first"_s);
    QVERIFY(!find<EmptyState>("workflowsEmpty")->isVisible());
    auto *hint = find<EmptyState>("canvasEmpty");
    QTRY_VERIFY(hint->isVisible());
    QCOMPARE(hint->size(), canvas().viewport()->size());
    editor().addNode(u"source"_s);
    QCOMPARE(graph().nodes.size(), 1);
    QVERIFY(!hint->isVisible());
    editor().document().history().undo();
    QVERIFY(hint->isVisible());
}

void WorkflowsPageTest::nodesAreFoundByWhatIsInThem()
{
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *text = find<QLineEdit>("findText");
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, u"amount"_s);
    QCOMPARE(canvas().canvasScene().selectedNodes(), QSet{u"big"_s});
    QCOMPARE(find<QLabel>("findCount")->text(), u"1 of 1"_s);
    text->clear();
    QTest::keyClicks(text, u"i"_s); // in, billing, limit, and the word destination
    const auto first = canvas().canvasScene().selectedNodes();
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(canvas().canvasScene().selectedNodes() != first);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(canvas().canvasScene().selectedNodes(), first);
    QTest::keyClicks(text, u"nowhere"_s);
    QCOMPARE(find<QLabel>("findCount")->text(), u"none"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(canvas().hasFocus());
}

void WorkflowsPageTest::fiveHundredNodesArePannedSmoothly_data()
{
    QTest::addColumn<qreal>("scale"); // 0: all of it is seen
    QTest::addColumn<bool>("live");
    for (const qreal scale : {0.0, 0.25, 0.35, 0.5, 0.7, 1.0}) {
        for (const bool live : {false, true})
            QTest::addRow("scale %.2f%s", scale, live ? ", with live marks" : "") << scale << live;
    }
}

void WorkflowsPageTest::fiveHundredNodesArePannedSmoothly()
{
    QFETCH(const qreal, scale);
    QFETCH(const bool, live);
    auto large = payments();
    large.config.graph = {};
    for (int i = 0; i < 500; ++i) {
        large.config.graph.nodes.append({u"n%1"_s.arg(i), FilterNode{u"body.a == `%1`"_s.arg(i)}});
        if (i >= 20)
            large.config.graph.edges.append({u"n%1"_s.arg(i - 20), u"pass"_s, u"n%1"_s.arg(i)});
    }
    large.config.graph.groups = {{u"First"_s, GroupColor::Teal, u"twenty of them"_s, {}}};
    for (int i = 0; i < 20; ++i)
        large.config.graph.groups.first().nodes.append(u"n%1"_s.arg(i * 20));
    m_station->workflowValues = {large};
    open();
    canvas().zoomToFit();
    if (scale > 0)
        canvas().zoomBy(scale / canvas().zoom());
    if (live) {
        CanvasMarks marks;
        for (const auto &node : large.config.graph.nodes)
            marks.nodes.insert(node.id, {Tone::Warn, false, {}, {}});
        for (const auto &edge : large.config.graph.edges)
            marks.edges.insert(edge, {Tone::Quiet, 2, u"12,345 · 67/s"_s});
        canvas().canvasScene().setMarks(marks);
    }
    canvas().viewport()->repaint();
    QList<qint64> frames;
    for (int i = 0; i < 40; ++i) {
        canvas().horizontalScrollBar()->setValue(canvas().horizontalScrollBar()->value() + 7);
        const qint64 start = threadMicroseconds();
        canvas().viewport()->repaint();
        frames.append(threadMicroseconds() - start);
    }
    std::ranges::sort(frames);
    qInfo("500 nodes at scale %.2f: median of a pan's frames %lld us", canvas().zoom(),
          frames[frames.size() / 2]);
    QCOMPARE_LT(frames[frames.size() / 2], 16'000 * slowness);
}

QTEST_MAIN(WorkflowsPageTest)
#include "tst_workflowspage.moc"
