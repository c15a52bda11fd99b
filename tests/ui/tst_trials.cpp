// SPDX-License-Identifier: GPL-3.0-or-later
// Trying a draft with the stored events of a real station.
#include "tests/ui/trialpage.h"
#include "ui/designer/groupedit.h"
#include "ui/designer/lowerpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TrialsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayOfATriedEventLightsUp();
    void oneStepsForwardAndBackByKeys();
    void aTrialStopsAtABreakpoint();
    void f5TriesAlsoWhereItRefreshesElsewhere();
    void severalEventsAreTriedAtOnce();
    void anEventIsFoundByAFilter();
    void anEditedEventIsTried();
    void outcomesOfAnotherDraftAreForgotten();
    void outcomesStayWhenOnlyGroupsDiffer();
    void aTriedEventBecomesACase();
    void aRemovedCaseComesBackInItsPlace();
    void nothingIsAskedWhileHidden();
    void theLowerPartStaysClosedOverARestart();
    void everyControlIsReachedByKeyboardAndHasAName();
};

void TrialsTest::theWayOfATriedEventLightsUp()
{
    TrialPage on;
    const auto before = await(on.station().destinations());
    on.openTry();
    auto *table = on.find<QTableView>("tryEvents");
    on.chooseRow(table, 0); // the newest: amount 59
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_COMPARE(table->model()->index(0, 2).data().toString(), u"to billing"_s);
    QCOMPARE(on.marks().edges.size(), 3);
    QVERIFY(on.marks().edges.contains(Edge{u"large"_s, u"pass"_s, u"shape"_s}));
    QVERIFY(!on.marks().nodes.contains(u"rest"_s));
    QVERIFY(on.marks().nodes.value(u"out"_s).current);

    // What each node saw, and what would be sent.
    auto *steps = on.find<QTreeView>("trySteps");
    QCOMPARE(steps->model()->rowCount(steps->rootIndex()), 4);
    const auto large = steps->model()->index(1, 0, steps->rootIndex());
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(large).center());
    auto *text = on.find<QPlainTextEdit>("tryText");
    QVERIFY2(text->toPlainText().contains(u"body.amount = 59"_s), qPrintable(text->toPlainText()));
    QCOMPARE(on.marks().edges.size(), 2);
    QVERIFY(on.marks().nodes.value(u"large"_s).current);
    const auto buttons = on.find<QWidget>("tryChoice")->findChildren<QPushButton *>();
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    QVERIFY(text->toPlainText().contains(u"billing"_s));
    QVERIFY(text->toPlainText().contains(u"{\"sum\":59}"_s));

    // Nothing was sent.
    const auto after = await(on.station().destinations());
    QCOMPARE(after->size(), before->size());
    for (qsizetype at = 0; at < after->size(); ++at)
        QCOMPARE(after->at(at).pending, before->at(at).pending);
    on.showTab(WorkflowEditor::Problems);
    QCOMPARE(on.marks(), CanvasMarks());
}

void TrialsTest::oneStepsForwardAndBackByKeys()
{
    TrialPage on;
    on.openTry();
    on.find<QTableView>("tryEvents")->setFocus();
    QTest::keyClick(on.find<QTableView>("tryEvents"), Qt::Key_Return);
    QTRY_VERIFY(!on.marks().edges.isEmpty());
    auto *place = on.find<QLabel>("tryPlace");
    const auto atEnd = place->text();
    auto *focus = on.find<QTableView>("tryEvents");
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(on.marks().nodes.value(u"shape"_s).current);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(on.marks().nodes.value(u"in"_s).current);
    QVERIFY(!on.find<QToolButton>("tryBack")->isEnabled());
    on.editor().canvas().setFocus();
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F10);
    QVERIFY(on.marks().nodes.value(u"large"_s).current);
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F8);
    QCOMPARE(place->text(), atEnd);
}

