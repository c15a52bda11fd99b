// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commitpace.h"

#include <QTest>

using namespace Signalbox;
using namespace std::chrono_literals;

class CommitPaceTest final : public QObject
{
    Q_OBJECT

    static constexpr CommitPace::Clock::time_point at(std::chrono::microseconds time)
    {
        return CommitPace::Clock::time_point(1h + time);
    }

private Q_SLOTS:
    void whoComesAloneIsTakenAtOnce()
    {
        const CommitPace pace;
        QVERIFY(pace.isTime(1, at(0s)));
        QVERIFY(pace.isTime(0, at(0s))); // a change that nobody waits for
    }

    void whileAGroupIsFlushedOthersGatherUntilTheyAreWorthOne()
    {
        CommitPace pace;
        pace.pushed();
        QVERIFY(!pace.isTime(1, at(0s)));
        QVERIFY(!pace.isTime(CommitPace::enough - 1, at(0s)));
        QVERIFY(pace.isTime(CommitPace::enough, at(0s)));
        pace.pushed();
        pace.flushed(1, 1, 100us, at(0s));
        QVERIFY(!pace.isTime(1, at(0s)));
        pace.flushed(1, CommitPace::enough, 100us, at(0s));
        QVERIFY(pace.isTime(1, at(0s)));
    }

    void aSlowDiskGathersMore()
    {
        CommitPace pace;
        pace.pushed();
        pace.flushed(1, 1, 5ms, at(0s));
        QVERIFY(pace.isTime(1, at(0s))); // there was no crowd
        pace.pushed();
        QVERIFY(!pace.isTime(CommitPace::enough, at(0s)));
        QVERIFY(pace.isTime(CommitPace::enoughWhenSlow, at(0s)));
    }

    void afterACrowdOnASlowDiskThoseAnsweredHaveAMomentToComeAgain()
    {
        CommitPace pace;
        pace.pushed();
        pace.flushed(1, CommitPace::crowd, 5ms, at(0s));
        QVERIFY(!pace.isTime(CommitPace::crowd, at(500us)));
        QVERIFY(pace.isTime(CommitPace::enoughWhenSlow, at(500us)));
        QCOMPARE(pace.restUntil(), at(1ms));
        QVERIFY(pace.isTime(1, at(1ms)));
    }

    void theWriterFlushesByItselfOnlyWhereTheDiskIsQuick()
    {
        CommitPace pace;
        QVERIFY(pace.isQuick());
        pace.pushed();
        QVERIFY(!pace.isQuick()); // it would overtake
        pace.flushed(1, 1, CommitPace::quickFlush, at(0s));
        QVERIFY(!pace.isQuick());
        pace.pushed();
        pace.flushed(1, 1, CommitPace::quickFlush - 1us, at(0s));
        QVERIFY(pace.isQuick());
    }

    void aQuickDiskIsNotWaitedFor()
    {
        CommitPace pace;
        pace.pushed();
        pace.flushed(1, 100, 500us, at(0s));
        QVERIFY(pace.isTime(1, at(0s)));
    }
};

QTEST_APPLESS_MAIN(CommitPaceTest)
#include "tst_commitpace.moc"
