// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/lane.h"
#include "tests/core/delivery/deliveryfixture.h"
#include "tests/support/httpsink.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeliveryLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsToTheConcurrency();
    void letsNoDestinationDelayAnother();
    void holdsABoundedWindowInMemory();
    void holdsBoundedBytesInFlight();
    void sendsEachOnceUnderLoad();
    void wakesForNothingWhileIdle();
    void waitsForADisabledDestination();
    void waitsForASecret();
    void killsDeliveriesToAMissingDestination();
    void waitsForADestinationThatTheStoreKnows();
    void showsWhatIsInFlight();
    void sendsWhatTheWorkflowMade();
};

void TestDeliveryLanes::keepsToTheConcurrency()
{
    HttpSink sink;
    sink.answerWith({.delay = 20ms});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.concurrency = 3;
    fixture.setTarget(target);
    fixture.add(u"out"_s, 30);
    fixture.start();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(sink.count(), 30);
    QCOMPARE(sink.mostAtOnce(), 3);
}

void TestDeliveryLanes::letsNoDestinationDelayAnother()
{
    HttpSink slow;
    slow.answerWith({.kind = SinkAnswer::Kind::Hang});
    HttpSink fast;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"slow"_s, slow.url()));
    fixture.setTarget(quickTarget(u"fast"_s, fast.url()));
    fixture.add(u"slow"_s, 500);
    fixture.start();
    QTRY_COMPARE(slow.count(), 8);
    const auto ids = fixture.add(u"fast"_s, 200);
    QTRY_COMPARE(fixture.status(ids.last()), DeliveryStatus::Succeeded);
    QTRY_COMPARE(fast.count(), 200);
    QCOMPARE(slow.count(), 8);
}

void TestDeliveryLanes::holdsABoundedWindowInMemory()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.add(u"out"_s, 5000);
    fixture.start();
    QTRY_COMPARE(sink.count(), 8);
    QVERIFY(fixture.probe.deliveriesRead <= 8 + Lane::mostInWindow);
    sink.release();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.pending(), 0, 60s);
    QCOMPARE(sink.count(), 5000);
    QCOMPARE(fixture.probe.deliveriesRead, 5000); // none was read twice
    QVERIFY(fixture.probe.reads < 5000 / 50);
}

void TestDeliveryLanes::holdsBoundedBytesInFlight()
{
    constexpr qsizetype large = 3 * 1024 * 1024;
    HttpSink slow;
    slow.answerWith({.kind = SinkAnswer::Kind::Hang});
    HttpSink other;
    DeliveryFixture fixture(8 * 1024 * 1024);
    fixture.setTarget(quickTarget(u"slow"_s, slow.url()));
    fixture.setTarget(quickTarget(u"other"_s, other.url()));
    fixture.add(u"slow"_s, 6, QByteArray(large, 'x'));
    fixture.start();
    QTRY_COMPARE(slow.count(), 2); // not as many as its concurrency lets
    fixture.add(u"other"_s, 1, QByteArray(3 * large, 'x')); // more than there is: it goes alone
    fixture.add(u"other"_s, 20);
    QTRY_COMPARE(other.count(), 21);
    QCOMPARE(slow.count(), 2);
    slow.release();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(slow.count(), 6);
    QCOMPARE(slow.mostAtOnce(), 2);
}

void TestDeliveryLanes::sendsEachOnceUnderLoad()
{
    HttpSink sink;
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.concurrency = 16;
    fixture.setTarget(target);
    fixture.start();
    for (int i = 0; i < 20; ++i)
        fixture.add(u"out"_s, 100); // while it runs
    QTRY_COMPARE_WITH_TIMEOUT(fixture.pending(), 0, 60s);
    QSet<QByteArray> ids;
    for (const auto &request : sink.requests())
        ids.insert(request.headers.single("webhook-id")->toByteArray());
    QCOMPARE(ids.size(), 2000);
    QCOMPARE(sink.count(), 2000);
}

void TestDeliveryLanes::wakesForNothingWhileIdle()
{
    HttpSink sink;
    sink.script({{.status = 503, .headers = "Retry-After: 3600\r\n"_ba}});
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.start();
    fixture.add(u"out"_s);
    QTRY_COMPARE(fixture.observer.count(), 1);
    fixture.add(u"out"_s);
    QTRY_COMPARE(fixture.observer.count(), 2); // now one is due in an hour, nothing else
    // The last commit may still be telling its listeners.
    quint64 turns = 0;
    QTRY_COMPARE(std::exchange(turns, fixture.dispatcher().turns()), fixture.dispatcher().turns());
    const auto hasWoken = [&] { return fixture.dispatcher().turns() != turns; };
    QVERIFY(!QTest::qWaitFor(hasWoken, 1000));
}

