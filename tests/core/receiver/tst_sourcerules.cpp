// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionadmission.h"
#include "tests/core/receiver/ingestfixture.h"
#include "tests/core/receiver/testprovider.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// A receiver with one source, shop, of which the station file says \a intake.
class ShopFixture
{
public:
    explicit ShopFixture(const IntakeConfig &intake, const QByteArray &members = {})
    {
        SourceConfig config{u"shop"_s, u"test"_s, {}, {}, 0};
        config.intake = intake;
        fixture.addSource(config, testProvider(members));
    }

    Answer send(const QByteArray &body, const QByteArray &headers = {}) const
    {
        return fixture.ask(post("Content-Type: application/json\r\n"_ba + headers
                                    + signatureLine(body, IngestFixture::secret),
                                body, "/in/shop"_ba));
    }

    Event stored(const QByteArray &body) { return fixture.event(eventIdOf(send(body))); }

    IngestFixture fixture;
};

} // namespace

/// What a source's own members change of what its provider says.
class SourceRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsOwnKeyTakesThePlaceOfTheProviders()
    {
        IntakeConfig intake;
        intake.key = u"join('-', [body.id, to_string(body.n)])"_s;
        ShopFixture shop(intake, "'key':'headers.\\\"x-id\\\"'"_ba);
        QCOMPARE(shop.stored(R"({"id":"a","n":1.0})"_ba).key, "a-1"_ba);
        const auto refused = shop.send(R"({"id":"a"})"_ba, "X-Id: 1\r\n"_ba);
        QCOMPARE(statusOf(refused), u"accepted"_s); // to_string of nothing is "null"
        QCOMPARE(shop.send(R"({"n":1})"_ba).status, 400);
        const auto rejection = shop.fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::KeyMissing);
        QCOMPARE(rejection.evidence.value("expression"_L1).toString(), intake.key);
    }

    void conflictsAreKeptOrAdmitted()
    {
        IntakeConfig intake;
        intake.key = u"body.id"_s;
        ShopFixture keeping(intake);
        QCOMPARE(statusOf(keeping.send(R"({"id":"a"})"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(keeping.send(R"({"id":"a","n":2})"_ba)), u"conflict"_s);
        QCOMPARE(keeping.fixture.events().size(), 1);

        intake.conflict = ConflictPolicy::Admit;
        ShopFixture admitting(intake);
        QCOMPARE(statusOf(admitting.send(R"({"id":"a"})"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(admitting.send(R"({"id":"a","n":2})"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(admitting.send(R"({"id":"a","n":2})"_ba)), u"duplicate"_s);
        QCOMPARE(admitting.fixture.events().size(), 2);
        QCOMPARE(admitting.fixture.storedRejections(), 0);
    }

    void aKeyIsForgottenAfterItsWindow()
    {
        IntakeConfig intake;
        intake.key = u"body.id"_s;
        intake.keyWindow = Microseconds(1);
        ShopFixture forgetful(intake);
        QCOMPARE(statusOf(forgetful.send(R"({"id":"a"})"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(forgetful.send(R"({"id":"a"})"_ba)), u"accepted"_s);
        intake.keyWindow = std::chrono::hours(1);
        ShopFixture remembering(intake);
        QCOMPARE(statusOf(remembering.send(R"({"id":"a"})"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(remembering.send(R"({"id":"a"})"_ba)), u"duplicate"_s);
    }

    void orderKeyAndPositionAreKeptWithTheEvent()
    {
        IntakeConfig intake;
        intake.orderKey = u"body.repository.id"_s;
        ShopFixture shop(intake, "'sequence':'body.n'"_ba);
        QCOMPARE(shop.stored(R"({"repository":{"id":12345678901234567890},"n":7})"_ba).order,
                 (OrderPlace{"12345678901234567890"_ba, "7"_ba}));
        QCOMPARE(shop.stored(R"({"repository":{"id":"r"}})"_ba).order, (OrderPlace{"r"_ba, {}}));
        QCOMPARE(shop.stored(R"({"n":8})"_ba).order, std::nullopt);
        const auto longKey =
            shop.stored("{\"repository\":{\"id\":\""_ba + QByteArray(600, 'k') + "\"}}"_ba);
        QCOMPARE(longKey.order->key.size(), 71);

        intake.orderPosition = u"body.at"_s;
        ShopFixture own(intake, "'sequence':'body.n'"_ba);
        QCOMPARE(
            own.stored(R"({"repository":{"id":1},"n":7,"at":"2026-11-27T00:00:00Z"})"_ba).order,
            (OrderPlace{"1"_ba, "2026-11-27T00:00:00Z"_ba}));
    }

    void onlyAllowedNetworksMaySend()
    {
        IntakeConfig intake;
        intake.allow = {u"10.0.0.0/8"_s, u"2001:db8::/32"_s};
        ShopFixture closed(intake);
        const auto answer = closed.send("{}"_ba);
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.contains("urn:signalbox:problem:address_not_allowed"));
        const auto rejection = closed.fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::AddressNotAllowed);
        QCOMPARE(rejection.evidence.value("address"_L1).toString(), u"127.0.0.1"_s);
        QCOMPARE(closed.fixture.events().size(), 0);

        intake.allow.append(u"127.0.0.0/8"_s);
        ShopFixture open(intake);
        QCOMPARE(open.send("{}"_ba).status, 200);
    }

    void anAddressIsCheckedBeforeTheSignature()
    {
        IntakeConfig intake;
        intake.allow = {u"10.0.0.0/8"_s};
        ShopFixture shop(intake);
        QCOMPARE(shop.fixture.ask(post({}, "{}"_ba, "/in/shop"_ba)).status, 403);
        QCOMPARE(shop.fixture.ask("GET /in/shop HTTP/1.1\r\nHost: a\r\n\r\n"_ba).status, 403);
    }

    void itsOwnAnswerTakesThePlaceOfTheProviders()
    {
        IntakeConfig intake;
        intake.answer = SourceAnswer{202, u"text/xml"_s, u"<Response/>"_s};
        ShopFixture own(intake,
                        "'answer':{'status':200,'content_type':'text/plain','body':'ok'}"_ba);
        const auto answer = own.send("{}"_ba);
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.headers.single("content-type"), QByteArrayView("text/xml"));
        QCOMPARE(answer.headers.single("x-content-type-options"), QByteArrayView("nosniff"));
        QCOMPARE(answer.body, "<Response/>"_ba);

        intake.answer = SourceAnswer{204, {}, {}};
        ShopFixture silent(intake);
        QCOMPARE(silent.send("{}"_ba).status, 204);
    }

    void itsOwnHeadersGoWithTheAnswer()
    {
        IntakeConfig intake;
        intake.answer = SourceAnswer{200, {}, {}, {{u"X-Taken"_s, u"yes"_s}}};
        ShopFixture own(intake);
        const auto answer = own.send("{}"_ba);
        QCOMPARE(answer.headers.single("x-taken"), QByteArrayView("yes"));
        QCOMPARE(statusOf(answer), u"accepted"_s);
        QCOMPARE(own.send("{}"_ba).headers.single("x-taken"), QByteArrayView("yes")); // a duplicate
        QVERIFY(!own.send("{"_ba).headers.single("x-taken"));

        intake.answer = SourceAnswer{204, {}, {}, {{u"X-Taken"_s, u"yes"_s}}};
        ShopFixture silent(intake);
        QCOMPARE(silent.send("{}"_ba).headers.single("x-taken"), QByteArrayView("yes"));
    }

    void onlyKindsOfContentThatAreNamedAreTaken()
    {
        const auto sendAs = [](const ShopFixture &shop, const QByteArray &type) {
            return shop.fixture
                .ask(post("Content-Type: "_ba + type + "\r\n"
                              + signatureLine("a=1"_ba, IngestFixture::secret),
                          "a=1"_ba, "/in/shop"_ba))
                .status;
        };
        IntakeConfig intake;
        intake.content = {u"form"_s, u"text"_s};
        ShopFixture named(intake, "'content_types':['text/csv']"_ba);
        QCOMPARE(sendAs(named, "application/x-www-form-urlencoded"_ba), 200);
        QCOMPARE(sendAs(named, "text/plain"_ba), 200);
        QCOMPARE(sendAs(named, "application/octet-stream"_ba), 415);
        const auto rejection = named.fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::ContentType);
        QCOMPARE(rejection.evidence.value("content_type"_L1).toString(),
                 u"application/octet-stream"_s);

        ShopFixture provider({}, "'content_types':['text/csv']"_ba);
        QCOMPARE(sendAs(provider, "text/csv; charset=utf-8"_ba), 200);
        QCOMPARE(sendAs(provider, "text/plain"_ba), 415);
        ShopFixture open({});
        QCOMPARE(sendAs(open, "application/octet-stream"_ba), 200);
    }

    void aSignedUrlIsTheOneThatTheListenerWasCalledBy()
    {
        IngestFixture fixture(1); // rejections of two threads are stored in any order
        const auto provider = testProvider(
            "'authentication':{'any':[{'kind':'hmac','algorithm':'sha256','encoding':'hex',"
            "'signature':{'header':'x-signature'},'content':'{url} {body}'}]}"_ba);
        SourceConfig config{u"shop"_s, u"test"_s, {}, {}, 0};
        fixture.addSource(config, provider);
        config.name = u"named"_s;
        config.publicUrl = u"https://hooks.example.org/x"_s;
        fixture.addSource(config, provider);
        const auto send = [&](const QByteArray &url, const QByteArray &headers = {},
                              const QByteArray &target = "/in/shop?a=1"_ba) {
            const auto text = url + " {}"_ba;
            return fixture
                .ask(post(headers + signatureLine(text, IngestFixture::secret), "{}"_ba, target))
                .status;
        };
        const auto https = "X-Forwarded-Proto: https\r\n"_ba;
        QCOMPARE(send("http://localhost/in/shop?a=1"_ba), 200);
        QCOMPARE(send("https://localhost/in/shop?a=1"_ba), 401);
        QCOMPARE(send("https://localhost/in/shop?a=1"_ba, https), 401); // a stranger's word

        ListenerSettings settings;
        settings.proxies.ranges = {*AddressRange::parse(u"127.0.0.1"_s)};
        fixture.service->configure(settings);
        QCOMPARE(send("https://localhost/in/shop?a=1"_ba, https), 200);
        QCOMPARE(send("http://localhost/in/shop?a=1"_ba, https), 401);
        QCOMPARE(send("http://localhost/in/shop?a=1"_ba), 200);
        QCOMPARE(send("https://hooks.example.org/x?b=2"_ba, "X-Forwarded-Proto: http\r\n"_ba,
                      "/in/named?b=2"_ba),
                 200);
        const auto rejections = fixture.rejections(3);
        QCOMPARE(rejections.last().evidence.value("over_tls"_L1), QJsonValue(true));
        QVERIFY(!rejections.first().evidence.contains("over_tls"_L1));
    }

    void theSameSignedBytesUnderAnotherKeyAreHeldForTheOperator()
    {
        IntakeConfig intake;
        intake.replayWindow = std::chrono::hours(1);
        ShopFixture shop(intake, "'key':'headers.\\\"x-id\\\"'"_ba);
        const auto send = [&](const QByteArray &id, const QByteArray &body) {
            return shop.send(body, "X-Id: "_ba + id + "\r\n"_ba);
        };
        const auto original = send("1"_ba, "{\"a\":1}"_ba);
        QCOMPARE(statusOf(original), u"accepted"_s);
        QCOMPARE(statusOf(send("1"_ba, "{\"a\":1}"_ba)), u"duplicate"_s);
        const auto replayed = send("2"_ba, "{\"a\":1}"_ba);
        QCOMPARE(replayed.status, 200);
        QCOMPARE(statusOf(replayed), u"replayed"_s);
        QCOMPARE(eventIdOf(replayed), eventIdOf(original));
        QCOMPARE(statusOf(send("2"_ba, "{\"a\":2}"_ba)), u"accepted"_s);
        QCOMPARE(shop.fixture.events().size(), 2);
        QTRY_COMPARE(shop.fixture.observer.replayed.load(), 1);

        const auto rejection = shop.fixture.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::Replayed);
        QCOMPARE(rejection.event, std::optional(eventIdOf(original)));
        QCOMPARE(rejection.key, "2"_ba);
        QCOMPARE(rejection.request.body, "{\"a\":1}"_ba);
        QVERIFY(obstacleToAdmission(rejection).isEmpty());
        const auto source = shop.fixture.context->sources()->find("shop");
        const auto events = eventsOf(rejection, source, *shop.fixture.context);
        QVERIFY(events);
        QVERIFY(events->first().replayDigest.isEmpty());
        QCOMPARE(events->first().event.key, "2#"_ba + rejection.id.toString().toLatin1());
    }

    void replaysAreNotLookedForUnlessAsked()
    {
        ShopFixture shop({}, "'key':'headers.\\\"x-id\\\"'"_ba);
        QCOMPARE(statusOf(shop.send("{}"_ba, "X-Id: 1\r\n"_ba)), u"accepted"_s);
        QCOMPARE(statusOf(shop.send("{}"_ba, "X-Id: 2\r\n"_ba)), u"accepted"_s);

        SourceConfig config{u"shop"_s, u"test"_s, {}, {}, 0};
        config.intake.replayWindow = std::chrono::hours(1);
        const auto unsignedOne = testProvider(
            "'authentication':{'any':[{'kind':'token','place':{'header':'x-token'}}]}"_ba);
        const auto made =
            makeIngestSource(config, true, unsignedOne, {{QString(), {{"s"_ba, {}}}}});
        QCOMPARE(made.error().code, ErrorCode::Invalid);
        QVERIFY(made.error().detail.startsWith("replay_window"_L1));
    }

    void whatCannotBeReadIsSaid()
    {
        SourceConfig config{u"shop"_s, u"test"_s, {}, {}, 0};
        config.intake.key = u"body."_s;
        const auto provider = testProvider(QByteArray());
        const SecretSet secrets{{QString(), {{"s"_ba, {}}}}};
        QCOMPARE(makeIngestSource(config, true, provider, secrets).error().code,
                 ErrorCode::Invalid);
        config.intake = {};
        config.intake.allow = {u"10.0.0.1/8"_s};
        QCOMPARE(makeIngestSource(config, true, provider, secrets).error().code,
                 ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(SourceRulesTest)
#include "tst_sourcerules.moc"
