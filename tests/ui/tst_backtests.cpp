// SPDX-License-Identifier: GPL-3.0-or-later
// Backtests, publishing and revisions in the editor of a real station.
#include "tests/ui/trialpage.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class BacktestsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBacktestShowsWhatChanges();
    void aBacktestOfAnEarlierDraftSaysSo();
    void publishingShowsTheBacktestOfThisDraft();
    void publishingOffersABacktest();
    void revisionsAreComparedAndRolledBack();
    void aRevisionIsExportedAndImported();
};

void BacktestsTest::aBacktestShowsWhatChanges()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    on.runBacktest();
    const auto summary = on.editor().backtestPanel().rehearsal().backtest->summary;
    QCOMPARE(summary.events, TrialPage::storedEvents);
    QCOMPARE(summary.newlyRouted, 10); // 20 to 29
    QCOMPARE(summary.noLongerRouted, 10); // 50 to 59
    QCOMPARE(on.marks().edges.value(Edge{u"large"_s, u"pass"_s, u"shape"_s}).text, u"30"_s);
    QCOMPARE(on.marks().edges.value(Edge{u"in"_s, u"out"_s, u"large"_s}).text, u"60"_s);

    // The events that change, each with its two ways.
    auto *table = on.find<QTableView>("differences");
    QCOMPARE(table->model()->rowCount(), 20);
    on.find<QListWidget>("backtestSections")->setCurrentRow(on.rowOfSection(u"newly routed"_s));
    QCOMPARE(table->model()->rowCount(), 10);
    on.chooseRow(table, 0);
    const auto last = [&](const char *name) {
        const auto *model = on.find<QTreeView>(name)->model();
        const auto root = model->index(0, 0);
        return model->index(model->rowCount(root) - 1, 0, root).data().toString();
    };
    QCOMPARE(last("traceBefore"), u"rest"_s);
    QCOMPARE(last("traceAfter"), u"out"_s);

    // Coverage.
    on.find<QListWidget>("backtestSections")->setCurrentRow(on.rowOfSection(u"Branches"_s));
    auto *coverage = on.find<QTreeWidget>("coverage");
    QCOMPARE(coverage->topLevelItemCount(), 1); // none is idle; 30 events by "else"
    QVERIFY(coverage->topLevelItem(0)->child(0)->text(0).startsWith(u"30"_s));

    // Only what is in the range.
    on.find<QComboBox>("backtestRange")->setCurrentIndex(4);
    QVERIFY(on.find<QWidget>("backtestFrom")->isVisible());
    on.changeCondition(u"body.amount > `1000`"_s);
    on.find<QComboBox>("backtestRange")->setCurrentIndex(0);
    on.runBacktest();
    QTRY_COMPARE(on.editor().canvas().canvasScene().marks().nodes.value(u"large"_s).idlePorts,
                 QStringList{u"pass"_s});
    QVERIFY(on.editor()
                .canvas()
                .canvasScene()
                .marks()
                .nodes.value(u"shape"_s)
                .idlePorts.contains(u"out"_s));
}

void BacktestsTest::aBacktestOfAnEarlierDraftSaysSo()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    on.runBacktest();
    QVERIFY(!on.marks().edges.isEmpty());
    on.changeCondition(u"type == 'order.paid'"_s);
    QVERIFY(on.find<ElidedLabel>("backtestNote")->fullText().contains(u"earlier draft"_s));
    QCOMPARE(on.marks(), CanvasMarks());
    QVERIFY(!on.editor().backtestPanel().rehearsal().backtest);
    on.editor().document().history().undo();
    QVERIFY(on.editor().backtestPanel().rehearsal().backtest);
}

void BacktestsTest::publishingShowsTheBacktestOfThisDraft()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    on.runBacktest();
    QTest::mouseClick(on.find<QPushButton>("publishWorkflow"), Qt::LeftButton);
    const auto said = on.find<QLabel>("publishRehearsal")->text();
    QVERIFY2(said.contains(u"60 stored"_s) && said.contains(u"newly routed: 10"_s)
                 && said.contains(u"no longer routed: 10"_s),
             qPrintable(said));
    QVERIFY(!on.find<QPushButton>("publishBacktest"));
    QTest::mouseClick(on.find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_VERIFY(!on.editor().isModified());
    QCOMPARE(await(on.station().revision(u"orders"_s, 2))->graph, on.editor().graph().graph);
    QVERIFY(!on.editor().backtestPanel().rehearsal().backtest); // beside another revision now
}

