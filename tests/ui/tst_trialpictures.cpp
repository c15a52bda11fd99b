// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trialpage.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/shadow/shadowpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// Renders what trials, backtests, revisions and an empty canvas look like to pictures/ beside the
/// test, where people can look at them; scripts/screenshots takes some into the user guide.
class TrialPicturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyViewIsRendered_data();
    void everyViewIsRendered();
};

void TrialPicturesTest::everyViewIsRendered_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TrialPicturesTest::everyViewIsRendered()
{
    QFETCH(bool, dark);
    const SystemClock clock;
    TrialStation stored(60);
    stored.publish(u"orders"_s, TrialStation::simpleGraph(TrialPage::publishedCondition()), 0,
                   u"the first"_s);
    Theme theme(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window(stored.station(), {.remember = false, .theme = &theme, .clock = &clock});
    window.resize(1600, 900);
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
    auto draft = TrialStation::simpleGraph(TrialPage::draftCondition());
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
    edited.showTab(WorkflowEditor::Shadow);
    save(&window, u"shadow-empty"_s);
    edited.shadowPanel().start();
    auto *note = page->findChild<ElidedLabel *>(u"shadowNote"_s);
    QTRY_VERIFY(note->fullText().startsWith(u"0 events"_s));
    QList<int> amounts;
    for (int at = 0; at < 40; ++at)
        amounts.append(at * 7 % 60);
    stored.receive(amounts);
    QTRY_VERIFY(note->fullText().startsWith(u"40 events"_s));
    QTRY_VERIFY(edited.shadowPanel().isSettled());
    save(&window, u"shadow"_s);
    edited.shadowPanel().stop();
    auto *again = page->findChild<QPushButton *>(u"shadowStart"_s);
    QTRY_VERIFY(again->isVisible() && edited.shadowPanel().isSettled());
    save(&window, u"shadow-ended"_s);
    edited.publish();
    QTRY_VERIFY(window.findChild<QDialog *>(u"publishDialog"_s));
    save(window.findChild<QDialog *>(u"publishDialog"_s), u"publish"_s);
    window.findChild<QDialog *>(u"publishDialog"_s)->reject();
    edited.showRevisions();
    auto *revisions = window.findChild<QDialog *>(u"revisionsDialog"_s);
    auto *diff = revisions->findChild<QTreeWidget *>(u"revisionDiff"_s);
    QTRY_VERIFY(diff->topLevelItemCount() > 3);
    save(revisions, u"revisions"_s);
    revisions->reject();
    edited.showTab(WorkflowEditor::Problems);
    page->newWorkflow();
    auto *dialog = page->findChild<QDialog *>(u"newWorkflowDialog"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"workflowName"_s), u"returns"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(edited.workflow(), u"returns"_s);
    QTRY_VERIFY(page->isSettled());
    save(&window, u"canvas"_s);
}

QTEST_MAIN(TrialPicturesTest)
#include "tst_trialpictures.moc"
