// SPDX-License-Identifier: GPL-3.0-or-later
// How the window follows a shadow: what it asks, and when.
#include "tests/ui/scriptedstation.h"
#include "ui/designer/backtest/differencesmodel.h"
#include "ui/designer/shadow/shadowrun.h"
#include "ui/widgets/timeformat.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A station whose only shadow is what a test says.
class ShadowingStation final : public ScriptedStation
{
public:
    QFuture<Result<ShadowReport>> startShadow(const ShadowRequest &request) override
    {
        started.append(request);
        if (report.started) {
            shadowed = ShadowStatus();
            shadowed->graph = *request.graph;
            shadowed->startedAt = SystemClock().now();
        }
        return QtFuture::makeReadyValueFuture(Result<ShadowReport>(report));
    }
    QFuture<Result<ShadowStatus>> shadow(const QString &workflow) override
    {
        ++questions;
        if (!held)
            return QtFuture::makeReadyValueFuture(answer(workflow));
        waiting = std::make_unique<QPromise<Result<ShadowStatus>>>();
        waiting->start();
        return waiting->future();
    }
    /// Answers what was asked last while it was held.
    void release()
    {
        held = false;
        waiting->addResult(answer(u"w"_s));
        waiting->finish();
    }
    QFuture<Result<BacktestPage>> shadowDifferences(const ShadowQuery &) override
    {
        ++pages;
        if (!holdsPages)
            return QtFuture::makeReadyValueFuture(Result<BacktestPage>(page));
        waitingPage = std::make_unique<QPromise<Result<BacktestPage>>>();
        waitingPage->start();
        return waitingPage->future();
    }
    void releasePage()
    {
        waitingPage->addResult(Result<BacktestPage>(page));
        waitingPage->finish();
    }
    QFuture<Result<ShadowStatus>> stopShadow(const QString &workflow) override
    {
        stopped.append(workflow);
        auto ended = answer(workflow);
        if (ended) {
            ended->state = ShadowState::Ended;
            ended->end = ShadowEnd::Stopped;
        }
        shadowed.reset();
        return QtFuture::makeReadyValueFuture(ended);
    }

    std::optional<ShadowStatus> shadowed; ///< of the workflow w
    BacktestPage page;
    ShadowReport report{true, {}};
    QList<ShadowRequest> started;
    int questions = 0;
    int pages = 0;
    bool held = false; ///< does not answer yet
    std::unique_ptr<QPromise<Result<ShadowStatus>>> waiting;
    bool holdsPages = false;
    std::unique_ptr<QPromise<Result<BacktestPage>>> waitingPage;
    QStringList stopped;

private:
    [[gnu::noinline]] Result<ShadowStatus> answer(const QString &workflow) const
    {
        if (workflow != "w"_L1 || !shadowed)
            return Error{ErrorCode::NotFound, u"none"_s};
        return *shadowed;
    }
};

Graph draftOf(const QString &expression)
{
    return {{{u"f"_s, FilterNode{expression}}}, {}};
}

EventDifference differing(qint64 seq, BacktestVerdict verdict = BacktestVerdict::NewlyRouted)
{
    EventDifference difference;
    difference.seq = seq;
    difference.type = QString::number(seq);
    difference.verdicts = {verdict};
    return difference;
}

QList<EventDifference> differing(const QList<qint64> &seqs)
{
    QList<EventDifference> all;
    for (const auto seq : seqs)
        all.append(differing(seq));
    return all;
}

QStringList rowsOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, 0).data().toString());
    return rows;
}

} // namespace

class ShadowRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAsksWhenTheStationSaysSo()
    {
        ShadowingStation station;
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isSettled());
        QVERIFY(!run.status());
        run.start(draftOf(u"a"_s));
        QTRY_VERIFY(run.isRunning() && run.isSettled());
        QCOMPARE(station.started, QList{ShadowRequest({u"w"_s, draftOf(u"a"_s), 0})});
        const int questions = station.questions;
        const int pages = station.pages;
        QTest::qWait(50);
        QCOMPARE(station.questions, questions); // it does not ask by itself

        station.shadowed->summary.events = 3;
        station.shadowed->summary.unchanged = 3;
        Q_EMIT station.shadowsChanged();
        QTRY_COMPARE(run.status()->summary.events, 3);
        QCOMPARE(station.questions, questions + 1);
        QCOMPARE(station.pages, pages); // none more differs
        station.shadowed->summary.events = 4;
        station.page.differences = differing(QList<qint64>{7});
        Q_EMIT station.shadowsChanged();
        QTRY_COMPARE(run.differences().size(), 1);
        QCOMPARE(station.pages, pages + 1);
    }

    void itAsksOneQuestionAtATime()
    {
        ShadowingStation station;
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isSettled());
        station.questions = 0;
        station.held = true;
        for (int at = 0; at < 10; ++at)
            Q_EMIT station.shadowsChanged();
        QCOMPARE(station.questions, 1);
        station.shadowed.emplace();
        station.release();
        QTRY_VERIFY(run.isSettled());
        QCOMPARE(station.questions, 2); // what changed meanwhile is not missed
        QVERIFY(run.isRunning());
    }

    void nobodyAsksWhileNobodyLooks()
    {
        ShadowingStation station;
        station.shadowed.emplace();
        ShadowRun run(station);
        run.setWorkflow(u"w"_s);
        Q_EMIT station.shadowsChanged();
        QTest::qWait(20);
        QCOMPARE(station.questions, 0);
        run.setWatched(true);
        QTRY_VERIFY(run.isRunning());
        run.setWatched(false);
        const int questions = station.questions;
        Q_EMIT station.shadowsChanged();
        QTest::qWait(20);
        QCOMPARE(station.questions, questions);
    }

    void whatWasFoundStaysWhenItIsStopped()
    {
        ShadowingStation station;
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        run.start(draftOf(u"a"_s));
        QTRY_VERIFY(run.isRunning() && run.isSettled());
        station.shadowed->summary.newlyRouted = station.shadowed->summary.events = 2;
        station.page.differences = differing(QList<qint64>{1, 2});
        run.stop(); // without having asked meanwhile
        QTRY_COMPARE(run.status()->end, ShadowEnd::Stopped);
        QTRY_VERIFY(run.isSettled());
        QCOMPARE(run.status()->summary.newlyRouted, 2);
        QCOMPARE(run.differences().size(), 2);
        Q_EMIT station.shadowsChanged(); // and the station knows none any more
        QTRY_VERIFY(run.isSettled());
        QCOMPARE(run.status()->end, ShadowEnd::Stopped);
        run.start(draftOf(u"b"_s));
        QTRY_VERIFY(run.isRunning() && run.isSettled());
        QCOMPARE(run.status()->graph, draftOf(u"b"_s));
        QCOMPARE(run.status()->summary.newlyRouted, 0);
    }

    void itIsStoppedAlsoWhenAnotherWorkflowIsShownAtOnce()
    {
        ShadowingStation station;
        station.shadowed.emplace();
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isRunning() && run.isSettled());
        station.holdsPages = true;
        run.stop();
        run.setWorkflow(u"other"_s);
        station.releasePage();
        QTRY_COMPARE(station.stopped, QStringList{u"w"_s});
        QTRY_VERIFY(run.isSettled());
        QVERIFY(!run.status()); // what it had found is not that of the other one
        QVERIFY(run.differences().isEmpty());
    }

    void somebodyElseMayStopIt()
    {
        ShadowingStation station;
        station.shadowed.emplace();
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isRunning());
        station.shadowed.reset();
        Q_EMIT station.shadowsChanged();
        QTRY_VERIFY(!run.isRunning());
        QCOMPARE(run.status()->end, ShadowEnd::Stopped);
    }

    void aRefusalTellsWhatIsWrong()
    {
        ShadowingStation station;
        const WorkflowProblem problem{
            WorkflowProblem::Reason::NoEnd, {}, {}, -1, -1, u"leads nowhere"_s};
        station.report = {false, {problem}};
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QSignalSpy refused(&run, &ShadowRun::refused);
        run.start(draftOf(u"a"_s));
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<QList<WorkflowProblem>>(), QList{problem});
        QTRY_VERIFY(run.isSettled());
        QVERIFY(!run.status());
    }

    void anotherWorkflowHasItsOwn()
    {
        ShadowingStation station;
        station.shadowed.emplace();
        ShadowRun run(station);
        run.setWatched(true);
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isRunning());
        run.setWorkflow(u"other"_s);
        QVERIFY(!run.status());
        QTRY_VERIFY(run.isSettled());
        QVERIFY(!run.status());
        run.setWorkflow(u"w"_s);
        QTRY_VERIFY(run.isRunning()); // it went on
    }

    void rowsStayWhereTheyAreWhenOthersComeAndGo_data()
    {
        QTest::addColumn<QList<qint64>>("before");
        QTest::addColumn<QList<qint64>>("after");
        using Seqs = QList<qint64>;
        QTest::newRow("the first") << Seqs{} << Seqs{1, 2};
        QTest::newRow("none any more") << Seqs{1, 2} << Seqs{};
        QTest::newRow("the same") << Seqs{1, 2} << Seqs{1, 2};
        QTest::newRow("newer ones") << Seqs{1, 2} << Seqs{1, 2, 3, 4};
        QTest::newRow("as many as may be") << Seqs{1, 2, 3} << Seqs{3, 4, 5};
        QTest::newRow("late ones") << Seqs{2, 5, 9} << Seqs{1, 2, 3, 4, 9, 10};
        QTest::newRow("all others") << Seqs{1, 2} << Seqs{3, 4};
    }

    void rowsStayWhereTheyAreWhenOthersComeAndGo()
    {
        QFETCH(QList<qint64>, before);
        QFETCH(QList<qint64>, after);
        const SystemClock clock;
        const TimeFormat times(clock);
        DifferencesModel model(times);
        const QAbstractItemModelTester tester(&model);
        model.replace(differing(before));
        QStringList expected;
        for (const auto seq : before)
            expected.append(QString::number(seq));
        QCOMPARE(rowsOf(model), expected);
        QList<QPersistentModelIndex> held;
        for (int row = 0; row < model.rowCount(); ++row)
            held.append(model.index(row, 0));
        model.replace(differing(after));
        expected.clear();
        for (const auto seq : after)
            expected.append(QString::number(seq));
        QCOMPARE(rowsOf(model), expected);
        for (qsizetype at = 0; at < before.size(); ++at) {
            QCOMPARE(held.at(at).isValid(), after.contains(before.at(at)));
            if (held.at(at).isValid())
                QCOMPARE(held.at(at).data().toString(), QString::number(before.at(at)));
        }
    }

    void aVerdictThatWasChosenHoldsForNewRows()
    {
        const SystemClock clock;
        const TimeFormat times(clock);
        DifferencesModel model(times);
        const QAbstractItemModelTester tester(&model);
        model.setVerdict(BacktestVerdict::NewError);
        model.replace({differing(1), differing(2, BacktestVerdict::NewError)});
        QCOMPARE(rowsOf(model), QStringList{u"2"_s});
        model.replace({differing(1), differing(2, BacktestVerdict::NewError), differing(3),
                       differing(4, BacktestVerdict::NewError)});
        QCOMPARE(rowsOf(model), QStringList({u"2"_s, u"4"_s}));
        model.setVerdict({});
        QCOMPARE(model.rowCount(), 4);
    }
};

QTEST_MAIN(ShadowRunTest)
#include "tst_shadowrun.moc"
