// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/bodypace.h"
#include "core/http/deadlinewheel.h"

#include <QTest>

#include <random>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

using Time = DeadlineWheel::Time;
const Time start{1'000'000s};

class Alarm final : public DeadlineWheel::Entry
{
public:
    std::function<void(Time)> passed;
    std::optional<Time> at;

private:
    void deadlinePassed(Time now) override
    {
        at = now;
        if (passed)
            passed(now);
    }
};

/// Calls advance() exactly when the wheel asks for it.
struct Driver
{
    std::optional<Time> wanted;
    int turns = 0;
    DeadlineWheel wheel;

    explicit Driver(DeadlineWheel::Duration tick)
        : wheel(tick, [this](Time time) { wanted = time; })
    {
    }

    void runUntil(Time end)
    {
        while (wanted && *wanted <= end) {
            ++turns;
            const auto now = *std::exchange(wanted, {});
            wheel.advance(now);
        }
    }
};

} // namespace

/// Time is turned by hand here.
class TestDeadlines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnceInTime();
    void aDeadlineThatMovesOnCostsNoWake();
    void anEarlierDeadlineReplacesALaterOne();
    void aCancelledDeadlineDoesNotPass();
    void reachesBeyondTheWheel();
    void mayBeChangedWhileDeadlinesPass();
    void anEmptyWheelAsksForNothing();
    void agreesWithAPlainListOnRandomSteps();
    void bodyPace_data();
    void bodyPace();
};

void TestDeadlines::passesOnceInTime()
{
    Driver driver(100ms);
    Alarm alarm;
    driver.wheel.set(alarm, start, 1'250ms);
    driver.runUntil(start + 1h);
    QVERIFY(alarm.at >= start + 1'250ms && alarm.at <= start + 1'350ms);
    QCOMPARE(driver.turns, 1);
    QVERIFY(driver.wheel.isEmpty());
}

void TestDeadlines::aDeadlineThatMovesOnCostsNoWake()
{
    Driver driver(1s);
    Alarm alarm;
    driver.wheel.set(alarm, start, 60s);
    for (int i = 0; i < 10'000; ++i)
        driver.wheel.set(alarm, start + i * 1ms, 60s);
    driver.runUntil(start + 1h);
    QVERIFY(alarm.at >= start + 69'999ms && alarm.at <= start + 71s);
    QVERIFY(driver.turns <= 2);
}

void TestDeadlines::anEarlierDeadlineReplacesALaterOne()
{
    Driver driver(10ms);
    Alarm alarm;
    driver.wheel.set(alarm, start, 60s);
    driver.wheel.set(alarm, start, 1s);
    driver.runUntil(start + 2s);
    QVERIFY(alarm.at && *alarm.at <= start + 1'010ms);
}

void TestDeadlines::aCancelledDeadlineDoesNotPass()
{
    Driver driver(10ms);
    Alarm alarm;
    driver.wheel.set(alarm, start, 1s);
    driver.wheel.cancel(alarm);
    {
        Alarm gone;
        driver.wheel.set(gone, start, 1s);
    }
    QVERIFY(driver.wheel.isEmpty());
    driver.runUntil(start + 1h);
    QVERIFY(!alarm.at);
}

void TestDeadlines::reachesBeyondTheWheel()
{
    Driver driver(10ms); // 512 slots: a round is 5.12 s
    Alarm alarm;
    driver.wheel.set(alarm, start, 1h);
    driver.runUntil(start + 2h);
    QVERIFY(alarm.at >= start + 1h && alarm.at <= start + 1h + 10ms);
}

void TestDeadlines::mayBeChangedWhileDeadlinesPass()
{
    Driver driver(10ms);
    auto other = std::make_unique<Alarm>();
    Alarm again;
    Alarm first;
    int rounds = 0;
    first.passed = [&](Time) { other.reset(); };
    again.passed = [&](Time now) {
        if (++rounds < 3)
            driver.wheel.set(again, now, 1s);
    };
    driver.wheel.set(first, start, 1s);
    driver.wheel.set(*other, start, 1s);
    driver.wheel.set(again, start, 1s);
    driver.runUntil(start + 1h);
    QVERIFY(!other);
    QCOMPARE(rounds, 3);
    QVERIFY(driver.wheel.isEmpty());
}

void TestDeadlines::anEmptyWheelAsksForNothing()
{
    Driver driver(10ms);
    Alarm alarm;
    driver.wheel.set(alarm, start, 1s);
    driver.runUntil(start + 1h);
    QVERIFY(!driver.wanted);
    // An hour later the wheel has not turned; it must not think that it is late.
    driver.wheel.set(alarm, start + 1h, 1s);
    QVERIFY(driver.wanted > start + 1h);
    driver.runUntil(start + 2h);
    QVERIFY(alarm.at >= start + 1h + 1s);
}

void TestDeadlines::agreesWithAPlainListOnRandomSteps()
{
    std::mt19937 random(7);
    Driver driver(20ms);
    constexpr int count = 50;
    std::array<Alarm, count> alarms;
    std::array<std::optional<Time>, count> expected;
    auto now = start;
    for (int step = 0; step < 20'000; ++step) {
        const auto i = random() % count;
        if (random() % 4 == 0) {
            driver.wheel.cancel(alarms[i]);
            expected[i].reset();
        } else {
            const auto after = std::chrono::milliseconds(random() % 20'000);
            driver.wheel.set(alarms[i], now, after);
            expected[i] = now + after;
        }
        now += std::chrono::milliseconds(random() % 30);
        driver.runUntil(now);
        for (size_t n = 0; n < count; ++n) {
            if (auto passed = std::exchange(alarms[n].at, {})) {
                QVERIFY(expected[n] && *passed >= *expected[n]);
                expected[n].reset();
            }
            QVERIFY(!expected[n] || now - *expected[n] <= 40ms);
        }
    }
}

void TestDeadlines::bodyPace_data()
{
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("tooSlow");
    QTest::addColumn<int>("next");
    QTest::newRow("just begun") << 0 << qint64(0) << false << 5'000;
    QTest::newRow("nothing yet, within the grace") << 4'999 << qint64(0) << false << 1;
    QTest::newRow("too little after the grace") << 5'000 << qint64(5'119) << true << 1'000;
    QTest::newRow("enough after the grace") << 5'000 << qint64(5'120) << false << 1'000;
    QTest::newRow("enough, later") << 20'000 << qint64(20'480) << false << 1'000;
    QTest::newRow("near the end") << 29'700 << qint64(1'000'000) << false << 300;
    QTest::newRow("fast, but too long") << 30'000 << qint64(1'000'000'000) << true << 0;
}

void TestDeadlines::bodyPace()
{
    QFETCH(const int, elapsed);
    QFETCH(const qint64, bytes);
    const HttpLimits limits;
    const std::chrono::milliseconds time(elapsed);
    QTEST(BodyPace::isTooSlow(limits, time, bytes), "tooSlow");
    QTEST(int(BodyPace::nextCheck(limits, time).count()), "next");
}

QTEST_GUILESS_MAIN(TestDeadlines)
#include "tst_deadlines.moc"
