// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/addressrates.h"

#include <QHostAddress>
#include <QTest>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Timestamp start = *fromIso8601(u"2026-11-24T09:30:00Z");
constexpr RateLimit tenASecond{10, 1s, 3};

/// Tokens that can be had at \a now.
template <typename Bucket>
int available(Bucket &bucket, const RateLimit &limit, Timestamp now)
{
    int taken = 0;
    while (taken < 100'000 && !bucket.take(limit, now))
        ++taken;
    return taken;
}

} // namespace

class RatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBucketGivesItsBurstThenItsRate();
    void overALongTimeTheRateIsKept();
    void aClockThatStepsBackCostsOneBurst();
    void threadsTakeNoTokenTwice();
    void addressesAreApart();
    void manyAddressesPushOutTheIdleFirst();
    void threadsShareTheTable();
    void ratesAreRead_data();
    void ratesAreRead();
    void waitsAreWholeSeconds();
};

void RatesTest::aBucketGivesItsBurstThenItsRate()
{
    TokenBucket bucket;
    QCOMPARE(available(bucket, tenASecond, start), 3);
    QCOMPARE(*bucket.take(tenASecond, start), Microseconds(100ms));
    QCOMPARE(*bucket.take(tenASecond, start + 60ms), Microseconds(40ms));
    QCOMPARE(available(bucket, tenASecond, start + 100ms), 1);
    QCOMPARE(available(bucket, tenASecond, start + 250ms), 1);
    QCOMPARE(available(bucket, tenASecond, start + 300ms), 1);
    QCOMPARE(available(bucket, tenASecond, start + 1h), 3);
}

void RatesTest::overALongTimeTheRateIsKept()
{
    TokenBucket bucket;
    const RateLimit limit{7, 1min, 1};
    int taken = 0;
    for (Timestamp now = start; now < start + 10min; now += 10ms)
        taken += bucket.take(limit, now) ? 0 : 1;
    QCOMPARE(taken, 70);
}

void RatesTest::aClockThatStepsBackCostsOneBurst()
{
    TokenBucket bucket;
    QCOMPARE(available(bucket, tenASecond, start), 3);
    const auto wait = bucket.take(tenASecond, start - 1h);
    QCOMPARE(*wait, Microseconds(100ms));
    QCOMPARE(available(bucket, tenASecond, start - 1h + 300ms), 0);
    TokenBucket fresh{start + 24h};
    QVERIFY(!fresh.take(tenASecond, start + 100ms + 24h));
}

void RatesTest::threadsTakeNoTokenTwice()
{
    SharedBucket bucket;
    const RateLimit limit{1, 1h, 10'000};
    std::atomic<int> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { taken += available(bucket, limit, start); });
    threads.clear();
    QCOMPARE(taken.load(), 10'000);
}

void RatesTest::addressesAreApart()
{
    AddressRates rates;
    const auto taken = [&](size_t source, const QString &address) {
        int count = 0;
        while (!rates.take(source, QHostAddress(address), tenASecond, start))
            ++count;
        return count;
    };
    QCOMPARE(taken(1, u"192.0.2.1"_s), 3);
    QCOMPARE(taken(1, u"192.0.2.1"_s), 0);
    QCOMPARE(taken(1, u"::ffff:192.0.2.1"_s), 0);
    QCOMPARE(taken(1, u"192.0.2.2"_s), 3);
    QCOMPARE(taken(2, u"192.0.2.1"_s), 3);
    QCOMPARE(taken(1, u"2001:db8::1"_s), 3);
    QCOMPARE(taken(1, u"2001:db8::ffff:1"_s), 0);
    QCOMPARE(taken(1, u"2001:db8:0:1::1"_s), 3);
}

void RatesTest::manyAddressesPushOutTheIdleFirst()
{
    AddressRates rates(8);
    const auto take = [&](quint32 address, Timestamp now) {
        return rates.take(1, QHostAddress(address), tenASecond, now);
    };
    for (int i = 0; i < 3; ++i)
        QVERIFY(!take(1, start));
    QVERIFY(take(1, start));
    for (quint32 address = 2; address < 10'000; ++address)
        QVERIFY(!take(address, start));
    QVERIFY(take(1, start));
}

void RatesTest::threadsShareTheTable()
{
    AddressRates rates;
    std::atomic<int> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (quint32 address = 1; address <= 500; ++address) {
                while (!rates.take(1, QHostAddress(address), tenASecond, start))
                    ++taken;
            }
        });
    }
    threads.clear();
    QCOMPARE(taken.load(), 1500);
}

void RatesTest::ratesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RateLimit>("limit");
    QTest::addColumn<QString>("written");

    QTest::newRow("second") << u"200/s"_s << RateLimit{200, 1s, 200} << u"200/s"_s;
    QTest::newRow("minute") << u" 90/m "_s << RateLimit{90, 1min, 1} << u"90/m"_s;
    QTest::newRow("hour") << u"7200/h"_s << RateLimit{7200, 1h, 2} << u"7200/h"_s;
    QTest::newRow("burst") << u"5/s  burst 50"_s << RateLimit{5, 1s, 50} << u"5/s burst 50"_s;
}

void RatesTest::ratesAreRead()
{
    QFETCH(QString, text);
    QFETCH(RateLimit, limit);
    QFETCH(QString, written);
    QCOMPARE(*RateLimit::parse(text), limit);
    QCOMPARE(limit.toString(), written);
    for (const QString &wrong : {u""_s, u"5"_s, u"5/d"_s, u"0/s"_s, u"1000001/s"_s, u"5/s 9"_s,
                                 u"5/s burst 0"_s, u"5/s burst"_s, u"-1/s"_s, u"5/s/s"_s})
        QVERIFY2(!RateLimit::parse(wrong), qPrintable(wrong));
}

void RatesTest::waitsAreWholeSeconds()
{
    QCOMPARE(retryAfter(Microseconds(1)), 1s);
    QCOMPARE(retryAfter(Microseconds(1500ms)), 2s);
    QCOMPARE(retryAfter(Microseconds(2s)), 2s);
}

QTEST_APPLESS_MAIN(RatesTest)
#include "tst_rates.moc"
