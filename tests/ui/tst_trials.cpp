// SPDX-License-Identifier: GPL-3.0-or-later
// Trying, backtesting and publishing in the editor of a real station with stored events.
#include "tests/ui/trialstation.h"
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int storedEvents = 60;
constexpr int shownEvents = 50; ///< the newest
const auto publishedCondition = u"body.amount >= `30`"_s;
const auto draftCondition = u"body.amount >= `20` && body.amount < `50`"_s;

} // namespace

class TrialsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_theme.reset(); }

    void theWayOfATriedEventLightsUp();
    void oneStepsForwardAndBackByKeys();
    void aTrialStopsAtABreakpoint();
    void f5TriesAlsoWhereItRefreshesElsewhere();
    void severalEventsAreTriedAtOnce();
    void anEventIsFoundByAFilter();
    void anEditedEventIsTried();
    void outcomesOfAnotherDraftAreForgotten();
    void aTriedEventBecomesACase();
    void nothingIsAskedWhileHidden();
    void aBacktestShowsWhatChanges();
    void aBacktestOfAnEarlierDraftSaysSo();
    void publishingShowsTheBacktestOfThisDraft();
    void publishingOffersABacktest();
    void revisionsAreComparedAndRolledBack();
    void aRevisionIsExportedAndImported();
    void everyControlIsReachedByKeyboardAndHasAName();
    void everyViewIsRendered_data();
    void everyViewIsRendered();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    WorkflowEditor &editor() { return m_page->editor(); }
    CanvasScene &scene() { return editor().canvas().canvasScene(); }
    const CanvasMarks &marks() { return scene().marks(); }
    void showTab(WorkflowEditor::Tab tab)
    {
        auto *tabs = find<QTabBar>("lowerTabs");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
    void openTry();
    void chooseRow(QTableView *table, int row, Qt::KeyboardModifiers modifiers = {});
    void changeCondition(const QString &condition);
    void runBacktest();
    int rowOfSection(const QString &words) const;

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<TrialStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void TrialsTest::init()
{
    m_station = std::make_unique<TrialStation>(storedEvents);
    QCOMPARE(m_station->publish(u"orders"_s, TrialStation::simpleGraph(publishedCondition), 0,
                                u"the first"_s),
             1);
    m_page = std::make_unique<WorkflowsPage>(m_station->station(), m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(editor().workflow(), u"orders"_s);
}

void TrialsTest::cleanup()
{
    m_page.reset();
    m_station.reset();
}

void TrialsTest::openTry()
{
    showTab(WorkflowEditor::Try);
    QTRY_VERIFY(editor().tryPanel().isSettled());
    QTRY_COMPARE(find<QTableView>("tryEvents")->model()->rowCount(), shownEvents);
}

void TrialsTest::chooseRow(QTableView *table, int row, Qt::KeyboardModifiers modifiers)
{
    const auto index = table->model()->index(row, 0);
    table->scrollTo(index);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                      table->visualRect(index).center());
}

void TrialsTest::changeCondition(const QString &condition)
{
    const auto &graph = editor().graph();
    editor().document().change(u"edit"_s,
                               GraphEdit::changed(graph, u"large"_s, FilterNode{condition}));
    QTRY_VERIFY(editor().isSettled());
}

void TrialsTest::runBacktest()
{
    showTab(WorkflowEditor::Backtest);
    QTest::mouseClick(find<QPushButton>("backtestStart"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(editor().backtestPanel().isSettled()
                                 && editor().backtestPanel().rehearsal().backtest.has_value(),
                             30'000);
}

int TrialsTest::rowOfSection(const QString &words) const
{
    const auto found = find<QListWidget>("backtestSections")->findItems(words, Qt::MatchStartsWith);
    return found.isEmpty() ? -1 : find<QListWidget>("backtestSections")->row(found.first());
}

void TrialsTest::theWayOfATriedEventLightsUp()
{
    const auto before = await(m_station->station().destinations());
    openTry();
    auto *table = find<QTableView>("tryEvents");
    chooseRow(table, 0); // the newest: amount 59
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_COMPARE(table->model()->index(0, 2).data().toString(), u"to billing"_s);
    QCOMPARE(marks().edges.size(), 3);
    QVERIFY(marks().edges.contains(Edge{u"large"_s, u"pass"_s, u"shape"_s}));
    QVERIFY(!marks().nodes.contains(u"rest"_s));
    QVERIFY(marks().nodes.value(u"out"_s).current);

    // What each node saw, and what would be sent.
    auto *steps = find<QTreeView>("trySteps");
    QCOMPARE(steps->model()->rowCount(steps->rootIndex()), 4);
    const auto large = steps->model()->index(1, 0, steps->rootIndex());
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(large).center());
    auto *text = find<QPlainTextEdit>("tryText");
    QVERIFY2(text->toPlainText().contains(u"body.amount = 59"_s), qPrintable(text->toPlainText()));
    QCOMPARE(marks().edges.size(), 2);
    QVERIFY(marks().nodes.value(u"large"_s).current);
    const auto buttons = find<QWidget>("tryChoice")->findChildren<QPushButton *>();
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    QVERIFY(text->toPlainText().contains(u"billing"_s));
    QVERIFY(text->toPlainText().contains(u"{\"sum\":59}"_s));

    // Nothing was sent.
    const auto after = await(m_station->station().destinations());
    QCOMPARE(after->size(), before->size());
    for (qsizetype at = 0; at < after->size(); ++at)
        QCOMPARE(after->at(at).pending, before->at(at).pending);
    showTab(WorkflowEditor::Problems);
    QCOMPARE(marks(), CanvasMarks());
}

void TrialsTest::oneStepsForwardAndBackByKeys()
{
    openTry();
    find<QTableView>("tryEvents")->setFocus();
    QTest::keyClick(find<QTableView>("tryEvents"), Qt::Key_Return);
    QTRY_VERIFY(!marks().edges.isEmpty());
    auto *place = find<QLabel>("tryPlace");
    const auto atEnd = place->text();
    auto *focus = find<QTableView>("tryEvents");
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(marks().nodes.value(u"shape"_s).current);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(marks().nodes.value(u"in"_s).current);
    QVERIFY(!find<QToolButton>("tryBack")->isEnabled());
    editor().canvas().setFocus();
    QTest::keyClick(&editor().canvas(), Qt::Key_F10);
    QVERIFY(marks().nodes.value(u"large"_s).current);
    QTest::keyClick(&editor().canvas(), Qt::Key_F8);
    QCOMPARE(place->text(), atEnd);
}

void TrialsTest::aTrialStopsAtABreakpoint()
{
    openTry();
    editor().canvas().setFocus();
    editor().canvas().showNode(u"large"_s);
    QTest::keyClick(&editor().canvas(), Qt::Key_F9);
    QCOMPARE(editor().tryPanel().breakpoints().size(), 1);
    QTest::keyClick(&editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(marks().nodes.value(u"large"_s).current);
    QTest::mouseClick(find<QToolButton>("tryOn"), Qt::LeftButton);
    QVERIFY(marks().nodes.value(u"out"_s).current);
    QTest::keyClick(&editor().canvas(), Qt::Key_F9);
    QVERIFY(editor().tryPanel().breakpoints().isEmpty());

    // Only when the event leaves by "else", by the menu of the node.
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {1, 1},
                             editor().canvas().mapToGlobal(QPoint(1, 1)));
    QCoreApplication::sendEvent(&editor().canvas(), &wanted);
    QTRY_VERIFY(find<QMenu>("breakpointMenu"));
    find<QMenu>("breakpointMenu")->actions().last()->trigger();
    QApplication::activePopupWidget()->close();
    const auto breakpoint = editor().tryPanel().breakpoints().value(u"large"_s);
    QCOMPARE(breakpoint.when, Breakpoint::When::Port);
    QCOMPARE(breakpoint.port, u"else"_s);
    QTest::keyClick(&editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(marks().nodes.value(u"out"_s).current); // it passed
}

void TrialsTest::f5TriesAlsoWhereItRefreshesElsewhere()
{
    QShortcut refresh(Qt::Key_F5, m_page.get());
    const QSignalSpy refreshed(&refresh, &QShortcut::activated);
    editor().canvas().setFocus();
    QTest::keyClick(&editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(!marks().edges.isEmpty()); // the newest one, asked for just then
    QCOMPARE(refreshed.size(), 0);
    QCOMPARE(find<QTabBar>("lowerTabs")->currentIndex(), int(WorkflowEditor::Try));
    find<QLineEdit>("paletteSearch")->setFocus();
    QTest::keyClick(find<QLineEdit>("paletteSearch"), Qt::Key_F5);
    QCOMPARE(refreshed.size(), 1);
}

void TrialsTest::severalEventsAreTriedAtOnce()
{
    openTry();
    auto *table = find<QTableView>("tryEvents");
    chooseRow(table, 28);
    chooseRow(table, 31, Qt::ShiftModifier); // amounts 31 to 28
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    const auto outcome = [&](int row) { return table->model()->index(row, 2).data().toString(); };
    QTRY_COMPARE(outcome(28), u"to billing"_s);
    QCOMPARE(outcome(29), u"to billing"_s);
    QVERIFY(outcome(30).contains(u"not large"_s));
    QVERIFY(outcome(31).contains(u"not large"_s));
    QVERIFY(outcome(27).isEmpty());
    chooseRow(table, 30);
    QVERIFY(marks().nodes.value(u"rest"_s).current);
}

void TrialsTest::anEventIsFoundByAFilter()
{
    openTry();
    auto *filter = find<QLineEdit>("tryFilter");
    auto *table = find<QTableView>("tryEvents");
    filter->setFocus();
    QTest::keyClicks(filter, u"key:order-4"_s); // older than the newest 50
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_F5);
    QTRY_VERIFY(table->model()->index(0, 2).data().toString().contains(u"not large"_s));
    filter->selectAll();
    QTest::keyClicks(filter, u"type:nothing"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("tryEventsEmpty")->text().contains(u"filter"_s));
}

void TrialsTest::anEditedEventIsTried()
{
    openTry();
    QTest::mouseClick(find<QPushButton>("tryEdit"), Qt::LeftButton);
    QTRY_VERIFY(find<QDialog>("eventDialog"));
    auto *body = find<QPlainTextEdit>("eventBody");
    QCOMPARE(body->toPlainText(), u"{\"amount\": 59, \"customer\": \"c3\"}"_s);
    body->selectAll();
    QTest::keyClicks(body, u"{\"amount\": 3}"_s);
    QTest::mouseClick(find<QPushButton>("eventTry"), Qt::LeftButton);
    auto *table = find<QTableView>("tryEvents");
    QTRY_VERIFY(table->model()->index(0, 2).data().toString().contains(u"not large"_s));
    QVERIFY(table->model()->index(0, 0).data().toString().startsWith(u"edited"_s));
    QVERIFY(marks().edges.contains(Edge{u"large"_s, u"else"_s, u"rest"_s}));
    const auto stored = await(m_station->station().events({}));
    QCOMPARE(stored->events.size(), storedEvents); // no new one
}

void TrialsTest::outcomesOfAnotherDraftAreForgotten()
{
    openTry();
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(!marks().edges.isEmpty());
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton); // its answer comes too late
    changeCondition(draftCondition);
    QTRY_VERIFY(editor().tryPanel().isSettled());
    QVERIFY(marks().edges.isEmpty());
    QVERIFY(find<QTableView>("tryEvents")->model()->index(0, 2).data().toString().isEmpty());
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(marks().nodes.value(u"rest"_s).current); // 59 is not below 50
}

void TrialsTest::aTriedEventBecomesACase()
{
    openTry();
    QVERIFY(!find<QPushButton>("tryKeep")->isEnabled());
    QTest::mouseClick(find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("tryKeep")->isEnabled());
    const auto keep = [&](const QString &name) {
        QTest::mouseClick(find<QPushButton>("tryKeep"), Qt::LeftButton);
        auto *dialog = find<QInputDialog>("caseNameDialog");
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
    };
    const QSignalSpy noticed(&editor(), &WorkflowEditor::noticed);
    const QSignalSpy refused(&editor(), &WorkflowEditor::problemFound);
    keep(u"a large one"_s);
    QTRY_COMPARE(noticed.size(), 1);
    const auto cases = await(m_station->station().cases(u"orders"_s));
    QCOMPARE(cases->size(), 1);
    QCOMPARE(cases->first().destinations, QStringList{u"billing"_s});
    QCOMPARE(cases->first().bodies.value(u"billing"_s), "{\"sum\":59}"_ba);
    QVERIFY(!cases->first().stored); // it stays when the event is cleared away
    QTRY_VERIFY(!find<QInputDialog>("caseNameDialog"));
    keep(u"a large one"_s);
    QTRY_COMPARE(refused.size(), 1); // the name is taken
    QCOMPARE(await(m_station->station().cases(u"orders"_s))->size(), 1);

    // A draft that breaks it is found out by the backtest.
    changeCondition(draftCondition);
    runBacktest();
    auto *sections = find<QListWidget>("backtestSections");
    const int row = rowOfSection(u"Cases"_s);
    QVERIFY2(sections->item(row)->text().contains(u"1 of 1"_s),
             qPrintable(sections->item(row)->text()));
    sections->setCurrentRow(row);
    auto *results = find<QTreeWidget>("caseResults");
    QTRY_VERIFY(results->isVisible());
    QCOMPARE(results->topLevelItemCount(), 1);
    QVERIFY(results->topLevelItem(0)->childCount() > 0);
    QTest::mouseClick(find<QPushButton>("removeCase"), Qt::LeftButton);
    QTRY_VERIFY(await(m_station->station().cases(u"orders"_s))->isEmpty());
}

void TrialsTest::nothingIsAskedWhileHidden()
{
    QCOMPARE(find<QTableView>("tryEvents")->model()->rowCount(), 0); // its tab was never opened
    openTry();
    auto *toggle = find<QToolButton>("lowerToggle");
    const int height = find<QTableView>("tryEvents")->height();
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!find<QTableView>("tryEvents")->isVisible());
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(find<QTableView>("tryEvents")->isVisible());
    QCOMPARE(find<QTableView>("tryEvents")->height(), height);
}

void TrialsTest::aBacktestShowsWhatChanges()
{
    changeCondition(draftCondition);
    runBacktest();
    const auto summary = editor().backtestPanel().rehearsal().backtest->summary;
    QCOMPARE(summary.events, storedEvents);
    QCOMPARE(summary.newlyRouted, 10); // 20 to 29
    QCOMPARE(summary.noLongerRouted, 10); // 50 to 59
    QCOMPARE(marks().edges.value(Edge{u"large"_s, u"pass"_s, u"shape"_s}).text, u"30"_s);
    QCOMPARE(marks().edges.value(Edge{u"in"_s, u"out"_s, u"large"_s}).text, u"60"_s);

    // The events that change, each with its two ways.
    auto *table = find<QTableView>("differences");
    QCOMPARE(table->model()->rowCount(), 20);
    find<QListWidget>("backtestSections")->setCurrentRow(rowOfSection(u"newly routed"_s));
    QCOMPARE(table->model()->rowCount(), 10);
    chooseRow(table, 0);
    const auto last = [&](const char *name) {
        const auto *model = find<QTreeView>(name)->model();
        const auto root = model->index(0, 0);
        return model->index(model->rowCount(root) - 1, 0, root).data().toString();
    };
    QCOMPARE(last("traceBefore"), u"rest"_s);
    QCOMPARE(last("traceAfter"), u"out"_s);

    // Coverage.
    find<QListWidget>("backtestSections")->setCurrentRow(rowOfSection(u"Branches"_s));
    auto *coverage = find<QTreeWidget>("coverage");
    QCOMPARE(coverage->topLevelItemCount(), 1); // none is idle; 30 events by "else"
    QVERIFY(coverage->topLevelItem(0)->child(0)->text(0).startsWith(u"30"_s));

    // Only what is in the range.
    find<QComboBox>("backtestRange")->setCurrentIndex(4);
    QVERIFY(find<QWidget>("backtestFrom")->isVisible());
    changeCondition(u"body.amount > `1000`"_s);
    find<QComboBox>("backtestRange")->setCurrentIndex(0);
    runBacktest();
    QTRY_COMPARE(scene().marks().nodes.value(u"large"_s).idlePorts, QStringList{u"pass"_s});
    QVERIFY(scene().marks().nodes.value(u"shape"_s).idlePorts.contains(u"out"_s));
}

void TrialsTest::aBacktestOfAnEarlierDraftSaysSo()
{
    changeCondition(draftCondition);
    runBacktest();
    QVERIFY(!marks().edges.isEmpty());
    changeCondition(u"type == 'order.paid'"_s);
    QVERIFY(find<ElidedLabel>("backtestNote")->fullText().contains(u"earlier draft"_s));
    QCOMPARE(marks(), CanvasMarks());
    QVERIFY(!editor().backtestPanel().rehearsal().backtest);
    editor().document().history().undo();
    QVERIFY(editor().backtestPanel().rehearsal().backtest);
}

void TrialsTest::publishingShowsTheBacktestOfThisDraft()
{
    changeCondition(draftCondition);
    runBacktest();
    QTest::mouseClick(find<QPushButton>("publishWorkflow"), Qt::LeftButton);
    const auto said = find<QLabel>("publishRehearsal")->text();
    QVERIFY2(said.contains(u"60 stored"_s) && said.contains(u"newly routed: 10"_s)
                 && said.contains(u"no longer routed: 10"_s),
             qPrintable(said));
    QVERIFY(!find<QPushButton>("publishBacktest"));
    QTest::mouseClick(find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_VERIFY(!editor().isModified());
    QCOMPARE(await(m_station->station().revision(u"orders"_s, 2))->graph, editor().graph().graph);
    QVERIFY(!editor().backtestPanel().rehearsal().backtest); // beside another revision now
}

void TrialsTest::publishingOffersABacktest()
{
    changeCondition(draftCondition);
    QTest::mouseClick(find<QPushButton>("publishWorkflow"), Qt::LeftButton);
    auto *offer = find<QPushButton>("publishBacktest");
    QVERIFY(offer);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(editor().backtestPanel().rehearsal().backtest.has_value());
    QCOMPARE(find<QTabBar>("lowerTabs")->currentIndex(), int(WorkflowEditor::Backtest));
    QVERIFY(editor().isModified()); // nothing was published
}

void TrialsTest::revisionsAreComparedAndRolledBack()
{
    auto second = TrialStation::simpleGraph(draftCondition);
    second.nodes.append({u"copy"_s, DestinationNode{u"archive"_s}});
    second.edges.append({u"shape"_s, u"out"_s, u"copy"_s});
    QCOMPARE(m_station->publish(u"orders"_s, second, 1, u"with a copy"_s), 2);
    QTRY_COMPARE(editor().graph().graph, second); // it follows what is published
    QTest::mouseClick(find<QPushButton>("workflowRevisions"), Qt::LeftButton);
    auto *table = find<QTableView>("revisions");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 3).data().toString(), u"with a copy"_s);
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"ada"_s);
    QVERIFY(!find<QPushButton>("rollBack")->isEnabled()); // it is published
    auto *diff = find<QTreeWidget>("revisionDiff");
    QTRY_COMPARE(diff->topLevelItemCount(), 3); // a node, a changed one, an edge
    auto *canvas = find<Canvas>("revisionCanvas");
    QCOMPARE(canvas->canvasScene().marks().nodes.value(u"copy"_s).sign, u"+"_s);
    QCOMPARE(canvas->canvasScene().marks().nodes.value(u"large"_s).sign, u"~"_s);

    // The other way round.
    QTest::keyClick(table, Qt::Key_Down);
    auto *with = find<QComboBox>("revisionComparison");
    with->setCurrentIndex(with->findText(u"Revision 2"_s));
    QTRY_COMPARE(canvas->canvasScene().marks().nodes.value(u"copy"_s).sign, u"−"_s);

    QTest::mouseClick(find<QPushButton>("rollBack"), Qt::LeftButton);
    QTRY_VERIFY(find<QDialog>("publishDialog"));
    QCOMPARE(find<QLineEdit>("publishNote")->text(), u"Back to revision 1"_s);
    QTest::mouseClick(find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_COMPARE(editor().graph().graph, TrialStation::simpleGraph(publishedCondition));
    QVERIFY(!editor().isModified());
    const auto third = await(m_station->station().revision(u"orders"_s, 3));
    QCOMPARE(third->graph, TrialStation::simpleGraph(publishedCondition));
    QCOMPARE(third->info.note, u"Back to revision 1"_s);
}

void TrialsTest::aRevisionIsExportedAndImported()
{
    const auto published = editor().graph().graph;
    const auto pick = [&](const char *button, int action) {
        QTest::mouseClick(find<QPushButton>("workflowRevisions"), Qt::LeftButton);
        QTRY_VERIFY(find<QTableView>("revisions"));
        QTRY_VERIFY(find<QPushButton>("exportRevision")->isEnabled());
        find<QPushButton>(button)->menu()->actions().at(action)->trigger();
    };
    pick("exportRevision", 0);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"orders\""_s));
    find<QDialog>("revisionsDialog")->reject();
    QTRY_VERIFY(!find<QDialog>("revisionsDialog"));
    changeCondition(draftCondition);
    const auto edited = editor().graph().graph;
    pick("importWorkflow", 0);
    QTRY_COMPARE(editor().graph().graph, published);
    QTRY_VERIFY(!find<QDialog>("revisionsDialog"));
    editor().document().history().undo(); // one step
    QCOMPARE(editor().graph().graph, edited);

    QGuiApplication::clipboard()->setText(u"hello"_s);
    pick("importWorkflow", 0);
    QTRY_VERIFY(find<QLabel>("revisionsNote")->text().contains(u"no workflow"_s));
    QCOMPARE(editor().graph().graph, edited);
}

