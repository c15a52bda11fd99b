// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/lane.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto now = fromMicroseconds(1'000'000'000);

QList<DueDelivery> deliveries(int count, qsizetype bodySize = 100)
{
    QList<DueDelivery> list;
    for (int i = 0; i < count; ++i) {
        DueDelivery due;
        due.delivery.id = DeliveryId::make(now);
        due.body = QByteArray(bodySize, 'x');
        list.append(due);
    }
    return list;
}

} // namespace

class TestLane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyWhenWokenAndRunningLow();
    void startsNoMoreThanItsConcurrency();
    void wakesWhenTheEarliestFallsDue();
    void keepsWhatItTookUntilItIsReleased();
    void takesAWindowFullOfBytesForAFullOne();
    void readsNoFurtherWhileItsWindowIsFullOfBytes();
    void knowsTheBytesThatAreBeingSent();
    void forgetsItsWindowWhenPaused();
    void takesOneOfAnOrderKeyAtATime();
};

void TestLane::readsOnlyWhenWokenAndRunningLow()
{
    Lane lane;
    QVERIFY(lane.isIdle());
    QVERIFY(!lane.wantsRefill(2));
    lane.wake();
    QVERIFY(lane.wantsRefill(2));

    QVERIFY(!lane.refill(deliveries(Lane::mostInWindow))); // a full page: there may be more
    QVERIFY(!lane.wantsRefill(2));
    while (lane.canStart(1000))
        lane.start();
    QVERIFY(lane.wantsRefill(2));

    QVERIFY(lane.refill(deliveries(1))); // less than asked for: that was all
    lane.start();
    QVERIFY(!lane.wantsRefill(2));
}

void TestLane::startsNoMoreThanItsConcurrency()
{
    Lane lane;
    lane.refill(deliveries(5));
    QVERIFY(lane.canStart(2));
    lane.start();
    lane.start();
    QVERIFY(!lane.canStart(2));
    lane.ended(100);
    QVERIFY(lane.canStart(2));
}

void TestLane::wakesWhenTheEarliestFallsDue()
{
    Lane lane;
    lane.expect(now + 5s);
    lane.expect(now + 3s);
    lane.expect(now + 4s);
    QCOMPARE(lane.nextDue(), now + 3s);
    QVERIFY(!lane.isIdle());

    lane.fallDue(now + 2s);
    QVERIFY(!lane.wantsRefill(1));
    lane.fallDue(now + 3s);
    QVERIFY(lane.wantsRefill(1));
    QVERIFY(!lane.nextDue());
}

void TestLane::keepsWhatItTookUntilItIsReleased()
{
    Lane lane;
    lane.refill(deliveries(1));
    const auto id = lane.start().delivery.id;
    lane.ended(100);
    QVERIFY(lane.taken().contains(id)); // ended, but not recorded
    QVERIFY(!lane.isIdle());
    lane.release(id);
    QVERIFY(lane.isIdle());
}

void TestLane::takesAWindowFullOfBytesForAFullOne()
{
    Lane lane;
    QVERIFY(lane.refill(deliveries(7, 512 * 1024)));
    QVERIFY(!lane.refill(deliveries(8, 512 * 1024)));
    QVERIFY(!lane.refill(deliveries(1, 25 * 1024 * 1024)));
}

void TestLane::readsNoFurtherWhileItsWindowIsFullOfBytes()
{
    Lane lane;
    QVERIFY(!lane.refill(deliveries(1, Lane::windowBytes)));
    QVERIFY(!lane.wantsRefill(1000));
    lane.start();
    QVERIFY(lane.wantsRefill(1000));
    lane.refill(deliveries(1, Lane::windowBytes));
    QVERIFY(!lane.wantsRefill(1000));
    lane.pause();
    lane.wake();
    QVERIFY(lane.wantsRefill(1000));
}

void TestLane::knowsTheBytesThatAreBeingSent()
{
    Lane lane;
    lane.refill(deliveries(2, 1000));
    QCOMPARE(lane.nextBytes(), 1000);
    lane.start();
    lane.start();
    QVERIFY(lane.isRunning());
    QCOMPARE(lane.runningBytes(), 2000);
    lane.ended(1000);
    QCOMPARE(lane.runningBytes(), 1000);
    lane.ended(1000);
    QVERIFY(!lane.isRunning());
}

void TestLane::forgetsItsWindowWhenPaused()
{
    Lane lane;
    lane.refill(deliveries(3));
    lane.expect(now);
    const auto running = lane.start().delivery.id;
    lane.pause();
    QVERIFY(!lane.canStart(9));
    QVERIFY(!lane.nextDue());
    QCOMPARE(lane.taken(), QSet<DeliveryId>{running});
}

void TestLane::takesOneOfAnOrderKeyAtATime()
{
    auto due = deliveries(4);
    due[0].delivery.orderKey = due[1].delivery.orderKey = "a"_ba;
    due[2].delivery.orderKey = "b"_ba;
    Lane lane;
    lane.wake();
    lane.refill(due);
    QCOMPARE(lane.taken(), (QSet{due[0].delivery.id, due[2].delivery.id, due[3].delivery.id}));
    const auto first = lane.start();
    QCOMPARE(first.delivery.id, due[0].delivery.id);
    lane.ended(100); // but it is not recorded
    lane.start();
    lane.start();
    lane.refill({due[1]});
    QVERIFY(!lane.canStart(8));
    QVERIFY(!lane.wantsRefill(8));
    lane.release(first.delivery.id);
    QVERIFY(lane.wantsRefill(8)); // nobody else may say that the next one can go
    lane.refill({due[1]});
    QCOMPARE(lane.start().delivery.id, due[1].delivery.id);
    lane.release(due[3].delivery.id);
    QVERIFY(!lane.wantsRefill(8));
    // What is given up is free again.
    auto later = deliveries(1);
    later[0].delivery.orderKey = "c"_ba;
    lane.refill(later);
    lane.pause();
    lane.refill(later);
    QCOMPARE(lane.start().delivery.id, later[0].delivery.id);
}

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
