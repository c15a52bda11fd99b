// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/conclusion.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto now = *fromIso8601(u"2026-11-24T09:30:00Z");

HttpAnswer answer(int status, const QByteArray &headers = {})
{
    HttpAnswer answer;
    answer.outcome = status / 100 == 2 ? AttemptOutcome::Success : AttemptOutcome::HttpError;
    answer.status = status;
    answer.headers = headers;
    return answer;
}

Conclusion conclude(HttpAnswer answer, const Delivery &delivery = {})
{
    const RetryPolicy policy{.initial = 10s, .maxAttempts = 3, .jitter = 0};
    return concludeAttempt(delivery, std::move(answer), policy, now - 1s, now, 0.5);
}

} // namespace

class TestConclusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void succeedsOn2xx();
    void retriesByThePolicy();
    void waitsAsLongAsTheDestinationAsks_data();
    void waitsAsLongAsTheDestinationAsks();
    void takesGoneForFinal();
    void countsAttemptsFromTheRedrive();
    void goesOnAfterTheStationStopped();
    void refusesForAReason();
};

void TestConclusion::succeedsOn2xx()
{
    const auto [attempt, status] = conclude(answer(204, "a: b\r\n"));
    QCOMPARE(status, DeliveryStatus::Succeeded);
    QCOMPARE(attempt.httpStatus, 204);
    QCOMPARE(attempt.responseHeaders, "a: b\r\n"_ba);
    QCOMPARE(attempt.startedAt, now - 1s);
    QCOMPARE(attempt.number, 1);
    QVERIFY(!attempt.retryAt);
}

void TestConclusion::retriesByThePolicy()
{
    const auto [attempt, status] = conclude(answer(503));
    QCOMPARE(status, DeliveryStatus::Retrying);
    QCOMPARE(attempt.retryAt, now + 10s);
}

void TestConclusion::waitsAsLongAsTheDestinationAsks_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("seconds");

    QTest::newRow("seconds") << "Retry-After: 120\r\n"_ba << 120;
    QTest::newRow("date") << "retry-after: Tue, 24 Nov 2026 09:32:00 GMT\r\n"_ba << 120;
    QTest::newRow("less than the policy") << "Retry-After: 1\r\n"_ba << 10;
    QTest::newRow("not a time") << "Retry-After: soon\r\n"_ba << 10;
}

void TestConclusion::waitsAsLongAsTheDestinationAsks()
{
    QFETCH(const QByteArray, headers);
    QFETCH(const int, seconds);
    QCOMPARE(conclude(answer(429, headers)).attempt.retryAt, now + std::chrono::seconds(seconds));
}

void TestConclusion::takesGoneForFinal()
{
    const RetryPolicy everything{.retryOn = {{300, 599}}};
    const auto conclusion = concludeAttempt({}, answer(410), everything, now, now, 0.5);
    QCOMPARE(conclusion.status, DeliveryStatus::Dead);
}

void TestConclusion::countsAttemptsFromTheRedrive()
{
    Delivery delivery;
    delivery.attempts = 2;
    QCOMPARE(conclude(answer(500), delivery).status, DeliveryStatus::Dead);
    delivery.attemptsBeforeRedrive = 2;
    const auto [attempt, status] = conclude(answer(500), delivery);
    QCOMPARE(status, DeliveryStatus::Retrying);
    QCOMPARE(attempt.number, 3);
}

void TestConclusion::goesOnAfterTheStationStopped()
{
    Delivery delivery;
    delivery.attempts = 2; // the last one that the policy allows
    const auto [attempt, status] = conclude(HttpAnswer{}, delivery);
    QCOMPARE(status, DeliveryStatus::Retrying);
    QCOMPARE(attempt.outcome, AttemptOutcome::Cancelled);
    QCOMPARE(attempt.retryAt, now);
}

void TestConclusion::refusesForAReason()
{
    const auto [attempt, status] = refuseAttempt({}, u"No."_s, now);
    QCOMPARE(status, DeliveryStatus::Dead);
    QCOMPARE(attempt.outcome, AttemptOutcome::Refused);
    QCOMPARE(attempt.error, u"No."_s);
    QCOMPARE(attempt.timings, AttemptTimings{});
}

QTEST_GUILESS_MAIN(TestConclusion)
#include "tst_conclusion.moc"