void TrialsTest::aTrialStopsAtABreakpoint()
{
    TrialPage on;
    on.openTry();
    on.editor().canvas().setFocus();
    on.editor().canvas().showNode(u"large"_s);
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F9);
    QCOMPARE(on.editor().tryPanel().breakpoints().size(), 1);
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(on.marks().nodes.value(u"large"_s).current);
    QTest::mouseClick(on.find<QToolButton>("tryOn"), Qt::LeftButton);
    QVERIFY(on.marks().nodes.value(u"out"_s).current);
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F9);
    QVERIFY(on.editor().tryPanel().breakpoints().isEmpty());

    // Only when the event leaves by "else", by the menu of the node.
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {1, 1},
                             on.editor().canvas().mapToGlobal(QPoint(1, 1)));
    QCoreApplication::sendEvent(&on.editor().canvas(), &wanted);
    QTRY_VERIFY(on.find<QMenu>("breakpointMenu"));
    on.find<QMenu>("breakpointMenu")->actions().last()->trigger();
    QApplication::activePopupWidget()->close();
    const auto breakpoint = on.editor().tryPanel().breakpoints().value(u"large"_s);
    QCOMPARE(breakpoint.when, Breakpoint::When::Port);
    QCOMPARE(breakpoint.port, u"else"_s);
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(on.marks().nodes.value(u"out"_s).current); // it passed
}

void TrialsTest::f5TriesAlsoWhereItRefreshesElsewhere()
{
    TrialPage on;
    QShortcut refresh(Qt::Key_F5, &on.page());
    const QSignalSpy refreshed(&refresh, &QShortcut::activated);
    on.editor().canvas().setFocus();
    QTest::keyClick(&on.editor().canvas(), Qt::Key_F5);
    QTRY_VERIFY(!on.marks().edges.isEmpty()); // the newest one, asked for just then
    QCOMPARE(refreshed.size(), 0);
    QCOMPARE(on.find<QTabBar>("lowerTabs")->currentIndex(), int(WorkflowEditor::Try));
    on.find<QLineEdit>("paletteSearch")->setFocus();
    QTest::keyClick(on.find<QLineEdit>("paletteSearch"), Qt::Key_F5);
    QCOMPARE(refreshed.size(), 1);
}

void TrialsTest::severalEventsAreTriedAtOnce()
{
    TrialPage on;
    on.openTry();
    auto *table = on.find<QTableView>("tryEvents");
    on.chooseRow(table, 28);
    on.chooseRow(table, 31, Qt::ShiftModifier); // amounts 31 to 28
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    const auto outcome = [&](int row) { return table->model()->index(row, 2).data().toString(); };
    QTRY_COMPARE(outcome(28), u"to billing"_s);
    QCOMPARE(outcome(29), u"to billing"_s);
    QVERIFY(outcome(30).contains(u"not large"_s));
    QVERIFY(outcome(31).contains(u"not large"_s));
    QVERIFY(outcome(27).isEmpty());
    on.chooseRow(table, 30);
    QVERIFY(on.marks().nodes.value(u"rest"_s).current);
}

void TrialsTest::anEventIsFoundByAFilter()
{
    TrialPage on;
    on.openTry();
    auto *filter = on.find<QLineEdit>("tryFilter");
    auto *table = on.find<QTableView>("tryEvents");
    filter->setFocus();
    QTest::keyClicks(filter, u"key:order-4"_s); // older than the newest 50
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_F5);
    QTRY_VERIFY(table->model()->index(0, 2).data().toString().contains(u"not large"_s));
    filter->selectAll();
    QTest::keyClicks(filter, u"type:nothing"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(on.find<QLabel>("tryEventsEmpty")->text().contains(u"filter"_s));
}

void TrialsTest::anEditedEventIsTried()
{
    TrialPage on;
    on.openTry();
    QTest::mouseClick(on.find<QPushButton>("tryEdit"), Qt::LeftButton);
    QTRY_VERIFY(on.find<QDialog>("eventDialog"));
    auto *body = on.find<QPlainTextEdit>("eventBody");
    QCOMPARE(body->toPlainText(), u"{\"amount\": 59, \"customer\": \"c3\"}"_s);
    body->selectAll();
    QTest::keyClicks(body, u"{\"amount\": 3}"_s);
    QTest::mouseClick(on.find<QPushButton>("eventTry"), Qt::LeftButton);
    auto *table = on.find<QTableView>("tryEvents");
    QTRY_VERIFY(table->model()->index(0, 2).data().toString().contains(u"not large"_s));
    QVERIFY(table->model()->index(0, 0).data().toString().startsWith(u"edited"_s));
    QVERIFY(on.marks().edges.contains(Edge{u"large"_s, u"else"_s, u"rest"_s}));
    const auto stored = await(on.station().events({}));
    QCOMPARE(stored->events.size(), TrialPage::storedEvents); // no new one
}

