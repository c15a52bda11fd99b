// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/models/eventtablemodel.h"
#include "ui/models/feedroles.h"
#include "ui/models/rejectiontablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class FeedModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firstPageComes();
    void newRowsComeOnTopInOneBatch();
    void newRowsAreFreshButNotTheFirstPage();
    void heldRowsAreCountedNotShown();
    void heldRowsStillChangeState();
    void manyMoreThanAPageReplaceTheRows();
    void olderRowsArePagedIn();
    void visibleRowsBelowTheHeadAreRefreshed();
    void rowsThatNoLongerMatchGo();
    void staleAnswersAreDropped();
    void refreshesWhileOneIsOpenBecomeOne();
    void theBoundHoldsAndPagingGoesOn();
    void failuresAreToldAndRowsKept();
    void rejectionsAreFilteredByCause();
    void aModelThatIsGoneGetsNoAnswer();
    void emptyPagesAreGoneOnFromUntilARowIsFound();
    void anEmptyHeadKeepsTheRows();
    void whatIsNewBelowAnEmptyHeadIsFound();
    void olderRowsAreLookedForOverEmptyPages();
    void whatNothingMatchedIsNotLookedThroughAgain();

private:
    QList<qint64> seqs() const;
    /// Events of the type push, newest first, but those of \a rare.
    QList<EventDetail> eventsWithRare(int count, const QList<qint64> &rare) const;
    void showRare();

    const Scenes m_scenes{SystemClock().now()};
    SystemClock m_clock;
    std::unique_ptr<ScriptedStation> m_station;
    std::unique_ptr<TimeFormat> m_times;
    std::unique_ptr<EventTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void FeedModelsTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_station = std::make_unique<ScriptedStation>();
    m_times = std::make_unique<TimeFormat>(m_clock);
    m_model = std::make_unique<EventTableModel>(*m_station, *m_times);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QList<qint64> FeedModelsTest::seqs() const
{
    QList<qint64> result;
    for (int i = 0; i < m_model->rowCount(); ++i)
        result.append(m_model->rowAt(i)->seq);
    return result;
}

QList<EventDetail> FeedModelsTest::eventsWithRare(int count, const QList<qint64> &rare) const
{
    QList<EventDetail> events;
    for (qint64 seq = count; seq > 0; --seq)
        events.append(
            m_scenes.event(seq, rare.contains(seq) ? u"rare"_s : u"push"_s, EventState::Delivered));
    return events;
}

void FeedModelsTest::showRare()
{
    m_tester.reset(); // it fetches more by itself
    EventFilter filter;
    filter.type = u"rare"_s;
    m_model->setFilter(filter);
}

void FeedModelsTest::firstPageComes()
{
    m_station->eventValues = m_scenes.events(3);
    m_model->refresh();
    QTRY_COMPARE(seqs(), (QList<qint64>{3, 2, 1}));
    QVERIFY(m_model->isLoaded());
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(m_model->index(0, EventTableModel::Type).data().toString(), u"push"_s);
}

void FeedModelsTest::newRowsComeOnTopInOneBatch()
{
    m_station->eventValues = m_scenes.events(3);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 3);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_station->eventValues = m_scenes.events(10);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 10);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(seqs().first(), 10);
}

void FeedModelsTest::newRowsAreFreshButNotTheFirstPage()
{
    m_station->eventValues = m_scenes.events(3);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 3);
    QVERIFY(!m_model->index(0, 0).data(FeedRole::FreshSince).isValid());
    QSignalSpy fresh(m_model.get(), &FeedModel::freshRowsInserted);
    m_station->eventValues = m_scenes.events(4);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 4);
    QCOMPARE(fresh.size(), 1);
    QVERIFY(m_model->index(0, 0).data(FeedRole::FreshSince).isValid());
    QVERIFY(!m_model->index(1, 0).data(FeedRole::FreshSince).isValid());
}

void FeedModelsTest::heldRowsAreCountedNotShown()
{
    m_station->eventValues = m_scenes.events(3);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 3);
    m_model->setHeld(true);
    m_station->eventValues = m_scenes.events(41);
    m_model->refresh();
    QTRY_COMPARE(m_model->waiting(), 38);
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setHeld(false);
    QTRY_COMPARE(m_model->rowCount(), 41);
    QCOMPARE(m_model->waiting(), 0);
}

