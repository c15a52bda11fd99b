// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/vendorfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Signalbox;

namespace {

QByteArray github(const QByteArray &id)
{
    const auto body = "{}"_ba;
    return post("Content-Type: application/json\r\n"_ba + signedHeaders(id, body), body);
}

} // namespace

/// Requests that need a vendor's key: they wait for it, and nobody else does.
class VendorKeysTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstMessageWaitsForItsCertificateAndIsStored()
    {
        VendorFixture fixture;
        const auto answer = fixture.ingest.ask(fixture.sns(u"first"_s));
        QCOMPARE(answer.status, 200);
        QCOMPARE(statusOf(answer), u"accepted"_s);
        const auto event = fixture.ingest.event(eventIdOf(answer));
        QCOMPARE(event.key, "first"_ba);
        QCOMPARE(event.type, u"Notification"_s);
        QVERIFY(event.occurredAt);
        QCOMPARE(fixture.fetcher->fetches(), 1);
        const auto second = fixture.sns(u"second"_s);
        QCOMPARE(fixture.ingest.ask(second).status, 200);
        QCOMPARE(statusOf(fixture.ingest.ask(second)), u"duplicate"_s);
        QCOMPARE(fixture.fetcher->fetches(), 1);
        QCOMPARE(fixture.waiting(), 0);
        const auto body = "{\"id\":\"WH-1\",\"event_type\":\"PAYMENT.SALE.COMPLETED\"}"_ba;
        const auto paid = fixture.ingest.ask(fixture.payPal(body));
        QCOMPARE(paid.status, 200);
        QCOMPARE(fixture.ingest.event(eventIdOf(paid)).type, u"PAYMENT.SALE.COMPLETED"_s);
    }

    void aForgedMessageIsRefusedAfterThat()
    {
        VendorFixture fixture;
        auto request = fixture.sns(u"first"_s);
        request.replace("order", "Order");
        QCOMPARE(fixture.ingest.ask(request).status, 401);
        QCOMPARE(fixture.ingest.rejections(1).first().cause, RejectionCause::SignatureMismatch);
        QCOMPARE(fixture.ingest.events().size(), 0);
    }

    void manyWaitForOneDownloadWhileTheThreadServesOthers()
    {
        VendorFixture fixture;
        const auto path = VendorHosts::snsPath;
        fixture.hosts.server.answerAt(
            path, {.body = VendorHosts::pem(fixture.hosts.snsSigner.certificate), .delay = 3s});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.ingest.port));
            clients.back()->send(fixture.sns(QString::number(i)));
        }
        QTRY_COMPARE(fixture.waiting(), 20);
        QCOMPARE(fixture.ingest.ask(github("g1"_ba)).status, 200);
        QCOMPARE(fixture.waiting(), 20); // the one receiver thread was not held up
        for (const auto &client : clients)
            QCOMPARE(client->read().status, 200);
        QCOMPARE(fixture.fetcher->fetches(), 1);
        QCOMPARE(fixture.waiting(), 0);
        QCOMPARE(fixture.ingest.events().size(), 21);
    }

    void withoutItsKeyItIsToldToComeBack()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(VendorHosts::snsPath, {.status = 500});
        const auto answer = fixture.ingest.ask(fixture.sns(u"first"_s));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.headers.single("retry-after").value().toByteArray(), "10"_ba);
        const auto rejection = fixture.ingest.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::Busy);
        QVERIFY2(rejection.detail.contains("the answer is 500"_L1), qPrintable(rejection.detail));
        QCOMPARE(fixture.ingest.ask(fixture.sns(u"first"_s)).status, 503);
        QCOMPARE(fixture.fetcher->fetches(), 1); // it rests after a failure
        QCOMPARE(fixture.ingest.events().size(), 0);
    }

    void aCertificateThatProvesNothingIsNoReasonFor401()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(
            VendorHosts::snsPath,
            {.body = VendorHosts::pem(fixture.hosts.payPalSigner.certificate)});
        QCOMPARE(fixture.ingest.ask(fixture.sns(u"first"_s)).status, 503);
    }

    void nobodyWaitsLongerThanAllowed()
    {
        VendorFixture fixture({.longest = 300ms}, [](auto &policy) { policy.timeout = 30s; });
        fixture.hosts.server.answerAt(VendorHosts::snsPath, {.kind = SinkAnswer::Kind::Hang});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fixture.ingest.ask(fixture.sns(u"first"_s)).status, 503);
        QVERIFY(timer.elapsed() >= 300 && timer.elapsed() < 15'000);
        QCOMPARE(fixture.waiting(), 0);
        QVERIFY(fixture.ingest.rejections(1).first().detail.contains("too long"_L1));
    }

    void aBoundedNumberWaits()
    {
        VendorFixture fixture({.requests = 3, .longest = 5000ms},
                              [](auto &policy) { policy.timeout = 30s; });
        fixture.hosts.server.answerAt(VendorHosts::snsPath, {.kind = SinkAnswer::Kind::Hang});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.ingest.port));
            clients.back()->send(fixture.sns(QString::number(i)));
        }
        QTRY_COMPARE(fixture.waiting(), 3);
        QCOMPARE(fixture.ingest.ask(fixture.sns(u"more"_s)).status, 503);
        QCOMPARE(fixture.waiting(), 3);
        QVERIFY(fixture.ingest.rejections(1).first().detail.contains("too many"_L1));
        for (const auto &client : clients)
            QCOMPARE(client->read().status, 503);
        QCOMPARE(fixture.waiting(), 0);
    }

    void boundedBytesWait()
    {
        VendorFixture fixture({.bytes = 2000, .longest = 5000ms},
                              [](auto &policy) { policy.timeout = 30s; });
        fixture.hosts.server.answerAt(VendorHosts::snsPath, {.kind = SinkAnswer::Kind::Hang});
        fixture.hosts.server.answerAt(VendorHosts::payPalPath, {.kind = SinkAnswer::Kind::Hang});
        RawClient small(fixture.ingest.port);
        small.send(fixture.payPal("{\"id\":\"1\"}"_ba));
        QTRY_COMPARE(fixture.waiting(), 1);
        QCOMPARE(
            fixture.ingest.ask(fixture.payPal("{\"id\":\""_ba + QByteArray(2000, 'x') + "\"}"_ba))
                .status,
            503);
        QVERIFY(fixture.ingest.rejections(1).first().detail.contains("too many"_L1));
        QCOMPARE(fixture.waiting(), 1);
        QCOMPARE(small.read().status, 503);
        QCOMPARE(fixture.waiting(), 0);
    }

    void aClientThatGoesAwayLeavesNothingBehind()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(
            VendorHosts::snsPath,
            {.body = VendorHosts::pem(fixture.hosts.snsSigner.certificate), .delay = 2s});
        const auto request = fixture.sns(u"first"_s);
        {
            RawClient gone(fixture.ingest.port);
            gone.send(request);
            QTRY_COMPARE(fixture.waiting(), 1);
        }
        QTRY_COMPARE(fixture.waiting(), 0);
        QTRY_COMPARE(fixture.ingest.events().size(), 1); // its answer was lost: it will come again
        QCOMPARE(statusOf(fixture.ingest.ask(request)), u"duplicate"_s);
    }

    void whoWaitsWhenTheReceiverEndsIsToldToComeBack()
    {
        VendorFixture fixture({}, [](auto &policy) { policy.timeout = 30s; });
        fixture.hosts.server.answerAt(VendorHosts::snsPath, {.kind = SinkAnswer::Kind::Hang});
        RawClient client(fixture.ingest.port);
        client.send(fixture.sns(u"first"_s));
        QTRY_COMPARE(fixture.waiting(), 1);
        fixture.ingest.service->stop(0ms);
        fixture.ingest.service.reset();
        QCOMPARE(fixture.waiting(), 0);
        const auto answer = client.read();
        QVERIFY2(answer.status == 503 || answer.status == 0, // told, or the connection was cut
                 QByteArray::number(answer.status).constData());
    }

    void aTokensKeySetIsFetchedOnce()
    {
        VendorFixture fixture;
        auto &ingest = fixture.ingest;
        ingest.addSource({u"tokens"_s, u"jwt"_s, {}, {}, 0}, *ingest.catalogue.find(u"jwt"_s),
                         {"https://id.example.com/keys"_ba});
        const auto &key = fixture.hosts.snsSigner.key;
        const auto &other = fixture.hosts.payPalSigner.key;
        fixture.hosts.server.answerAt("/keys"_ba, {.body = VendorHosts::keySet({{"a"_ba, key}})});
        const auto ask = [&ingest](const QByteArray &token, const QByteArray &body) {
            return ingest.ask(post("Content-Type: application/json\r\nAuthorization: Bearer "_ba
                                       + token + "\r\n"_ba,
                                   body, "/in/tokens"_ba));
        };
        QCOMPARE(ask(VendorHosts::token(VendorHosts::lasting, "a"_ba, key), "{\"n\":1}"_ba).status,
                 200);
        QCOMPARE(
            ask(VendorHosts::token(VendorHosts::lasting, "a"_ba, other), "{\"n\":2}"_ba).status,
            401);
        // A key that the set does not have: not asked for again within a minute.
        QCOMPARE(
            ask(VendorHosts::token(VendorHosts::lasting, "b"_ba, other), "{\"n\":3}"_ba).status,
            401);
        QCOMPARE(fixture.fetcher->fetches(), 1);
        QCOMPARE(fixture.ingest.events().size(), 1);
    }
};

QTEST_GUILESS_MAIN(VendorKeysTest)
#include "tst_vendorkeys.moc"