void TrialsTest::outcomesOfAnotherDraftAreForgotten()
{
    TrialPage on;
    on.openTry();
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(!on.marks().edges.isEmpty());
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton); // its answer comes too late
    on.changeCondition(TrialPage::draftCondition());
    QTRY_VERIFY(on.editor().tryPanel().isSettled());
    QVERIFY(on.marks().edges.isEmpty());
    QVERIFY(on.find<QTableView>("tryEvents")->model()->index(0, 2).data().toString().isEmpty());
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(on.marks().nodes.value(u"rest"_s).current); // 59 is not below 50
}

void TrialsTest::outcomesStayWhenOnlyGroupsDiffer()
{
    TrialPage on;
    on.runBacktest();
    on.openTry();
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(!on.marks().edges.isEmpty());
    auto &document = on.editor().document();
    document.change(u"Group"_s,
                    GroupEdit::made(document.graph(), u"Checks"_s, {u"large"_s, u"shape"_s}));
    QTRY_VERIFY(on.editor().isSettled());
    QVERIFY(on.editor().isModified());
    QVERIFY(!on.marks().edges.isEmpty());
    QVERIFY(on.editor().backtestPanel().rehearsal().backtest.has_value());
    on.changeCondition(TrialPage::draftCondition());
    QVERIFY(on.marks().edges.isEmpty());
    QVERIFY(!on.editor().backtestPanel().rehearsal().backtest.has_value());
}

void TrialsTest::aTriedEventBecomesACase()
{
    TrialPage on;
    on.openTry();
    QVERIFY(!on.find<QPushButton>("tryKeep")->isEnabled());
    QTest::mouseClick(on.find<QPushButton>("tryRun"), Qt::LeftButton);
    QTRY_VERIFY(on.find<QPushButton>("tryKeep")->isEnabled());
    const auto keep = [&](const QString &name) {
        QTest::mouseClick(on.find<QPushButton>("tryKeep"), Qt::LeftButton);
        auto *dialog = on.find<QInputDialog>("caseNameDialog");
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
    };
    const QSignalSpy noticed(&on.editor(), &WorkflowEditor::noticed);
    const QSignalSpy refused(&on.editor(), &WorkflowEditor::problemFound);
    keep(u"a large one"_s);
    QTRY_COMPARE(noticed.size(), 1);
    const auto cases = await(on.station().cases(u"orders"_s));
    QCOMPARE(cases->size(), 1);
    QCOMPARE(cases->first().destinations, QStringList{u"billing"_s});
    QCOMPARE(cases->first().bodies.value(u"billing"_s), "{\"sum\":59}"_ba);
    QVERIFY(!cases->first().stored); // it stays when the event is cleared away
    QTRY_VERIFY(!on.find<QInputDialog>("caseNameDialog"));
    keep(u"a large one"_s);
    QTRY_COMPARE(refused.size(), 1); // the name is taken
    QCOMPARE(await(on.station().cases(u"orders"_s))->size(), 1);

    // A draft that breaks it is found out by the backtest.
    on.changeCondition(TrialPage::draftCondition());
    on.runBacktest();
    auto *sections = on.find<QListWidget>("backtestSections");
    const int row = on.rowOfSection(u"Cases"_s);
    QVERIFY2(sections->item(row)->text().contains(u"1 of 1"_s),
             qPrintable(sections->item(row)->text()));
    sections->setCurrentRow(row);
    auto *results = on.find<QTreeWidget>("caseResults");
    QTRY_VERIFY(results->isVisible());
    QCOMPARE(results->topLevelItemCount(), 1);
    QVERIFY(results->topLevelItem(0)->childCount() > 0);

    QTest::mouseClick(on.find<QPushButton>("removeCase"), Qt::LeftButton);
    QTRY_VERIFY(await(on.station().cases(u"orders"_s))->isEmpty());
    QTRY_COMPARE(results->topLevelItemCount(), 0);
}