void TrialsTest::everyControlIsReachedByKeyboardAndHasAName()
{
    const auto check = [](QWidget *within) {
        for (auto *widget : within->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool control = button || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractItemView *>(widget)
                || qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QTabBar *>(widget);
            if (!control || widget->objectName().startsWith("qt_"_L1) || !widget->isVisible()
                || qobject_cast<QComboBox *>(widget->parentWidget())
                || qobject_cast<QLineEdit *>(widget->parentWidget())
                || widget->inherits("QTableCornerButton") || widget->inherits("QHeaderView"))
                continue;
            const auto name = QString::fromLatin1(widget->metaObject()->className()) + u' '
                + widget->objectName();
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus || !widget->isEnabled(),
                     qPrintable(name));
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
                         || qobject_cast<QTabBar *>(widget),
                     qPrintable(name));
        }
    };
    for (const auto tab : {WorkflowEditor::Try, WorkflowEditor::Backtest}) {
        m_page->showTab(tab);
        QTRY_VERIFY(editor().tryPanel().isSettled());
        check(&editor());
    }
    QTest::mouseClick(find<QPushButton>("workflowRevisions"), Qt::LeftButton);
    QTRY_COMPARE(find<QTableView>("revisions")->model()->rowCount(), 1);
    check(find<QDialog>("revisionsDialog"));
}

