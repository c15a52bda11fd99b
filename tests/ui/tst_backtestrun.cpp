// SPDX-License-Identifier: GPL-3.0-or-later
// How the window follows a backtest that takes its time.
#include "tests/ui/scriptedstation.h"
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/backtest/backtestrun.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A station whose backtests are as far as a test says.
class SlowStation final : public ScriptedStation
{
public:
    QFuture<Result<BacktestId>> startBacktest(const BacktestRequest &request) override
    {
        requests.append(request);
        auto promise = std::make_shared<QPromise<Result<BacktestId>>>();
        promise->start();
        starting.append(promise);
        return promise->future();
    }
    QFuture<Result<BacktestStatus>> backtest(const BacktestId &id) override
    {
        ++questions;
        auto answer = status;
        answer.id = id;
        return QtFuture::makeReadyValueFuture(Result<BacktestStatus>(answer));
    }
    QFuture<Result<BacktestPage>> backtestDifferences(const BacktestQuery &) override
    {
        return QtFuture::makeReadyValueFuture(Result<BacktestPage>(page));
    }
    QFuture<Result<void>> endBacktest(const BacktestId &id) override
    {
        ended.append(id);
        if (status.state == BacktestState::Running)
            status.state = BacktestState::Cancelled;
        return QtFuture::makeReadyValueFuture(Result<void>());
    }
    /// The oldest start that waits begins.
    BacktestId begin()
    {
        const auto id = BacktestId::make(SystemClock().now());
        const auto promise = starting.takeFirst();
        promise->addResult(Result<BacktestId>(id));
        promise->finish();
        return id;
    }

    BacktestStatus status;
    BacktestPage page;
    QList<BacktestRequest> requests;
    QList<std::shared_ptr<QPromise<Result<BacktestId>>>> starting;
    QList<BacktestId> ended;
    int questions = 0;
};

BacktestRequest requestOf(const QString &expression)
{
    BacktestRequest request;
    request.workflow = u"w"_s;
    request.graph = Graph{{{u"f"_s, FilterNode{expression}}}, {}};
    return request;
}

} // namespace

class BacktestRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsAskedUntilItEnds()
    {
        SlowStation station;
        BacktestRun run(station);
        run.setWatched(true);
        run.start(requestOf(u"a"_s), 3);
        QVERIFY(run.isStarting());
        station.begin();
        QTRY_VERIFY(station.questions >= 2);
        QVERIFY(run.isRunning());
        QVERIFY(!run.rehearsal(run.graph(), 3).backtest); // it is not known yet
        station.status.state = BacktestState::Finished;
        QTRY_VERIFY(!run.isRunning());
        const int questions = station.questions;
        QVERIFY(run.rehearsal(run.graph(), 3).backtest);
        QVERIFY(!run.rehearsal(run.graph(), 4).backtest); // beside another revision
        QVERIFY(!run.rehearsal(*requestOf(u"b"_s).graph, 3).backtest); // of another draft
        QCOMPARE(station.questions, questions);
    }

    void nobodyAsksWhileNobodyLooks()
    {
        SlowStation station;
        BacktestRun run(station);
        run.setWatched(true);
        run.start(requestOf(u"a"_s), 1);
        station.begin();
        QTRY_VERIFY(station.questions >= 1);
        run.setWatched(false);
        const int questions = station.questions;
        QSignalSpy changed(&run, &BacktestRun::changed);
        QVERIFY(!changed.wait(500)); // more than two intervals
        QCOMPARE(station.questions, questions);
        run.setWatched(true);
        QTRY_VERIFY(station.questions > questions);
    }

    void anotherOneTakesItsPlace()
    {
        SlowStation station;
        BacktestRun run(station);
        run.start(requestOf(u"a"_s), 1);
        run.start(requestOf(u"b"_s), 1);
        const auto late = station.begin(); // the first one begins when nobody waits for it
        QTRY_COMPARE(station.ended, QList{late});
        QVERIFY(run.isStarting());
        const auto second = station.begin();
        QTRY_VERIFY(run.status().has_value());
        QCOMPARE(run.status()->id, second);
        QCOMPARE(run.graph(), *requestOf(u"b"_s).graph);
    }

    void whatRunsEndsWithIt()
    {
        SlowStation station;
        BacktestId id;
        {
            BacktestRun run(station);
            run.start(requestOf(u"a"_s), 1);
            id = station.begin();
            QTRY_VERIFY(run.isRunning());
        }
        QCOMPARE(station.ended, QList{id});
    }

    void itIsCancelledByItsButton()
    {
        const Theme theme(Theme::Mode::Light);
        const SystemClock clock;
        const TimeFormat times(clock);
        SlowStation station;
        BacktestPanel panel(station, times);
        panel.resize(900, 260);
        panel.show();
        panel.setWorkflow(u"w"_s, 1);
        panel.setGraph(*requestOf(u"a"_s).graph);
        auto *start = panel.findChild<QPushButton *>(u"backtestStart"_s);
        auto *cancel = panel.findChild<QPushButton *>(u"backtestCancel"_s);
        auto *progress = panel.findChild<QProgressBar *>(u"backtestProgress"_s);
        QVERIFY(!cancel->isVisible());
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
        QCOMPARE(station.requests.size(), 1);
        QVERIFY(station.requests.first().filter.since); // the last day
        station.status.progress = 0.4;
        station.status.summary.events = 1200;
        station.begin();
        QTRY_COMPARE(progress->value(), 400);
        QVERIFY(cancel->isVisible() && !start->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(start->isVisible());
        QVERIFY(!progress->isVisible());
        QVERIFY(panel.findChild<ElidedLabel *>(u"backtestNote"_s)
                    ->fullText()
                    .startsWith(u"cancelled"_s));
        QVERIFY(!panel.rehearsal().backtest); // half of it is not shown when publishing
    }
};

QTEST_MAIN(BacktestRunTest)
#include "tst_backtestrun.moc"