void FeedModelsTest::heldRowsStillChangeState()
{
    m_station->eventValues = {m_scenes.event(1, u"push"_s, EventState::InFlight)};
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_model->setHeld(true);
    m_station->eventValues[0].summary.state = EventState::Delivered;
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->refresh();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_model->rowAt(0)->state, EventState::Delivered);
}

void FeedModelsTest::manyMoreThanAPageReplaceTheRows()
{
    m_tester.reset(); // it fetches more by itself
    m_station->eventValues = m_scenes.events(50);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 50);
    m_station->eventValues = m_scenes.events(5000);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), FeedModel::headSize);
    QCOMPARE(seqs().first(), 5000);
    while (m_model->canFetchMore({})) {
        const int before = m_model->rowCount();
        m_model->fetchMore({});
        QTRY_VERIFY(m_model->rowCount() > before);
    }
    QCOMPARE(m_model->rowCount(), 5000);
    QCOMPARE(seqs().last(), 1);
}

void FeedModelsTest::olderRowsArePagedIn()
{
    m_tester.reset(); // it fetches more by itself
    m_station->eventValues = m_scenes.events(400);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), FeedModel::headSize);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({})); // one question at a time
    QTRY_COMPARE(m_model->rowCount(), 400);
    QVERIFY(!m_model->canFetchMore({}));
}

void FeedModelsTest::visibleRowsBelowTheHeadAreRefreshed()
{
    m_tester.reset(); // it fetches more by itself
    m_station->eventValues = m_scenes.events(500);
    m_station->eventValues[450].summary.state = EventState::Retrying;
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), FeedModel::headSize);
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 500);
    m_model->setHeld(true);
    m_model->setVisibleRows(440, 465);
    m_station->eventValues[450].summary.state = EventState::Failed;
    m_model->refresh();
    QTRY_COMPARE(m_model->rowAt(450)->state, EventState::Failed);
}

void FeedModelsTest::rowsThatNoLongerMatchGo()
{
    m_station->eventValues = {m_scenes.event(3, u"a"_s, EventState::Retrying),
                              m_scenes.event(2, u"b"_s, EventState::Retrying),
                              m_scenes.event(1, u"c"_s, EventState::Retrying)};
    EventFilter filter;
    filter.state = EventState::Retrying;
    m_model->setFilter(filter);
    QTRY_COMPARE(m_model->rowCount(), 3);
    m_station->eventValues[1].summary.state = EventState::Delivered;
    m_model->refresh();
    QTRY_COMPARE(seqs(), (QList<qint64>{3, 1}));
    m_station->eventValues[1].summary.state = EventState::Retrying;
    m_model->refresh();
    QTRY_COMPARE(seqs(), (QList<qint64>{3, 2, 1}));
}

void FeedModelsTest::staleAnswersAreDropped()
{
    m_station->eventValues = {m_scenes.event(2, u"push"_s, EventState::Delivered),
                              m_scenes.event(1, u"ping"_s, EventState::Delivered)};
    m_station->hold();
    m_model->refresh();
    EventFilter filter;
    filter.type = u"ping"_s;
    m_model->setFilter(filter);
    m_station->release();
    QTRY_VERIFY(m_model->isLoaded());
    QCOMPARE(seqs(), QList<qint64>{1});
}

void FeedModelsTest::refreshesWhileOneIsOpenBecomeOne()
{
    m_station->hold();
    for (int i = 0; i < 50; ++i)
        m_model->refresh();
    QCOMPARE(m_station->eventQueries.size(), 1);
    m_station->release();
    QTRY_COMPARE(m_station->eventQueries.size(), 2);
    QTest::qWait(0);
    QCOMPARE(m_station->eventQueries.size(), 2);
}

void FeedModelsTest::theBoundHoldsAndPagingGoesOn()
{
    m_tester.reset(); // walks all rows at each change
    m_station->eventValues = m_scenes.events(FeedModel::maxRows + 100);
    const auto newer = m_station->eventValues;
    m_station->eventValues.remove(0, 100);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), FeedModel::headSize);
    while (m_model->canFetchMore({})) {
        const int before = m_model->rowCount();
        m_model->fetchMore({});
        QTRY_VERIFY(m_model->rowCount() > before);
    }
    QCOMPARE(m_model->rowCount(), FeedModel::maxRows);
    QVERIFY(!m_model->isCut());
    m_station->eventValues = newer;
    m_model->refresh();
    QTRY_COMPARE(m_model->rowAt(0)->seq, FeedModel::maxRows + 100);
    QCOMPARE(m_model->rowCount(), FeedModel::maxRows);
    QVERIFY(m_model->isCut());
}