void TrialsTest::everyViewIsRendered_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// To pictures/ beside the test, where people can look at them.
void TrialsTest::everyViewIsRendered()
{
    QFETCH(bool, dark);
    m_page.reset();
    m_theme.reset();
    m_theme = std::make_unique<Theme>(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window(m_station->station(),
                      {.remember = false, .theme = m_theme.get(), .clock = &m_clock});
    window.resize(1280, 800);
    window.show();
    auto *page = window.findChild<WorkflowsPage *>();
    window.showPage(page);
    QTRY_VERIFY(page->isSettled());
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    QVERIFY(folder.mkpath(u"."_s));
    const auto save = [&](QWidget *widget, const QString &name) {
        const auto file = u"trials-%1-%2.png"_s.arg(name, dark ? u"dark"_s : u"light"_s);
        QCoreApplication::processEvents(); // what is laid out later
        QVERIFY(widget->grab().save(folder.filePath(file)));
    };
    auto &edited = page->editor();
    save(&window, u"problems"_s);
    edited.showTab(WorkflowEditor::Try);
    auto *events = page->findChild<QTableView *>(u"tryEvents"_s);
    QTRY_VERIFY(events->model()->rowCount() > 0);
    save(&window, u"try-empty"_s);
    edited.canvas().showNode(u"large"_s);
    edited.canvas().setFocus();
    QTest::keyClick(&edited.canvas(), Qt::Key_F9);
    edited.canvas().canvasScene().clearSelection();
    events->selectionModel()->select(
        QItemSelection(events->model()->index(0, 0), events->model()->index(40, 2)),
        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    edited.tryPanel().run();
    QTRY_VERIFY(edited.canvas().canvasScene().marks().nodes.value(u"large"_s).current);
    save(&window, u"try"_s);

    edited.showTab(WorkflowEditor::Backtest);
    auto *range = page->findChild<QComboBox *>(u"backtestRange"_s);
    range->setCurrentIndex(range->count() - 1); // from – to
    save(&window, u"backtest-empty"_s);
    range->setCurrentIndex(0);
    auto draft = TrialStation::simpleGraph(draftCondition);
    draft.nodes.append({u"kind"_s,
                        SwitchNode{{{u"sent"_s, u"type == 'order.sent'"_s},
                                    {u"paid"_s, u"type == 'order.paid'"_s}}}});
    draft.nodes.append({u"copy"_s, DestinationNode{u"archive"_s}});
    draft.edges.append({u"shape"_s, u"out"_s, u"kind"_s});
    draft.edges.append({u"kind"_s, u"paid"_s, u"copy"_s});
    draft.edges.append({u"kind"_s, u"sent"_s, u"copy"_s});
    edited.document().change(u"edit"_s, {draft, layeredLayout(draft)});
    edited.canvas().zoomToFit();
    QTRY_VERIFY(edited.isSettled());
    edited.backtestPanel().start();
    QTRY_VERIFY(edited.backtestPanel().isSettled()
                && edited.backtestPanel().rehearsal().backtest.has_value());
    save(&window, u"backtest"_s);
    auto *sections = page->findChild<QListWidget *>(u"backtestSections"_s);
    sections->setCurrentRow(sections->count() - 1);
    save(&window, u"coverage"_s);
    edited.publish();
    QTRY_VERIFY(window.findChild<QDialog *>(u"publishDialog"_s));
    save(window.findChild<QDialog *>(u"publishDialog"_s), u"publish"_s);
    window.findChild<QDialog *>(u"publishDialog"_s)->reject();
    edited.showRevisions();
    auto *revisions = window.findChild<QDialog *>(u"revisionsDialog"_s);
    auto *diff = revisions->findChild<QTreeWidget *>(u"revisionDiff"_s);
    QTRY_VERIFY(diff->topLevelItemCount() > 3);
    save(revisions, u"revisions"_s);
}

QTEST_MAIN(TrialsTest)
#include "tst_trials.moc"
