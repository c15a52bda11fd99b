// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/standardwebhooks.h"
#include "core/delivery/tracecontext.h"
#include "tests/core/delivery/deliveryfixture.h"
#include "tests/support/httpsink.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeliveryRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTheEventsBytesSigned();
    void succeedsAtTheFourthAttempt();
    void givesUpOnAnAnswerThatIsNotRetried_data();
    void givesUpOnAnAnswerThatIsNotRetried();
    void waitsAsLongAsTheDestinationAsks();
    void timesOutAndTriesAgain();
    void redrivesADeadLetter();
    void numbersAReplay();
    void tellsTheObserverOfEachAttemptOnce();
};

void TestDeliveryRetries::sendsTheEventsBytesSigned()
{
    HttpSink sink;
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    const auto secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
    target.config.secret = SecretReference{u"${SECRET}"_s};
    fixture.setTarget(makeDeliveryTarget({.config = target.config, .owner = {}}, secret));
    fixture.start();
    const auto body = QByteArray("{\"a\" :\t1.0}\r\n\0\xff", 16);
    const auto id = fixture.addEvent(
        u"out"_s,
        "content-TYPE: application/json;charset=x\r\nX-GitHub-Event: push\r\nCookie: c\r\n", body);
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);

    const auto sent = sink.requests().value(0);
    const auto delivery = fixture.detail(id).delivery;
    QCOMPARE(sent.method, "POST"_ba);
    QCOMPARE(sent.body, body);
    QVERIFY(sent.headers.raw().contains("content-TYPE: application/json;charset=x\r\n"));
    QVERIFY(sent.headers.raw().contains("X-GitHub-Event: push\r\n"));
    QVERIFY(!sent.headers.first("cookie"));
    QVERIFY(!sent.headers.first("expect"));
    QCOMPARE(sent.headers.single("webhook-id"),
             QByteArrayView(delivery.event.toString().toLatin1()));
    QCOMPARE(sent.headers.single("signalbox-hops"), QByteArrayView("1"));
    QVERIFY(parseTraceparent(*sent.headers.single("traceparent")));

    HmacContexts contexts;
    const auto stamp = sent.headers.single("webhook-timestamp")->toLongLong();
    QCOMPARE(sent.headers.single("webhook-signature")->toByteArray(),
             standardWebhooksSignature(contexts, *standardWebhooksKey(secret),
                                       delivery.webhookId.toLatin1(), stamp, body));
}

void TestDeliveryRetries::succeedsAtTheFourthAttempt()
{
    HttpSink sink;
    sink.script({{.status = 500}, {.status = 500}, {.status = 500, .body = "no"_ba}});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.retry.initial = 30ms;
    target.config.retry.jitter = 0;
    fixture.setTarget(target);
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);

    const auto detail = fixture.detail(id);
    QCOMPARE(detail.attempts.size(), 4);
    QCOMPARE(detail.delivery.attempts, 4);
    QCOMPARE(detail.attempts[2].responseBody, "no"_ba);
    QCOMPARE(detail.attempts[2].outcome, AttemptOutcome::HttpError);
    QCOMPARE(detail.attempts[3].outcome, AttemptOutcome::Success);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(detail.attempts[i].number, i + 1);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(detail.attempts[i + 1].startedAt >= *detail.attempts[i].retryAt);
        const auto delay = *detail.attempts[i].retryAt - detail.attempts[i].startedAt;
        QVERIFY(delay >= 30ms * (1 << i)); // grows
    }

    const auto requests = sink.requests();
    QCOMPARE(requests.size(), 4);
    for (const auto &request : requests)
        QCOMPARE(request.headers.single("webhook-id"), requests[0].headers.single("webhook-id"));
}

void TestDeliveryRetries::givesUpOnAnAnswerThatIsNotRetried_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 307, 400, 404, 410})
        QTest::addRow("%d", status) << status;
}

void TestDeliveryRetries::givesUpOnAnAnswerThatIsNotRetried()
{
    QFETCH(const int, status);
    HttpSink elsewhere;
    HttpSink sink;
    sink.answerWith(
        {.status = status, .headers = "Location: " + elsewhere.url().toUtf8() + "\r\n"});
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Dead);
    QCOMPARE(fixture.detail(id).delivery.lastHttpStatus, status);
    QCOMPARE(sink.count(), 1);
    QCOMPARE(elsewhere.count(), 0);
}