void BacktestsTest::publishingOffersABacktest()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    QTest::mouseClick(on.find<QPushButton>("publishWorkflow"), Qt::LeftButton);
    auto *offer = on.find<QPushButton>("publishBacktest");
    QVERIFY(offer);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(on.editor().backtestPanel().rehearsal().backtest.has_value());
    QCOMPARE(on.find<QTabBar>("lowerTabs")->currentIndex(), int(WorkflowEditor::Backtest));
    QVERIFY(on.editor().isModified()); // nothing was published
}

void BacktestsTest::revisionsAreComparedAndRolledBack()
{
    TrialPage on;
    auto second = TrialStation::simpleGraph(TrialPage::draftCondition());
    second.nodes.append({u"copy"_s, DestinationNode{u"archive"_s}});
    second.edges.append({u"shape"_s, u"out"_s, u"copy"_s});
    QCOMPARE(on.trialStation().publish(u"orders"_s, second, 1, u"with a copy"_s), 2);
    QTRY_COMPARE(on.editor().graph().graph, second); // it follows what is published
    QTest::mouseClick(on.find<QPushButton>("workflowRevisions"), Qt::LeftButton);
    auto *table = on.find<QTableView>("revisions");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 3).data().toString(), u"with a copy"_s);
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"ada"_s);
    QVERIFY(!on.find<QPushButton>("rollBack")->isEnabled()); // it is published
    auto *diff = on.find<QTreeWidget>("revisionDiff");
    QTRY_COMPARE(diff->topLevelItemCount(), 3); // a node, a changed one, an edge
    auto *canvas = on.find<Canvas>("revisionCanvas");
    QCOMPARE(canvas->canvasScene().marks().nodes.value(u"copy"_s).sign, u"+"_s);
    QCOMPARE(canvas->canvasScene().marks().nodes.value(u"large"_s).sign, u"~"_s);

    // The other way round.
    QTest::keyClick(table, Qt::Key_Down);
    auto *with = on.find<QComboBox>("revisionComparison");
    with->setCurrentIndex(with->findText(u"Revision 2"_s));
    QTRY_COMPARE(canvas->canvasScene().marks().nodes.value(u"copy"_s).sign, u"−"_s);

    QTest::mouseClick(on.find<QPushButton>("rollBack"), Qt::LeftButton);
    QTRY_VERIFY(on.find<QDialog>("publishDialog"));
    QCOMPARE(on.find<QLineEdit>("publishNote")->text(), u"Back to revision 1"_s);
    QTest::mouseClick(on.find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_COMPARE(on.editor().graph().graph,
                 TrialStation::simpleGraph(TrialPage::publishedCondition()));
    QVERIFY(!on.editor().isModified());
    const auto third = await(on.station().revision(u"orders"_s, 3));
    QCOMPARE(third->graph, TrialStation::simpleGraph(TrialPage::publishedCondition()));
    QCOMPARE(third->info.note, u"Back to revision 1"_s);
}

void BacktestsTest::aRevisionIsExportedAndImported()
{
    TrialPage on;
    const auto published = on.editor().graph().graph;
    const auto pick = [&](const char *button, int action) {
        QTest::mouseClick(on.find<QPushButton>("workflowRevisions"), Qt::LeftButton);
        QTRY_VERIFY(on.find<QTableView>("revisions"));
        QTRY_VERIFY(on.find<QPushButton>("exportRevision")->isEnabled());
        on.find<QPushButton>(button)->menu()->actions().at(action)->trigger();
    };
    pick("exportRevision", 0);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"orders\""_s));
    on.find<QDialog>("revisionsDialog")->reject();
    QTRY_VERIFY(!on.find<QDialog>("revisionsDialog"));
    on.changeCondition(TrialPage::draftCondition());
    const auto edited = on.editor().graph().graph;
    pick("importWorkflow", 0);
    QTRY_COMPARE(on.editor().graph().graph, published);
    QTRY_VERIFY(!on.find<QDialog>("revisionsDialog"));
    on.editor().document().history().undo(); // one step
    QCOMPARE(on.editor().graph().graph, edited);

    QGuiApplication::clipboard()->setText(u"  - name: other\n"
                                          "    nodes:\n"
                                          "      - id: in\n"
                                          "        source: shop\n"_s);
    pick("importWorkflow", 0);
    QTRY_COMPARE(on.editor().graph().graph, (Graph{{{u"in"_s, SourceNode{{u"shop"_s}}}}, {}}));
    QTRY_VERIFY(!on.find<QDialog>("revisionsDialog"));
    on.editor().document().history().undo();
    QCOMPARE(on.editor().graph().graph, edited);

    QGuiApplication::clipboard()->setText(u"hello"_s);
    pick("importWorkflow", 0);
    QTRY_VERIFY(on.find<QLabel>("revisionsNote")->text().contains(u"no workflow"_s));
    QCOMPARE(on.editor().graph().graph, edited);
}

QTEST_MAIN(BacktestsTest)
#include "tst_backtests.moc"
