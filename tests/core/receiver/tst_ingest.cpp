// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// What is accepted, and what is kept of it.
class IngestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatGitHubSigned()
    {
        IngestFixture fixture;
        const auto body = R"({"zen":"Keep it logically awesome."})"_ba;
        const auto answer = fixture.ask(post(signedHeaders("guid-1"_ba, body, "ping"_ba), body));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.single("content-type"), QByteArrayView("application/json"));
        QCOMPARE(answer.headers.single("x-content-type-options"), QByteArrayView("nosniff"));
        const auto id = eventIdOf(answer);
        QVERIFY(!id.isNull());
        QCOMPARE(answer.body,
                 "{\"id\":\""_ba + id.toString().toLatin1() + "\",\"status\":\"accepted\"}"_ba);

        const auto event = fixture.event(id);
        QCOMPARE(event.source, u"github"_s);
        QCOMPARE(event.type, u"ping"_s);
        QCOMPARE(event.key, "guid-1"_ba);
        QVERIFY(event.request.peer.startsWith("127.0.0.1:"_L1));
        QVERIFY(event.request.receivedAt <= fixture.clock.now());
        QTRY_COMPARE(fixture.observer.accepted, 1);
        QCOMPARE(fixture.observer.bytes, body.size());
        QVERIFY(!fixture.observer.negativeLatency);
    }

    void aWholeUrlNamesTheSameSource()
    {
        IngestFixture fixture;
        const auto answer = fixture.ask(
            post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba, "http://localhost/in/github?a=1"_ba));
        QCOMPARE(answer.status, 200);
        QCOMPARE(fixture.event(eventIdOf(answer)).request.target, "/in/github?a=1"_ba);
    }

    void keepsEveryByte()
    {
        IngestFixture fixture;
        QByteArray body;
        for (int i = 0; i < 256; ++i)
            body += char(i);
        const auto odd =
            "x-oDD-case:  two blanks \t\r\nX-Twice: 1\r\nX-Twice:2\r\nX-Obs: caf\xe9 \xff\r\n"
            "X-Empty:\r\n"_ba;
        const auto target = "/in/github?x=%41%7e&y=a+b&&=%C3%A9"_ba;
        const auto headers = odd + signedHeaders("guid"_ba, body);
        const auto answer = fixture.ask(post(headers, body, target));
        QCOMPARE(answer.status, 200);
        const auto request = fixture.event(eventIdOf(answer)).request;
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.target, target);
        QCOMPARE(request.body, body);
        QCOMPARE(request.headers.raw(), "Host: localhost\r\nContent-Length: 256\r\n"_ba + headers);
    }

    void storesNoCredential()
    {
        IngestFixture fixture;
        const auto body = "{}"_ba;
        const auto headers = "Authorization: Bearer s3cret\r\nCookie: id=s3cret\r\n"_ba
            + signedHeaders("guid"_ba, body);
        const auto id = eventIdOf(fixture.ask(post(headers, body)));
        const auto mark = Redaction("redaction key"_ba).mark("Bearer s3cret"_ba);
        const auto raw = fixture.event(id).request.headers.raw();
        QVERIFY(raw.contains("Authorization: "_ba + mark + "\r\n"_ba));
        QVERIFY(!raw.contains("s3cret"));
    }

    void verifiesAFormOverItsBytes()
    {
        IngestFixture fixture;
        const auto body = "payload=%7B%22a%22%3A1%7D&x=+"_ba;
        const auto answer = fixture.ask(post(
            "Content-Type: application/x-www-form-urlencoded\r\n"_ba + signedHeaders("g"_ba, body),
            body));
        QCOMPARE(answer.status, 200);
        QCOMPARE(fixture.event(eventIdOf(answer)).request.body, body);
    }

    void aDuplicateIsTheOriginal()
    {
        IngestFixture fixture;
        const auto request = post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba);
        const auto first = fixture.ask(request);
        const auto second = fixture.ask(request);
        QCOMPARE(second.status, 200);
        QCOMPARE(eventIdOf(second), eventIdOf(first));
        QCOMPARE(statusOf(second), u"duplicate"_s);
        QCOMPARE(fixture.events().size(), 1);
        QCOMPARE(fixture.events().first().duplicates, 1);
        QTRY_COMPARE(fixture.observer.duplicates, 1);
    }

    void otherBytesUnderAKnownKeyAreKept()
    {
        IngestFixture fixture;
        const auto first = fixture.ask(post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba));
        const auto second = fixture.ask(post(signedHeaders("guid"_ba, "{ }"_ba), "{ }"_ba));
        QCOMPARE(second.status, 200);
        QCOMPARE(eventIdOf(second), eventIdOf(first));
        QCOMPARE(statusOf(second), u"conflict"_s);
        QCOMPARE(fixture.events().size(), 1);
        const auto rejection = fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::Conflict);
        QCOMPARE(rejection.request.body, "{ }"_ba);
        QCOMPARE(rejection.event, eventIdOf(first));
    }

    void theSameKeyAtAnotherSourceIsAnotherEvent()
    {
        IngestFixture fixture;
        fixture.addSource({u"github-2"_s, u"github"_s, {}, {}, 0}, fixture.github());
        const auto headers = signedHeaders("guid"_ba, "{}"_ba);
        QCOMPARE(statusOf(fixture.ask(post(headers, "{}"_ba))), u"accepted"_s);
        QCOMPARE(statusOf(fixture.ask(post(headers, "{}"_ba, "/in/github-2"_ba))), u"accepted"_s);
        QCOMPARE(fixture.events().size(), 2);
    }

    void takesTheOldAndTheNewSecret()
    {
        IngestFixture fixture;
        fixture.addSource({u"rotating"_s, u"github"_s, {}, {}, 0}, fixture.github(),
                          {"new secret"_ba, IngestFixture::secret});
        QCOMPARE(
            fixture.ask(post(signedHeaders("a"_ba, "{}"_ba), "{}"_ba, "/in/rotating"_ba)).status,
            200);
    }

    void answersAsTheProviderSays()
    {
        IngestFixture fixture;
        auto provider = fixture.github();
        provider.answer = {202, "text/xml"_ba, "<Response/>"_ba};
        fixture.addSource({u"xml"_s, u"xml"_s, {}, {}, 0}, provider);
        provider.answer = {204, {}, {}};
        fixture.addSource({u"silent"_s, u"silent"_s, {}, {}, 0}, provider);
        const auto request = post(signedHeaders("a"_ba, "{}"_ba), "{}"_ba, "/in/xml"_ba);
        for (int i = 0; i < 2; ++i) {
            const auto answer = fixture.ask(request);
            QCOMPARE(answer.status, 202);
            QCOMPARE(answer.headers.single("content-type"), QByteArrayView("text/xml"));
            QCOMPARE(answer.body, "<Response/>"_ba);
        }
        const auto silent =
            fixture.ask(post(signedHeaders("a"_ba, "{}"_ba), "{}"_ba, "/in/silent"_ba));
        QCOMPARE(silent.status, 204);
        QVERIFY(silent.body.isEmpty());
    }

    void sourcesCanBeExchangedWhileRequestsCome()
    {
        IngestFixture fixture;
        auto client = fixture.client();
        const auto request = [](const QByteArray &key) {
            return post(signedHeaders(key, "{}"_ba), "{}"_ba, "/in/late"_ba);
        };
        QCOMPARE(client.ask(request("a"_ba)).status, 404);
        fixture.addSource({u"late"_s, u"github"_s, {}, {}, 0}, fixture.github());
        QCOMPARE(client.ask(request("a"_ba)).status, 200);
        fixture.context->setSources(std::make_shared<SourceTable>());
        QCOMPARE(client.ask(request("b"_ba)).status, 404);
    }
};

QTEST_GUILESS_MAIN(IngestTest)
#include "tst_ingest.moc"