void TestDeliveryRetries::waitsAsLongAsTheDestinationAsks()
{
    HttpSink sink;
    const auto date = QDateTime::currentDateTimeUtc().addSecs(600);
    const auto written =
        QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    sink.script({{.status = 429, .headers = "Retry-After: 120\r\n"_ba},
                 {.status = 503, .headers = "Retry-After: " + written + "\r\n"}});
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.start();
    for (const auto expected : {120s, 600s}) {
        const auto id = fixture.add(u"out"_s).first();
        QTRY_COMPARE(fixture.status(id), DeliveryStatus::Retrying);
        const auto detail = fixture.detail(id);
        const auto wait = detail.delivery.dueAt - detail.attempts[0].startedAt;
        QVERIFY(wait > expected - 2s && wait < expected + 5s);
    }
    QCOMPARE(sink.count(), 2);
}

void TestDeliveryRetries::timesOutAndTriesAgain()
{
    HttpSink sink;
    sink.script({{.kind = SinkAnswer::Kind::Hang}});
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.timeout = 100ms;
    fixture.setTarget(target);
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    const auto attempts = fixture.detail(id).attempts;
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].outcome, AttemptOutcome::Timeout);
    QCOMPARE(attempts[0].httpStatus, 0);
    QVERIFY(attempts[0].timings.total >= 100'000);
}

void TestDeliveryRetries::redrivesADeadLetter()
{
    HttpSink sink;
    sink.goAway();
    DeliveryFixture fixture;
    auto target = quickTarget(u"out"_s, sink.url());
    target.config.retry.initial = 1ms;
    target.config.retry.maxAttempts = 3;
    fixture.setTarget(target);
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Dead);
    QCOMPARE(fixture.detail(id).attempts.size(), 3);
    QCOMPARE(fixture.detail(id).attempts[2].outcome, AttemptOutcome::ConnectFailed);

    sink.script({{.status = 500}}); // the count is fresh: it may fail again
    sink.comeBack();
    fixture.redrive(id);
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    QCOMPARE(fixture.detail(id).attempts.size(), 5);
    QCOMPARE(fixture.detail(id).attempts[4].number, 5);
}

void TestDeliveryRetries::numbersAReplay()
{
    HttpSink sink;
    DeliveryFixture fixture;
    const auto target = quickTarget(u"out"_s, sink.url());
    fixture.putDestination(target.config);
    fixture.setTarget(target);
    fixture.start();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.status(id), DeliveryStatus::Succeeded);
    const auto event = fixture.detail(id).delivery.event;
    fixture.replay({.event = event, .destinations = {}});
    QTRY_COMPARE(sink.count(), 2);
    const auto requests = sink.requests();
    QVERIFY(!requests[0].headers.first("webhook-replay"));
    QCOMPARE(requests[1].headers.single("webhook-replay"), QByteArrayView("1"));
    QCOMPARE(requests[1].headers.single("webhook-id"), requests[0].headers.single("webhook-id"));
}

void TestDeliveryRetries::tellsTheObserverOfEachAttemptOnce()
{
    HttpSink sink;
    sink.script({{.status = 500}});
    DeliveryFixture fixture;
    fixture.setTarget(quickTarget(u"out"_s, sink.url()));
    fixture.start();
    const auto before = fixture.clock.now();
    const auto id = fixture.add(u"out"_s).first();
    QTRY_COMPARE(fixture.observer.count(), 2);
    const auto seen = fixture.observer.seen();
    QCOMPARE(seen[0].destination, u"out"_s);
    QCOMPARE(seen[0].after, DeliveryStatus::Retrying);
    QCOMPARE(seen[1].after, DeliveryStatus::Succeeded);
    QVERIFY(seen[1].receivedAt >= before && seen[1].receivedAt <= seen[0].attempt.startedAt);
    QCOMPARE(seen[1].attempt, fixture.detail(id).attempts[1]);
}

QTEST_GUILESS_MAIN(TestDeliveryRetries)
#include "tst_deliveryretries.moc"