void TrialsTest::aRemovedCaseComesBackInItsPlace()
{
    TrialPage on;
    const QStringList all{u"first"_s, u"second"_s, u"third"_s};
    const QStringList others{u"first"_s, u"third"_s};
    QList<WorkflowCase> cases;
    for (const auto &name : all) {
        WorkflowCase one;
        one.name = name;
        one.event.source = u"shop"_s;
        cases.append(one);
    }
    QVERIFY(await(on.station().saveCases(u"orders"_s, cases)));
    const auto kept = [&] {
        const auto known = await(on.station().cases(u"orders"_s));
        QStringList names;
        for (const auto &one : *known)
            names.append(one.name);
        return names;
    };
    auto *results = on.find<QTreeWidget>("caseResults");
    const auto shown = [&] {
        QStringList names;
        for (int row = 0; row < results->topLevelItemCount(); ++row)
            names.append(results->topLevelItem(row)->text(0));
        return names;
    };
    on.runBacktest();
    on.find<QListWidget>("backtestSections")->setCurrentRow(on.rowOfSection(u"Cases"_s));
    QTRY_VERIFY(results->isVisible());
    QTRY_COMPARE(shown(), all);
    on.page().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&on.page()));
    QString said;
    std::function<void()> undo;
    connect(&on.page(), &Page::changeNoticed, results,
            [&](const QString &sentence, const std::function<void()> &takeBack) {
                said = sentence;
                undo = takeBack;
            });

    results->setFocus();
    results->setCurrentItem(results->topLevelItem(1));
    QTest::keyClick(results, Qt::Key_Delete);
    QTRY_COMPARE(shown(), others);
    QCOMPARE(kept(), others);
    QCOMPARE(said, u"The case \"second\" is removed."_s);
    QCOMPARE(results->currentItem()->text(0), u"third"_s);
    QTest::keyClick(results, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(shown(), all);
    QCOMPARE(kept(), all);
    QTest::keyClick(results, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown(), others);
    QCOMPARE(kept(), others);
    undo(); // what the message offers
    QTRY_COMPARE(shown(), all);
    QCOMPARE(kept(), all);

    // Also without any left to stand at.
    for (int left = 2; left >= 0; --left) {
        QTest::keyClick(results, Qt::Key_Delete);
        QTRY_COMPARE(shown().size(), left);
    }
    QTRY_VERIFY(!results->isVisible());
    auto *focused = QApplication::focusWidget();
    QVERIFY(focused && on.find<QWidget>("caseHistory")->isAncestorOf(focused));
    QTest::keyClick(focused, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(shown(), QStringList{u"first"_s});
    QCOMPARE(kept(), QStringList{u"first"_s});

    // Another of the same name was kept meanwhile.
    results->setFocus();
    QTest::keyClick(results, Qt::Key_Delete);
    QTRY_COMPARE(shown().size(), 0);
    QVERIFY(await(on.station().saveCases(u"orders"_s, {cases[0]})));
    const QSignalSpy problems(&on.page(), &Page::problemFound);
    undo();
    QTRY_COMPARE(problems.size(), 1);
    QCOMPARE(kept(), QStringList{u"first"_s});
}

void TrialsTest::nothingIsAskedWhileHidden()
{
    TrialPage on;
    QCOMPARE(on.find<QTableView>("tryEvents")->model()->rowCount(), 0); // its tab was never opened
    on.openTry();
    auto *toggle = on.find<QToolButton>("lowerToggle");
    const int height = on.editor().tryPanel().height();
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!on.find<QTableView>("tryEvents")->isVisible());
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(on.find<QTableView>("tryEvents")->isVisible());
    QCOMPARE(on.editor().tryPanel().height(), height);
}

void TrialsTest::theLowerPartStaysClosedOverARestart()
{
    TrialPage on;
    QVERIFY(on.editor().lowerPanel().isOpen());
    QTest::mouseClick(on.find<QToolButton>("lowerToggle"), Qt::LeftButton);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    on.page().saveState(settings);
    const SystemClock clock;
    const TimeFormat times(clock);
    WorkflowsPage other(on.station(), times);
    other.restoreState(settings);
    QVERIFY(!other.editor().lowerPanel().isOpen());
    QSettings damaged(folder.filePath(u"other.ini"_s), QSettings::IniFormat);
    damaged.setValue("workflows/lower"_L1, QByteArray("x"));
    other.restoreState(damaged);
    QVERIFY(!other.editor().lowerPanel().isOpen()); // nothing was changed
}

void TrialsTest::everyControlIsReachedByKeyboardAndHasAName()
{
    TrialPage on;
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
        on.page().showTab(tab);
        QTRY_VERIFY(on.editor().tryPanel().isSettled());
        check(&on.editor());
    }
    QTest::mouseClick(on.find<QPushButton>("workflowRevisions"), Qt::LeftButton);
    QTRY_COMPARE(on.find<QTableView>("revisions")->model()->rowCount(), 1);
    check(on.find<QDialog>("revisionsDialog"));
}

QTEST_MAIN(TrialsTest)
#include "tst_trials.moc"
