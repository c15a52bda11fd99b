// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/retrypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data()
    {
        using enum AttemptOutcome;
        QTest::addColumn<AttemptOutcome>("outcome");
        QTest::addColumn<int>("httpStatus");
        QTest::addColumn<int>("number");
        QTest::addColumn<DeliveryStatus>("status");

        QTest::newRow("success") << Success << 200 << 1 << DeliveryStatus::Succeeded;
        QTest::newRow("success, last") << Success << 204 << 12 << DeliveryStatus::Succeeded;
        QTest::newRow("500") << HttpError << 500 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("599") << HttpError << 599 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("408") << HttpError << 408 << 11 << DeliveryStatus::Retrying;
        QTest::newRow("429") << HttpError << 429 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("404") << HttpError << 404 << 1 << DeliveryStatus::Dead;
        QTest::newRow("redirect") << HttpError << 302 << 1 << DeliveryStatus::Dead;
        QTest::newRow("gone") << HttpError << 410 << 1 << DeliveryStatus::Dead;
        QTest::newRow("500, last") << HttpError << 500 << 12 << DeliveryStatus::Dead;
        QTest::newRow("refused connection") << ConnectFailed << 0 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("tls") << TlsFailed << 0 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("timeout") << Timeout << 0 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("timeout, last") << Timeout << 0 << 12 << DeliveryStatus::Dead;
        QTest::newRow("lost") << ConnectionLost << 0 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("cancelled") << Cancelled << 0 << 1 << DeliveryStatus::Retrying;
        QTest::newRow("never sent") << Refused << 0 << 1 << DeliveryStatus::Dead;
    }
    void decides()
    {
        QFETCH(AttemptOutcome, outcome);
        QFETCH(int, httpStatus);
        QFETCH(int, number);
        QFETCH(DeliveryStatus, status);
        QCOMPARE(decideRetry({}, {outcome, httpStatus, {}}, number, 0.5).status, status);
    }

    void delays_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<double>("random");
        QTest::addColumn<qint64>("retryAfter");
        QTest::addColumn<qint64>("delay");
        const auto row = [](const char *name, int number, double random, Microseconds retryAfter,
                            Microseconds delay) {
            QTest::newRow(name) << number << random << qint64(retryAfter.count())
                                << qint64(delay.count());
        };
        const Microseconds none(-1);
        row("first", 1, 0.5, none, 5s);
        row("second", 2, 0.5, none, 10s);
        row("third", 3, 0.5, none, 20s);
        row("capped", 11, 0.5, none, 1h);
        row("least jitter", 1, 0, none, 4s);
        row("jitter never exceeds the cap", 11, 0.999, none, 1h);
        row("retry-after is longer", 1, 0.5, 30s, 30s);
        row("retry-after is shorter", 3, 0.5, 1s, 20s);
        row("retry-after beyond the cap", 1, 0.5, 2h, 2h);
        row("retry-after of a week", 1, 0.5, 168h, 24h);
    }
    void delays()
    {
        QFETCH(int, number);
        QFETCH(double, random);
        QFETCH(qint64, retryAfter);
        QFETCH(qint64, delay);
        AttemptResult result{AttemptOutcome::HttpError, 503, {}};
        if (retryAfter >= 0)
            result.retryAfter = Microseconds(retryAfter);
        const auto decision = decideRetry({}, result, number, random);
        QCOMPARE(decision.status, DeliveryStatus::Retrying);
        QCOMPARE(qint64(decision.delay.count()), delay);
    }

    void jitterStaysWithinItsShare()
    {
        for (double random = 0; random < 1; random += 0.01) {
            const auto delay = decideRetry({}, {AttemptOutcome::Timeout, 0, {}}, 2, random).delay;
            QVERIFY(delay >= 8s && delay <= 12s);
        }
    }

    void hugeAttemptNumbersStayCapped()
    {
        RetryPolicy policy;
        policy.maxAttempts = 100'000;
        policy.jitter = 0;
        QCOMPARE(decideRetry(policy, {AttemptOutcome::Timeout, 0, {}}, 99'999, 0).delay,
                 Microseconds(1h));
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