void TestDeliveryLanes::waitsForADisabledDestination()
{
    HttpSink sink;
    HttpSink other;
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.enabled = false;
    fixture.setTarget(target);
    fixture.setTarget(quickTarget(u"other"_s, other.url()));
    const auto early = fixture.add(u"out"_s).first();
    fixture.start();
    const auto late = fixture.add(u"out"_s).first();
    fixture.add(u"other"_s);
    QTRY_COMPARE(fixture.observer.count(), 1);
    QCOMPARE(fixture.status(early), DeliveryStatus::Scheduled);
    QCOMPARE(fixture.status(late), DeliveryStatus::Scheduled);
    QCOMPARE(sink.count(), 0);

    target.enabled = true;
    fixture.setTarget(target);
    QTRY_COMPARE(fixture.status(early), DeliveryStatus::Succeeded);
    QTRY_COMPARE(fixture.status(late), DeliveryStatus::Succeeded);
    QCOMPARE(sink.count(), 2);
}

void TestDeliveryLanes::waitsForASecret()
{
    HttpSink sink;
    DeliveryFixture fixture;
    auto config = quickTarget(u"out"_s, sink.url()).config;
    config.secret = SecretReference{u"${MISSING}"_s};
    const Configured<DestinationConfig> configured{.config = config, .owner = {}};
    QVERIFY(!makeDeliveryTarget(configured, std::nullopt).isReady());
    QVERIFY(!makeDeliveryTarget(configured, "whsec_short"_ba).isReady());
    fixture.setTarget(makeDeliveryTarget(configured, std::nullopt));
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    fixture.setTarget(makeDeliveryTarget(configured, "a secret"_ba));
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    QCOMPARE(sink.count(), 1);
    QVERIFY(sink.requests().first().headers.first("webhook-signature"));
}

void TestDeliveryLanes::killsDeliveriesToAMissingDestination()
{
    DeliveryFixture fixture;
    fixture.start();
    const auto ids = fixture.add(u"nowhere"_s, 300);
    QTRY_COMPARE(fixture.pending(), 0);
    const auto detail = fixture.detail(ids.last());
    QCOMPARE(detail.delivery.status, DeliveryStatus::Dead);
    QCOMPARE(detail.attempts.size(), 1);
    QCOMPARE(detail.attempts[0].outcome, AttemptOutcome::Refused);
    QVERIFY(!detail.attempts[0].error.isEmpty());
}

void TestDeliveryLanes::waitsForADestinationThatTheStoreKnows()
{
    HttpSink sink;
    HttpSink other;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"other"_s, other.url()));
    fixture.start();
    const auto target = quickTarget(u"new"_s, sink.url());
    fixture.putDestination(target.config);
    const auto id = fixture.add(u"new"_s).first();
    fixture.add(u"other"_s);
    QTRY_COMPARE(fixture.observer.count(), 1);
    QCOMPARE(fixture.status(id), DeliveryStatus::Scheduled);
    fixture.setTarget(target);
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
}

void TestDeliveryLanes::showsWhatIsInFlight()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.concurrency = 2;
    fixture.setTarget(target);
    const auto ids = fixture.add(u"out"_s, 3);
    fixture.start();
    QTRY_COMPARE(sink.count(), 2);
    QCOMPARE(fixture.dispatcher().inFlight(), (QSet<DeliveryId>{ids[0], ids[1]}));
    sink.release();
    QTRY_COMPARE(fixture.dispatcher().inFlight(), QSet<DeliveryId>{});
    QCOMPARE(fixture.pending(), 0);
}

void TestDeliveryLanes::sendsWhatTheWorkflowMade()
{
    HttpSink sink;
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url(u"/base?x=1"_s)));
    fixture.content = {"{\"big\":9007199254740993}"_ba,
                       "application/json"_ba,
                       {{"X-Team"_ba, "a b"_ba}},
                       "/orders/1"_ba,
                       "PUT"_ba};
    const auto id = fixture.add(u"out"_s).first();
    sink.script({{.status = 500}}); // the second attempt sends the same
    fixture.start();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    QCOMPARE(sink.count(), 2);
    for (const auto &request : sink.requests()) {
        QCOMPARE(request.method, "PUT"_ba);
        QCOMPARE(request.target, "/base/orders/1?x=1"_ba);
        QCOMPARE(request.body, "{\"big\":9007199254740993}"_ba);
        QCOMPARE(*request.headers.single("content-type"), QByteArrayView("application/json"));
        QCOMPARE(*request.headers.single("x-team"), QByteArrayView("a b"));
    }
}

QTEST_GUILESS_MAIN(TestDeliveryLanes)
#include "tst_deliverylanes.moc"
