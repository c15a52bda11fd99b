// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QByteArray withoutId(const Answer &answer)
{
    auto body = answer.body;
    const auto id = QJsonDocument::fromJson(body)["id"_L1].toString().toLatin1();
    return id.isEmpty() ? QByteArray() : body.replace(id, "");
}

/// The header block but for Date.
QByteArray withoutDate(const Answer &answer)
{
    QByteArray block;
    for (const auto &field : answer.headers.fields()) {
        if (field.name.compare("date", Qt::CaseInsensitive) != 0)
            block += field.name.toByteArray() + ": "_ba + field.value.toByteArray() + '\n';
    }
    return block;
}

} // namespace

/// What is refused, what the sender learns, and what the operator does.
class IngestRejectionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void all401LookTheSame()
    {
        IngestFixture fixture;
        fixture.addSource({u"bare"_s, u"github"_s, {}, {}, 0}, fixture.github(), {});
        fixture.addSource({u"timed"_s, u"slack"_s, {}, {}, 0}, *fixture.catalogue.find(u"slack"_s));
        const auto body = "{}"_ba;
        const auto right = signedHeaders("guid"_ba, body);
        const auto late = "X-Slack-Request-Timestamp: 1700000000\r\nX-Slack-Signature: v0="_ba
            + QMessageAuthenticationCode::hash("v0:1700000000:"_ba + body, IngestFixture::secret,
                                               QCryptographicHash::Sha256)
                  .toHex()
            + "\r\n"_ba;
        const auto signature = "X-Hub-Signature-256: "_ba;
        const QList<std::pair<QByteArray, RejectionCause>> requests{
            {post("X-GitHub-Delivery: guid\r\n"_ba, body), RejectionCause::SignatureMissing},
            {post(signature + "sha256="_ba + QByteArray(64, 'a') + "\r\n"_ba, body),
             RejectionCause::SignatureMismatch},
            {post(signature + "sha1=abc\r\n"_ba, body), RejectionCause::SignatureMalformed},
            {post(right + right, body), RejectionCause::SignatureMalformed},
            {post(right, body + ' '), RejectionCause::SignatureMismatch},
            {post(right, body, "/in/bare"_ba), RejectionCause::SecretMissing},
            {post(late, body, "/in/timed"_ba), RejectionCause::TimestampOutsideTolerance},
        };
        QByteArray document;
        QByteArray block;
        for (const auto &[request, cause] : requests) {
            const auto answer = fixture.ask(request);
            QCOMPARE(answer.status, 401);
            if (document.isEmpty()) {
                document = withoutId(answer);
                block = withoutDate(answer);
            }
            QCOMPARE(withoutId(answer), document);
            QCOMPARE(withoutDate(answer), block);
        }
        QVERIFY(document.contains("urn:signalbox:problem:unauthenticated"));
        QVERIFY(block.contains("application/problem+json"));

        const auto rejections = fixture.rejections(requests.size());
        QTRY_COMPARE(fixture.observer.refused.load(), int(requests.size()));
        QCOMPARE(fixture.events().size(), 0);
        QList<RejectionCause> expected;
        for (const auto &[request, cause] : requests)
            expected.append(cause);
        QList<RejectionCause> stored;
        for (const auto &rejection : rejections)
            stored.append(rejection.cause);
        std::ranges::sort(expected);
        std::ranges::sort(stored);
        QCOMPARE(stored, expected);
    }

    void theOperatorSeesTheRequestAndTheEvidence()
    {
        IngestFixture fixture;
        const auto body = QByteArray(Rejection::keptBody + 1000, 'x');
        const auto answer = fixture.ask(
            post("X-Hub-Signature-256: sha256=00\r\nAuthorization: s3cret\r\n"_ba, body));
        const auto rejection = fixture.rejections(1).first();
        QCOMPARE(rejection.id.toString(), QJsonDocument::fromJson(answer.body)["id"_L1].toString());
        QCOMPARE(rejection.source, u"github"_s);
        QCOMPARE(rejection.status, 401);
        QCOMPARE(rejection.evidence.value("header"_L1).toString(), u"x-hub-signature-256"_s);
        QCOMPARE(rejection.evidence.value("received_length"_L1).toInt(), 9);
        QCOMPARE(rejection.bodySize, body.size());
        QCOMPARE(rejection.request.body.size(), Rejection::keptBody);
        QVERIFY(rejection.request.headers.raw().contains("X-Hub-Signature-256: sha256=00\r\n"));
        QVERIFY(!rejection.request.headers.raw().contains("s3cret"));
        QVERIFY(rejection.request.peer.startsWith("127.0.0.1:"_L1));
    }

    void unknownAndDisabledSourcesLookTheSame()
    {
        IngestFixture fixture(1);
        const auto headers = signedHeaders("guid"_ba, "{}"_ba);
        const auto unknown = fixture.ask(post(headers, "{}"_ba, "/in/nobody"_ba));
        const auto disabled = fixture.ask(post(headers, "{}"_ba, "/in/off"_ba));
        QCOMPARE(unknown.status, 404);
        QCOMPARE(disabled.status, 404);
        QCOMPARE(withoutId(unknown), withoutId(disabled));
        QCOMPARE(withoutDate(unknown), withoutDate(disabled));
        const auto rejections = fixture.rejections(2);
        QCOMPARE(rejections.at(0).source, u"nobody"_s);
        QCOMPARE(rejections.at(0).cause, RejectionCause::UnknownSource);
        QCOMPARE(rejections.at(1).cause, RejectionCause::SourceDisabled);
    }

    void otherPathsTellNothing()
    {
        IngestFixture fixture;
        QByteArray document;
        for (const auto &target :
             {"/"_ba, "/in"_ba, "/admin"_ba, "/in%2fgithub"_ba, "/IN/github"_ba}) {
            const auto answer = fixture.ask("GET "_ba + target + " HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
            QCOMPARE(answer.status, 404);
            if (document.isEmpty())
                document = answer.body;
            QCOMPARE(answer.body, document);
            QVERIFY(!answer.headers.first("server"));
        }
        QVERIFY(!document.contains("ignalbox/"));
        for (const auto &target :
             {"/in/"_ba, "/in/github/"_ba, "/in/github/x"_ba, "/in/../in/github"_ba})
            QCOMPARE(fixture.ask(post(signedHeaders("g"_ba, "{}"_ba), "{}"_ba, target)).status,
                     404);
        QCOMPARE(fixture.events().size(), 0);
    }

    void otherMethodsAreNotAllowed()
    {
        IngestFixture fixture;
        const auto answer = fixture.ask("GET /in/github HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.headers.single("allow"), QByteArrayView("POST"));
        QCOMPARE(fixture.rejections(1).first().cause, RejectionCause::MethodNotAllowed);
    }

    void aMissingKeyIsSaidToTheSender()
    {
        IngestFixture fixture;
        auto headers = signedHeaders("guid"_ba, "{}"_ba);
        headers.replace("X-GitHub-Delivery", "X-GitHub-Delivered");
        const auto answer = fixture.ask(post(headers, "{}"_ba));
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains("key_missing"));
        QCOMPARE(fixture.rejections(1).first().cause, RejectionCause::KeyMissing);
    }

    void strangersDoNotHideWhatTheVendorSent()
    {
        IngestFixture fixture(1);
        SourceConfig limited{u"limited"_s, u"github"_s, {}, {}, 0};
        limited.admission.rateLimit = RateLimit{1, std::chrono::hours(1), 1};
        fixture.addSource(limited, fixture.github());
        QCOMPARE(
            fixture.ask(post(signedHeaders("a"_ba, "{}"_ba), "{}"_ba, "/in/limited"_ba)).status,
            200);
        auto keyless = signedHeaders("guid"_ba, "{}"_ba);
        keyless.replace("X-GitHub-Delivery", "X-GitHub-Delivered");
        constexpr int flood = 300;
        auto client = fixture.client();
        QByteArray pipelined;
        for (int i = 0; i < flood; ++i)
            pipelined += post({}, "{}"_ba) + post({}, "{}"_ba, "/in/limited"_ba);
        pipelined += post(keyless, "{}"_ba)
            + post(signedHeaders("b"_ba, "{}"_ba), "{}"_ba, "/in/limited"_ba);
        client.send(pipelined);
        for (int i = 0; i < 2 * flood; ++i)
            QCOMPARE(client.read().status, 401);
        QCOMPARE(client.read().status, 400);
        QCOMPARE(client.read().status, 429);
        const auto stored = [&](RejectionCause cause) {
            const auto rows = fixture.reader->rejections({{}, {}, {}, 1000}).value().rejections;
            return std::ranges::any_of(rows, [&](const auto &row) { return row.cause == cause; });
        };
        QTRY_VERIFY(stored(RejectionCause::KeyMissing));
        QTRY_VERIFY(stored(RejectionCause::RateLimited));
    }

    void anEventInACircleIsStopped()
    {
        IngestFixture fixture;
        const auto with = [](const QByteArray &hops, const QByteArray &key) {
            return post("signalbox-hops: "_ba + hops + "\r\n"_ba + signedHeaders(key, "{}"_ba),
                        "{}"_ba);
        };
        QCOMPARE(fixture.ask(with("7"_ba, "a"_ba)).status, 200);
        QCOMPARE(fixture.ask(with("8"_ba, "b"_ba)).status, 508);
        const auto rejection = fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::Loop);
        QCOMPARE(rejection.key, "b"_ba);
    }

    void bodiesHaveTheLimitOfTheirSource()
    {
        HttpLimits limits;
        limits.body = 1000;
        IngestFixture fixture(1, limits);
        auto small = fixture.github();
        small.maxBody = 0;
        fixture.addSource({u"station"_s, u"small"_s, {}, {}, 0}, small);
        fixture.addSource({u"own"_s, u"github"_s, {}, {}, 100}, fixture.github());
        const auto statusFor = [&](const QByteArray &target, qsizetype size) {
            const QByteArray body(size, 'x');
            return fixture
                .ask(post(signedHeaders(target + QByteArray::number(size), body), body, target))
                .status;
        };
        QCOMPARE(statusFor("/in/own"_ba, 100), 200);
        QCOMPARE(statusFor("/in/own"_ba, 101), 413);
        QCOMPARE(statusFor("/in/station"_ba, 1000), 200);
        QCOMPARE(statusFor("/in/station"_ba, 1001), 413);
        QCOMPARE(statusFor("/in/github"_ba, 2'000'000), 200);
        const auto rejections = fixture.rejections(2);
        QCOMPARE(rejections.at(0).cause, RejectionCause::TooLarge);
        QCOMPARE(rejections.at(0).source, u"own"_s);
        QCOMPARE(rejections.at(0).bodySize, 101);
        QCOMPARE(rejections.at(1).source, u"station"_s);
    }

    void whatComesTooSlowlyIsKept()
    {
        HttpLimits limits;
        limits.headerDeadline = std::chrono::milliseconds(200);
        IngestFixture fixture(1, limits);
        const auto answer =
            fixture.ask("POST /in/github HTTP/1.1\r\nHost: a\r\nAuthorization: s3cret\r\n"_ba);
        QCOMPARE(answer.status, 408);
        const auto rejection = fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::DeadlineMissed);
        QCOMPARE(rejection.status, 408);
        QCOMPARE(rejection.source, u"github"_s);
        QCOMPARE(rejection.evidence.value("violation"_L1).toString(), u"header_deadline"_s);
    }

    void whatTheGuardRefusesIsKept()
    {
        IngestFixture fixture(1);
        QCOMPARE(fixture
                     .ask("POST /in/github HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                          "Content-Length: 2\r\nAuthorization: s3cret\r\n\r\n"_ba)
                     .status,
                 400);
        QCOMPARE(fixture
                     .ask("GET /in/github HTTP/1.1\r\nHost: a\r\nX: "_ba + QByteArray(40'000, 'x')
                          + "\r\n\r\n"_ba)
                     .status,
                 431);
        const auto rejections = fixture.rejections(2);
        QCOMPARE(rejections.at(0).cause, RejectionCause::Malformed);
        QCOMPARE(rejections.at(0).status, 400);
        QVERIFY(!rejections.at(0).evidence.value("violation"_L1).toString().isEmpty());
        QVERIFY(!rejections.at(0).request.headers.raw().contains("s3cret"));
        QCOMPARE(rejections.at(1).cause, RejectionCause::HeadersTooLarge);
        QCOMPARE(rejections.at(1).source, u"github"_s);
    }
};

QTEST_GUILESS_MAIN(IngestRejectionsTest)
#include "tst_ingestrejections.moc"