void FeedModelsTest::failuresAreToldAndRowsKept()
{
    m_station->eventValues = m_scenes.events(3);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 3);
    QSignalSpy failed(m_model.get(), &FeedModel::failed);
    m_station->failure = Error{ErrorCode::Unavailable, u"busy"_s};
    m_model->refresh();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_model->rowCount(), 3);
}

void FeedModelsTest::rejectionsAreFilteredByCause()
{
    RejectionTableModel model(*m_station, *m_times);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_station->rejectionValues = {m_scenes.rejection(2, RejectionCause::Conflict),
                                  m_scenes.rejection(1, RejectionCause::SignatureMismatch)};
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 2);
    model.setFilter({}, RejectionCause::SignatureMismatch);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, RejectionTableModel::Cause).data().toString(), u"Wrong signature"_s);
    QVERIFY(model.index(0, RejectionTableModel::Evidence)
                .data()
                .toString()
                .contains("x-hub-signature-256"_L1));
}

void FeedModelsTest::aModelThatIsGoneGetsNoAnswer()
{
    m_station->hold();
    m_model->refresh();
    m_tester.reset();
    m_model.reset();
    m_station->release();
    QCoreApplication::processEvents();
}

void FeedModelsTest::emptyPagesAreGoneOnFromUntilARowIsFound()
{
    m_station->eventValues = eventsWithRare(500, {3});
    m_station->looksAt = 50;
    QList<bool> searching;
    connect(m_model.get(), &FeedModel::loaded, this,
            [&] { searching.append(m_model->isSearching()); });
    showRare();
    QTRY_COMPARE(seqs(), QList<qint64>{3});
    QCOMPARE(searching, (QList{true, false}));
    QVERIFY(m_model->isLoaded());
    QCOMPARE(m_station->eventQueries.size(), 10);
}

void FeedModelsTest::anEmptyHeadKeepsTheRows()
{
    m_station->eventValues = eventsWithRare(10, {3, 2});
    showRare();
    QTRY_COMPARE(seqs(), (QList<qint64>{3, 2}));
    m_station->eventValues = eventsWithRare(100, {3, 2});
    m_station->looksAt = 10;
    QSignalSpy loaded(m_model.get(), &FeedModel::loaded);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->refresh();
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(seqs(), (QList<qint64>{3, 2}));
    QCOMPARE(removed.size(), 0);
}

void FeedModelsTest::whatIsNewBelowAnEmptyHeadIsFound()
{
    m_station->eventValues = eventsWithRare(10, {3});
    showRare();
    QTRY_COMPARE(seqs(), QList<qint64>{3});
    m_station->eventValues = eventsWithRare(100, {50, 3});
    m_station->looksAt = 10;
    m_model->refresh();
    QTRY_COMPARE(seqs(), (QList<qint64>{50, 3}));
}

void FeedModelsTest::olderRowsAreLookedForOverEmptyPages()
{
    m_station->eventValues = eventsWithRare(500, {480, 3});
    m_station->looksAt = 50;
    showRare();
    QTRY_COMPARE(seqs(), QList<qint64>{480});
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->isSearching()); // there is a row to show
    QTRY_COMPARE(seqs(), (QList<qint64>{480, 3}));
}

void FeedModelsTest::whatNothingMatchedIsNotLookedThroughAgain()
{
    m_station->eventValues = eventsWithRare(500, {});
    m_station->looksAt = 50;
    QSignalSpy loaded(m_model.get(), &FeedModel::loaded);
    showRare();
    QTRY_COMPARE(loaded.size(), 2);
    QVERIFY(!m_model->isSearching());
    QCOMPARE(m_station->eventQueries.size(), 10);

    m_station->eventValues = eventsWithRare(501, {});
    m_model->refresh();
    QTRY_COMPARE(loaded.size(), 3);
    QVERIFY(!m_model->isSearching());
    QCOMPARE(m_station->eventQueries.size(), 12);

    m_station->eventValues = eventsWithRare(502, {502});
    m_model->refresh();
    QTRY_COMPARE(seqs(), QList<qint64>{502});
}

QTEST_GUILESS_MAIN(FeedModelsTest)
#include "tst_feedmodels.moc"
