// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/lane.h"

#include <QTest>

using namespace Signalbox;
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
    void forgetsItsWindowWhenPaused();
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
    lane.ended();
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
    lane.ended();
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

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
