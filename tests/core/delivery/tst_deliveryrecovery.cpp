// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/delivery/deliveryfixture.h"
#include "tests/support/httpsink.h"

#include <QTest>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeliveryRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continuesAfterARestart();
    void finishesWhatRunsBeforeItStops();
    void endsWhatHangsWhenTheGraceIsOver();
    void keepsAnAttemptThatCouldNotBeRecorded();
    void attemptsNothingThatIsNotOnDiskYet();
    void makesABoundedNumberOfUnrecordedAttempts();
    void readsAgainWhenTheStoreCouldNotBeRead();
    void stopsWithoutHavingStarted();
    void stopsWhileCommitsFail();
};

void TestDeliveryRecovery::continuesAfterARestart()
{
    HttpSink sink;
    sink.goAway();
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.retry.initial = 300ms;
    target.config.retry.jitter = 0;
    fixture.setTarget(target);
    fixture.start();
    const auto ids = fixture.add(u"out"_s, 20);
    QTRY_COMPARE(fixture.observer.count(), 20);
    fixture.stop();

    sink.comeBack();
    fixture.start();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(sink.count(), 20);
    const auto attempts = fixture.detail(ids.last()).attempts;
    QCOMPARE(attempts.size(), 2);
    QVERIFY(attempts[1].startedAt >= *attempts[0].retryAt);
}

void TestDeliveryRecovery::finishesWhatRunsBeforeItStops()
{
    HttpSink sink;
    sink.answerWith({.delay = 100ms});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.concurrency = 2;
    fixture.setTarget(target);
    const auto ids = fixture.add(u"out"_s, 4);
    fixture.start();
    QTRY_COMPARE(sink.count(), 2);
    fixture.stop(10s);
    QCOMPARE(sink.count(), 2); // nothing more was started

    sink.answerWith({});
    fixture.start();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(sink.count(), 4);
    QCOMPARE(fixture.detail(ids.first()).attempts.size(), 1);
}

void TestDeliveryRecovery::endsWhatHangsWhenTheGraceIsOver()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.retry.maxAttempts = 1; // does not count what the station ended
    fixture.setTarget(target);
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(sink.count(), 1);
    fixture.stop(50ms);

    sink.release();
    fixture.start();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    const auto attempts = fixture.detail(id).attempts;
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].outcome, AttemptOutcome::Cancelled);
    QVERIFY(*attempts[0].retryAt <= attempts[1].startedAt);
    QCOMPARE(sink.requests()[0].headers.single("webhook-id"),
             sink.requests()[1].headers.single("webhook-id"));
}

void TestDeliveryRecovery::keepsAnAttemptThatCouldNotBeRecorded()
{
    HttpSink sink;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    const auto ids = fixture.add(u"out"_s, 3);
    fixture.probe.failsCommits = true;
    fixture.start();
    QTRY_COMPARE(sink.count(), 3);
    QTRY_VERIFY(fixture.probe.failedCommits > 0);
    QCOMPARE(fixture.dispatcher().inFlight().size(), 3);
    QCOMPARE(fixture.status(ids[0]), DeliveryStatus::Scheduled);
    QCOMPARE(fixture.observer.count(), 0);

    fixture.probe.failsCommits = false;
    QTRY_COMPARE(fixture.pending(), 0);
    QTRY_COMPARE(fixture.observer.count(), 3);
    QCOMPARE(sink.count(), 3); // none was sent again
    QCOMPARE(fixture.detail(ids[0]).attempts.size(), 1);
    QTRY_VERIFY(fixture.dispatcher().inFlight().isEmpty());
}

void TestDeliveryRecovery::attemptsNothingThatIsNotOnDiskYet()
{
    HttpSink sink;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.putDestination(quickTarget(u"out"_s, sink.url()).config);
    fixture.start();
    const auto first = fixture.detail(fixture.add(u"out"_s).first()).delivery;
    QTRY_COMPARE(fixture.observer.count(), 1);

    fixture.probe.flushes.acquire();
    std::thread operatorsCall([&] { fixture.replay({first.event, {}, true}); });
    QTRY_COMPARE(fixture.pending(), 1); // committed: everybody sees it
    const int reads = fixture.probe.deliveriesRead;
    fixture.setTarget(quickTarget(u"out"_s, sink.url())); // has it look
    QTRY_VERIFY(fixture.probe.deliveriesRead > reads);
    QVERIFY(!QTest::qWaitFor([&] { return sink.count() > 1; }, 100));

    fixture.probe.flushes.release();
    operatorsCall.join();
    QTRY_COMPARE(sink.count(), 2);
    QTRY_COMPARE(fixture.pending(), 0);
}

void TestDeliveryRecovery::makesABoundedNumberOfUnrecordedAttempts()
{
    HttpSink sink;
    sink.keepRequests(false);
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.add(u"out"_s, int(Dispatcher::maxUnrecorded) + 500);
    fixture.probe.failsCommits = true;
    fixture.start();
    constexpr int most = int(Dispatcher::maxUnrecorded) + 8; // those that run meanwhile
    QTRY_VERIFY(sink.count() >= int(Dispatcher::maxUnrecorded));
    QVERIFY(!QTest::qWaitFor([&] { return sink.count() > most; }, 100));
    fixture.probe.failsCommits = false;
    QTRY_COMPARE_WITH_TIMEOUT(fixture.pending(), 0, 60s);
    QCOMPARE(sink.count(), int(Dispatcher::maxUnrecorded) + 500);
}

void TestDeliveryRecovery::readsAgainWhenTheStoreCouldNotBeRead()
{
    HttpSink sink;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.probe.failsReads = true;
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_VERIFY(fixture.probe.reads > 0);
    fixture.probe.failsReads = false;
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
}

void TestDeliveryRecovery::stopsWithoutHavingStarted()
{
    DeliveryFixture fixture;
    fixture.dispatcher().drain(1s);
}

void TestDeliveryRecovery::stopsWhileCommitsFail()
{
    HttpSink sink;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    const auto id = fixture.add(u"out"_s).first();
    fixture.probe.failsCommits = true;
    fixture.start();
    QTRY_COMPARE(sink.count(), 1);
    fixture.stop(1s);

    fixture.probe.failsCommits = false;
    fixture.start();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    QCOMPARE(sink.requests()[0].headers.single("webhook-id"),
             sink.requests()[1].headers.single("webhook-id"));
}

QTEST_GUILESS_MAIN(TestDeliveryRecovery)
#include "tst_deliveryrecovery.moc"
