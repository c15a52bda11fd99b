// SPDX-License-Identifier: GPL-3.0-or-later
// A draft in the editor of a real station, beside what is published, on events that come.
#include "tests/ui/trialpage.h"
#include "ui/designer/shadow/shadowpanel.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

QString noteOf(const TrialPage &on)
{
    return on.find<ElidedLabel>("shadowNote")->fullText();
}

QString stateOf(const TrialPage &on)
{
    return on.find<ChipLabel>("shadowState")->look().word;
}

QString lineOf(const TrialPage &on, const QString &words)
{
    const auto found =
        on.find<QListWidget>("shadowSections")->findItems(words, Qt::MatchStartsWith);
    return found.isEmpty() ? QString() : found.first()->text();
}

/// By the mouse; until it runs.
void startShadow(TrialPage &on)
{
    on.showTab(WorkflowEditor::Shadow);
    QTest::mouseClick(on.find<QPushButton>("shadowStart"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(on), u"Running"_s);
    QTRY_VERIFY(on.find<QPushButton>("shadowStop")->isVisible());
}

} // namespace

class ShadowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theComparisonGrowsWhileEventsCome();
    void whatIsLookedAtStaysWhileItGrows();
    void publishingEndsIt();
    void aDraftThatCannotBePublishedIsNotShadowed();
    void anEditedDraftTakesItsPlace();
    void itGoesOnWhileAnotherTabIsSeen();
    void itIsStartedAndStoppedByTheKeyboard();
};

void ShadowsTest::theComparisonGrowsWhileEventsCome()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition()); // 20 to 49; published: from 30 on
    on.showTab(WorkflowEditor::Shadow);
    QVERIFY(on.find<QLabel>("shadowEmpty")->isVisible());
    QVERIFY(!on.find<QPushButton>("shadowStop")->isVisible());
    startShadow(on);
    QVERIFY(!on.find<QLabel>("shadowEmpty")->isVisible());
    QVERIFY(!on.find<QPushButton>("shadowStart")->isVisible());

    on.trialStation().receive({10, 25, 40, 55});
    QTRY_COMPARE(lineOf(on, u"All that change"_s), u"All that change: 2"_s);
    QCOMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 1"_s);
    QCOMPARE(lineOf(on, u"no longer routed"_s), u"no longer routed: 1"_s);
    QVERIFY(noteOf(on).startsWith(u"4 events compared"_s));
    QVERIFY(noteOf(on).contains(u"beside revision 1"_s));
    QCOMPARE(on.marks().edges.value(Edge{u"in"_s, u"out"_s, u"large"_s}).text, u"4"_s);
    auto *table = on.find<QTableView>("shadowDifferences");
    QCOMPARE(table->model()->rowCount(), 2);

    on.trialStation().receive({26, 27, 56});
    QTRY_COMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 3"_s);
    QCOMPARE(lineOf(on, u"no longer routed"_s), u"no longer routed: 2"_s);
    QTRY_COMPARE(table->model()->rowCount(), 5);
    QCOMPARE(on.marks().edges.value(Edge{u"in"_s, u"out"_s, u"large"_s}).text, u"7"_s);
    auto *sections = on.find<QListWidget>("shadowSections");
    sections->setCurrentItem(sections->findItems(u"no longer"_s, Qt::MatchStartsWith).first());
    QCOMPARE(table->model()->rowCount(), 2);
    sections->setCurrentItem(sections->findItems(u"Branches"_s, Qt::MatchStartsWith).first());
    QVERIFY(on.find<QTreeWidget>("shadowCoverage")->isVisible());
    const auto cases = sections->findItems(u"Cases"_s, Qt::MatchStartsWith);
    QVERIFY(cases.isEmpty() || cases.first()->isHidden());

    QTest::mouseClick(on.find<QPushButton>("shadowStop"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(on), u"Ended"_s);
    QVERIFY(noteOf(on).startsWith(u"It was stopped."_s));
    QCOMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 3"_s); // it can still be looked at
    QVERIFY(on.find<QPushButton>("shadowStart")->isVisible());
    QCOMPARE(await(on.station().shadow(u"orders"_s)).error().code, ErrorCode::NotFound);
}

