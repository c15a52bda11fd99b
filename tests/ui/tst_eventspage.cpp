// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/events/eventspage.h"
#include "ui/events/feedview.h"
#include "ui/events/filterfield.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/replaydialog.h"
#include "ui/inspector/waterfall.h"
#include "ui/models/eventtablemodel.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class EventsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }
    void aClickedRowIsInspected();
    void arrowsAndLettersKeepTheTab();
    void newRowsWaitBehindThePillWhileARowIsChosen();
    void focusAloneKeepsItLive();
    void escapeGoesBackToLive();
    void anInvalidFilterTellsWhy();
    void aValidFilterIsAsked();
    void rejectionsShowTheirCauseInWords();
    void aConflictShowsBothBodies();
    void aRejectionIsAdmitted();
    void theBodyShowsAsTreeTextAndHex();
    void replayTellsWhatEachChoiceMeansAndSendsIt();
    void aDeadLetterIsRedriven();
    void theIdIsCopied();
    void emptyTablesSayWhatToDo();
    void anEmptyTableIsNotCalledEmptyBeforeItIsAskedAgain();
    void aSearchThatGoesOnSaysSo();
    void aGapIsMarkedAboveTheEventBeforeIt();
    void nothingIsAskedWhileHidden();
    void twoThousandEventsASecondDoNotStall();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    void clickRow(int row);

    const Scenes m_scenes{SystemClock().now()};
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    ScriptedStation m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<EventsPage> m_page;
};

void EventsPageTest::init()
{
    m_station.eventValues.clear();
    m_station.deliveryValues.clear();
    m_station.rejectionValues.clear();
    m_station.destinationValues.clear();
    m_station.sourceValues.clear();
    m_station.outageValues.clear();
    m_station.replays.clear();
    m_station.redriven.clear();
    m_station.looksAt = 0;
    m_scenes.furnish(m_station);
    m_page = std::make_unique<EventsPage>(m_station, m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(find<FeedView>("events")->model()->rowCount() > 0);
}

void EventsPageTest::clickRow(int row)
{
    auto *view = find<FeedView>("events");
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(row, 1)).center());
}

void EventsPageTest::aClickedRowIsInspected()
{
    clickRow(1);
    auto *inspector = m_page->findChild<Inspector *>();
    QCOMPARE(inspector->eventId(), m_station.eventValues[1].summary.id);
    QTRY_COMPARE(find<ElidedLabel>("inspectorType")->fullText(), u"pull_request"_s);
    QCOMPARE(find<ChipLabel>("inspectorState")->look().word, u"Delivered"_s);
    QTRY_COMPARE(find<Waterfall>("waterfall")->bars().size(), 4);
    QTRY_VERIFY(inspector->isSettled());
}

void EventsPageTest::arrowsAndLettersKeepTheTab()
{
    clickRow(0);
    m_page->showTab(3);
    auto *view = find<FeedView>("events");
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_J);
    QTest::keyClick(view, Qt::Key_J);
    QTest::keyClick(view, Qt::Key_K);
    QCOMPARE(view->currentIndex().row(), 2);
    QCOMPARE(m_page->findChild<Inspector *>()->eventId(), m_station.eventValues[2].summary.id);
    QCOMPARE(find<QTabWidget>("inspectorTabs")->currentIndex(), 3);
}

void EventsPageTest::newRowsWaitBehindThePillWhileARowIsChosen()
{
    clickRow(2);
    auto *view = find<FeedView>("events");
    auto *pill = view->findChild<QPushButton *>(u"newRows"_s);
    QVERIFY(!view->isLive());
    for (int i = 0; i < 38; ++i)
        m_station.eventValues.prepend(m_scenes.event(401 + i, u"push"_s, EventState::New));
    Q_EMIT m_station.changed();
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->text(), u"38 new"_s);
    QCOMPARE(view->currentIndex().row(), 2);
    QTest::mouseClick(pill, Qt::LeftButton);
    QTRY_VERIFY(!pill->isVisible());
    QVERIFY(view->isLive());
    QTRY_COMPARE(view->model()->index(0, EventTableModel::State).data().toString(), u"New"_s);
}

void EventsPageTest::focusAloneKeepsItLive()
{
    auto *view = find<FeedView>("events");
    m_page->focusFilter();
    view->setFocus(Qt::TabFocusReason);
    QVERIFY(view->isLive());
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->currentIndex().row(), 0);
    QVERIFY(!view->isLive());
}

void EventsPageTest::escapeGoesBackToLive()
{
    auto *view = find<FeedView>("events");
    view->verticalScrollBar()->setValue(200);
    QVERIFY(!view->isLive());
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(view->isLive());
    QCOMPARE(view->verticalScrollBar()->value(), 0);
}

void EventsPageTest::anInvalidFilterTellsWhy()
{
    auto *filter = find<FilterField>("filter");
    const auto asked = m_station.eventQueries.size();
    m_page->focusFilter();
    QTest::keyClicks(filter, u"state:lost"_s);
    QVERIFY(!filter->isValid());
    auto *note = find<QLabel>("filterNote");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains("state:lost"_L1));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(m_station.eventQueries.size(), asked);
}

void EventsPageTest::aValidFilterIsAsked()
{
    auto *filter = find<FilterField>("filter");
    QTest::keyClicks(filter, u"state:failed"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    auto *model = find<FeedView>("events")->model();
    QTRY_COMPARE(model->rowCount(), 44);
    QCOMPARE(model->index(0, EventTableModel::State).data().toString(), u"Failed"_s);
}

void EventsPageTest::rejectionsShowTheirCauseInWords()
{
    m_page->showTable(EventsPage::Rejected);
    auto *view = find<FeedView>("rejections");
    QTRY_COMPARE(view->model()->rowCount(), 17);
    QTRY_VERIFY(view->isVisible());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(0, 1)).center());
    QTRY_VERIFY(find<QLabel>("rejectionSentence")->text().contains("does not match"_L1));
    const auto *diagnosis = find<QLabel>("rejectionDiagnosis");
    QTRY_VERIFY(diagnosis->isVisible());
    QCOMPARE(diagnosis->text(), u"The signature fits the same JSON written in another way."_s);
    QVERIFY(find<QLabel>("rejectionFix")->text().contains("pass on its bytes"_L1));
    QTest::keyClick(view->viewport(), Qt::Key_Down); // no signature: nothing was found out
    QTRY_VERIFY(find<QLabel>("rejectionSentence")->text().contains("no signature"_L1));
    QTRY_VERIFY(!diagnosis->isVisible());
    QVERIFY(!find<QLabel>("rejectionFix")->isVisible());
}

void EventsPageTest::aConflictShowsBothBodies()
{
    const auto &known = m_station.eventValues[1];
    auto &conflict = m_station.rejectionValues[0];
    conflict.cause = RejectionCause::Conflict;
    conflict.event = known.summary.id;
    conflict.request.body = "{\"other\":true}";
    m_page->showTable(EventsPage::Rejected);
    auto *view = find<FeedView>("rejections");
    QTRY_COMPARE(view->model()->rowCount(), 17);
    QTRY_VERIFY(view->isVisible());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(0, 1)).center());
    auto *body = find<QPlainTextEdit>("knownBody");
    QTRY_COMPARE(body->toPlainText(), QString::fromUtf8(known.event.request.body));
    const auto *tabs = find<QTabWidget>("rejectionTabs");
    const int place = tabs->indexOf(body);
    QVERIFY(tabs->isTabVisible(place));
    QTest::keyClick(view->viewport(), Qt::Key_Down); // refused for something else
    QTRY_VERIFY(!tabs->isTabVisible(place));
    QVERIFY(body->toPlainText().isEmpty());
}

void EventsPageTest::aRejectionIsAdmitted()
{
    m_page->showTable(EventsPage::Rejected);
    auto *view = find<FeedView>("rejections");
    QTRY_COMPARE(view->model()->rowCount(), 17);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(0, 1)).center());
    auto *admit = find<QPushButton>("admitRejection");
    QTRY_VERIFY(admit->isVisible());
    QTest::mouseClick(admit, Qt::LeftButton);
    QTRY_COMPARE(m_station.admitted.size(), 1);
    QTRY_VERIFY(!admit->isVisible());
}