void ShadowsTest::whatIsLookedAtStaysWhileItGrows()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    startShadow(on);
    on.trialStation().receive({25, 55, 26});
    auto *table = on.find<QTableView>("shadowDifferences");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    on.chooseRow(table, 1);
    const auto *before = on.find<QTreeView>("shadowTraceBefore")->model();
    const auto steps = before->rowCount(before->index(0, 0));
    QVERIFY(steps > 0);
    on.trialStation().receive({27, 57});
    QTRY_COMPARE(table->model()->rowCount(), 5);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(table->model()->index(1, 2).data().toString(), u"no longer routed"_s);
    QCOMPARE(before->rowCount(before->index(0, 0)), steps);
}

void ShadowsTest::publishingEndsIt()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    startShadow(on);
    on.trialStation().receive({25});
    QTRY_COMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 1"_s);
    QTest::mouseClick(on.find<QPushButton>("publishWorkflow"), Qt::LeftButton);
    QTest::mouseClick(on.find<QPushButton>("publishAccept"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(on), u"Ended"_s);
    QVERIFY2(noteOf(on).startsWith(u"Revision 2 was published."_s), qPrintable(noteOf(on)));
    QCOMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 1"_s);
    QVERIFY(on.find<QPushButton>("shadowStart")->isVisible());
}

void ShadowsTest::aDraftThatCannotBePublishedIsNotShadowed()
{
    TrialPage on;
    on.changeCondition(u"body.amount >"_s);
    on.showTab(WorkflowEditor::Shadow);
    QTest::mouseClick(on.find<QPushButton>("shadowStart"), Qt::LeftButton);
    QTRY_COMPARE(on.find<QTabBar>("lowerTabs")->currentIndex(), int(WorkflowEditor::Problems));
    QCOMPARE(await(on.station().shadow(u"orders"_s)).error().code, ErrorCode::NotFound);
}

void ShadowsTest::anEditedDraftTakesItsPlace()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    startShadow(on);
    on.trialStation().receive({25});
    QTRY_VERIFY(!on.marks().edges.isEmpty());
    on.changeCondition(u"`false`"_s);
    QVERIFY(noteOf(on).startsWith(u"of an earlier draft"_s));
    QCOMPARE(on.marks(), CanvasMarks());
    auto *start = on.find<QPushButton>("shadowStart");
    QVERIFY(start->isVisible());
    QCOMPARE(start->text(), u"Shadow this draft instead"_s);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(noteOf(on).startsWith(u"0 events compared"_s));
    QVERIFY(!start->isVisible());
    on.trialStation().receive({40, 41});
    QTRY_COMPARE(lineOf(on, u"no longer routed"_s), u"no longer routed: 2"_s);
    QCOMPARE(await(on.station().shadow(u"orders"_s))->graph, on.editor().graph().graph);
}

void ShadowsTest::itGoesOnWhileAnotherTabIsSeen()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    startShadow(on);
    on.showTab(WorkflowEditor::Problems);
    on.trialStation().receive({25, 26});
    QTRY_COMPARE(await(on.station().shadow(u"orders"_s))->summary.events, 2);
    on.showTab(WorkflowEditor::Shadow);
    QTRY_COMPARE(lineOf(on, u"newly routed"_s), u"newly routed: 2"_s);
}

void ShadowsTest::itIsStartedAndStoppedByTheKeyboard()
{
    TrialPage on;
    on.changeCondition(TrialPage::draftCondition());
    on.page().showTab(WorkflowEditor::Shadow); // Alt+4
    auto *start = on.find<QPushButton>("shadowStart");
    auto *stop = on.find<QPushButton>("shadowStop");
    QTRY_VERIFY(start->hasFocus());
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY(stop->hasFocus());
    QCOMPARE(stateOf(on), u"Running"_s);
    QTest::keyClick(stop, Qt::Key_Space);
    QTRY_VERIFY(start->hasFocus());
    QCOMPARE(stateOf(on), u"Ended"_s);
    QTest::keyClick(start, Qt::Key_Tab);
    QVERIFY(on.find<QListWidget>("shadowSections")->hasFocus());
}

QTEST_MAIN(ShadowsTest)
#include "tst_shadows.moc"