void EventsPageTest::theBodyShowsAsTreeTextAndHex()
{
    clickRow(0);
    m_page->showTab(2);
    auto *tree = find<QTreeView>("bodyTree");
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    QTRY_VERIFY(tree->isVisible());
    const auto buttons = find<QWidget>("bodyChoice")->findChildren<QPushButton *>();
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QVERIFY(find<QPlainTextEdit>("bodyRaw")->toPlainText().startsWith("{\"action\""_L1));
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    QVERIFY(find<QPlainTextEdit>("bodyHex")->toPlainText().startsWith("00000000  7b 22"_L1));
    QTest::keyClick(find<FeedView>("events"), Qt::Key_Down);
    QTRY_VERIFY(find<QPlainTextEdit>("bodyHex")->toPlainText().startsWith("00000000"_L1));
}

void EventsPageTest::replayTellsWhatEachChoiceMeansAndSendsIt()
{
    clickRow(1);
    QTRY_VERIFY(m_page->findChild<Inspector *>()->isSettled());
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    QTest::mouseClick(find<QPushButton>("replay"), Qt::LeftButton);
    ReplayDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_page->findChild<ReplayDialog *>()));
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QRadioButton *>(u"replaySame"_s)->isChecked());
    QVERIFY(dialog->findChild<QCheckBox *>(u"replayTo_billing"_s)->isChecked());
    QTest::mouseClick(dialog->findChild<QRadioButton *>(u"replayAsNew"_s), Qt::LeftButton, {},
                      QPoint(8, 8));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"replayAccept"_s), Qt::LeftButton);
    QTRY_COMPARE(m_station.replays.size(), 1);
    QVERIFY(m_station.replays.first().asNew);
    QVERIFY(m_station.replays.first().destinations.isEmpty());
    QCOMPARE(m_station.replays.first().event, m_station.eventValues[1].summary.id);
    QTRY_COMPARE(noticed.size(), 1);
}

void EventsPageTest::aDeadLetterIsRedriven()
{
    clickRow(4);
    auto *redrive = find<QPushButton>("redriveAll");
    QTRY_VERIFY(redrive->isVisible());
    QTest::mouseClick(redrive, Qt::LeftButton);
    QTRY_COMPARE(m_station.redriven.size(), 1);
    clickRow(1);
    QTRY_VERIFY(!redrive->isVisible());
}

void EventsPageTest::theIdIsCopied()
{
    clickRow(0);
    QTest::mouseClick(find<CopyButton>("copyId"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_station.eventValues[0].summary.id.toString());
}

void EventsPageTest::emptyTablesSayWhatToDo()
{
    auto *filter = find<FilterField>("filter");
    QTest::keyClicks(filter, u"type:nothing-of-the-kind"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    auto *empty = find<QWidget>("eventsEmpty");
    QTRY_VERIFY(empty->isVisible());
    auto *clear = empty->findChild<QPushButton *>();
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_VERIFY(find<FeedView>("events")->isVisible());
    QVERIFY(filter->text().isEmpty());
}

void EventsPageTest::anEmptyTableIsNotCalledEmptyBeforeItIsAskedAgain()
{
    const auto refused = std::exchange(m_station.rejectionValues, {});
    m_page->showTable(EventsPage::Rejected);
    auto *empty = find<QWidget>("eventsEmpty");
    QTRY_VERIFY(empty->isVisible());
    m_page->showTable(EventsPage::Events);
    QTRY_VERIFY(m_page->isSettled());

    m_station.rejectionValues = refused;
    m_station.hold();
    m_page->showTable(EventsPage::Rejected);
    QVERIFY(!empty->isVisible());
    QVERIFY(!m_page->isSettled());
    m_station.release();
    QTRY_VERIFY(m_page->isSettled());
    QVERIFY(find<FeedView>("rejections")->isVisible());
}

void EventsPageTest::aSearchThatGoesOnSaysSo()
{
    const auto oldest = m_station.eventValues.last().summary.seq;
    m_station.eventValues.last() = m_scenes.event(oldest, u"rare"_s, EventState::Delivered);
    m_station.looksAt = 10;
    auto *view = find<FeedView>("events");
    const auto *model = qobject_cast<FeedModel *>(view->model());
    QVERIFY(model);
    // After the first answer, which found nothing.
    connect(
        model, &FeedModel::loaded, &m_station, [this] { m_station.hold(); },
        Qt::SingleShotConnection);
    auto *filter = find<FilterField>("filter");
    QTest::keyClicks(filter, u"type:rare"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    auto *empty = find<QWidget>("eventsEmpty");
    QTRY_VERIFY(empty->isVisible());
    const auto says = [empty](const QString &text) {
        const auto labels = empty->findChildren<QLabel *>();
        return std::ranges::any_of(labels,
                                   [&](const QLabel *label) { return label->text() == text; });
    };
    QVERIFY(says(u"Searching…"_s));
    QVERIFY(!m_page->isSettled());
    m_station.release();
    m_station.looksAt = 0;
    QTRY_COMPARE(model->rowCount(), 1);
    QTRY_VERIFY(view->isVisible());
}

void EventsPageTest::aGapIsMarkedAboveTheEventBeforeIt()
{
    auto *view = find<FeedView>("events");
    auto *model = view->model();
    const auto notice = [&](int row) {
        return model->index(row, 0).data(FeedRole::Notice).toString();
    };
    const auto before = m_station.eventValues[3].summary.receivedAt;
    const auto after = m_station.eventValues[2].summary.receivedAt;
    m_station.outageValues = {{Outage::Cause::Stopped, before, before + (after - before) / 2}};
    Q_EMIT m_station.outagesChanged();
    QTRY_VERIFY(notice(3).startsWith(u"Not running for "_s));
    for (const int row : {0, 1, 2, 4})
        QCOMPARE(notice(row), QString());
    QCOMPARE(view->rowHeight(3), view->rowHeight(2) + FeedDelegate::noticeHeight);

    // A newer event moves it down; it stays with the same one.
    m_station.eventValues.prepend(m_scenes.event(401, u"push"_s, EventState::New));
    Q_EMIT m_station.changed();
    QTRY_VERIFY(!notice(4).isEmpty());
    QCOMPARE(notice(3), QString());
    QCOMPARE(view->rowHeight(4), view->rowHeight(3) + FeedDelegate::noticeHeight);

    // One after the newest event stands on top, until the next event comes.
    m_station.outageValues.prepend({Outage::Cause::Asleep, m_clock.now(), m_clock.now() + 10min});
    Q_EMIT m_station.outagesChanged();
    QTRY_VERIFY(notice(0).startsWith(u"This computer slept for 10.0 min"_s));
    auto later = m_scenes.event(402, u"push"_s, EventState::New);
    later.summary.receivedAt = m_clock.now() + 20min;
    m_station.eventValues.prepend(later);
    Q_EMIT m_station.changed();
    QTRY_VERIFY(!notice(1).isEmpty());
    QCOMPARE(notice(0), QString());
    QCOMPARE(view->rowHeight(0), view->rowHeight(2));
}

void EventsPageTest::nothingIsAskedWhileHidden()
{
    QTRY_VERIFY(m_page->isSettled());
    m_page->hide();
    const auto asked = m_station.eventQueries.size();
    Q_EMIT m_station.changed();
    QCoreApplication::processEvents();
    QCOMPARE(m_station.eventQueries.size(), asked);
}

void EventsPageTest::twoThousandEventsASecondDoNotStall()
{
    auto *view = find<FeedView>("events");
    qint64 seq = 400;
    qint64 worst = 0;
    for (int round = 0; round < 25; ++round) { // five seconds' worth, 400 at each change
        for (int i = 0; i < 400; ++i)
            m_station.eventValues.prepend(m_scenes.event(++seq, u"push"_s, EventState::InFlight));
        QElapsedTimer stall;
        stall.start();
        Q_EMIT m_station.changed();
        while (view->model()->index(0, 0).isValid()
               && static_cast<EventTableModel *>(view->model())->rowAt(0)->seq != seq) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            worst = std::max(worst, turn.elapsed());
            QVERIFY(stall.elapsed() < 5000);
        }
    }
    qInfo("longest turn of the event loop: %lld ms", worst);
    QVERIFY2(worst < 250, qPrintable(QString::number(worst)));
}

QTEST_MAIN(EventsPageTest)
#include "tst_eventspage.moc"
