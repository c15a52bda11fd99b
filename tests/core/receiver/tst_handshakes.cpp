// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"
#include "tests/core/receiver/testprovider.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QByteArray get(const QByteArray &query, const QByteArray &headers = {},
               const QByteArray &method = "GET"_ba)
{
    return method + " /in/test"_ba + query + " HTTP/1.1\r\nHost: a\r\n"_ba + headers + "\r\n"_ba;
}

const auto json = "Content-Type: application/json\r\n"_ba;

/// Makes source test of \a provider in \a fixture the only one, with the secrets and parameters of
/// the provider's own vectors; the parameters, or why it cannot be made.
Result<Parameters> addConfigured(IngestFixture &fixture, const Provider &provider)
{
    SourceConfig config{u"test"_s, provider.name, {}, {}, 0};
    SecretSet secrets;
    for (const auto &vector : provider.vectors) {
        for (const auto &[slot, secret] : vector.secrets.asKeyValueRange())
            secrets[slot] = QList{LiveSecret{secret, {}}};
        for (const auto &[name, value] : vector.parameters.asKeyValueRange())
            config.parameters.insert(name, value);
    }
    for (const auto &slot : provider.secrets) {
        if (!secrets.contains(slot.name)) // one for a handshake alone
            secrets[slot.name] = QList{LiveSecret{IngestFixture::secret, {}}};
    }
    const auto source = makeIngestSource(config, true, provider, secrets);
    if (!source)
        return source.error();
    auto table = std::make_shared<SourceTable>();
    table->insert(*source);
    fixture.context->setSources(std::move(table));
    return config.parameters;
}

/// The longest run of the letters of hex and base64, without padding, in \a text.
QByteArray longestWord(const QByteArray &text)
{
    QByteArray longest;
    QByteArray word;
    for (const char c : text + ' ') {
        if (std::isalnum(uchar(c)) || QByteArrayView("+/").contains(c)) {
            word += c;
            continue;
        }
        if (word.size() > longest.size())
            longest = word;
        word.clear();
    }
    return longest;
}

/// A receiver with one source, test, whose secret is IngestFixture::secret and whose verify_token
/// is word.
class HandshakeFixture
{
public:
    explicit HandshakeFixture(const QByteArray &handshake, const QByteArray &members = {})
    {
        auto provider = testProvider("'handshakes':["_ba + handshake + ']'
                                     + (members.isEmpty() ? "" : ",") + members);
        fixture.addSource({u"test"_s, u"test"_s, {}, {}, 0}, provider);
    }

    Answer ask(const QByteArray &request) const { return fixture.ask(request); }
    Answer send(const QByteArray &body, const QByteArray &headers = json) const
    {
        return ask(post(headers, body, "/in/test"_ba));
    }
    Answer sendSigned(const QByteArray &body) const
    {
        return send(body, json + signatureLine(body, IngestFixture::secret));
    }

    IngestFixture fixture;
};

} // namespace

/// How vendors check that an address is ours, and that nothing else comes of it.
class HandshakesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryComesBackAsText()
    {
        HandshakeFixture meta(
            "{'kind':'get-echo','challenge':'hub.challenge','as':'text',"
            "'require':{'hub.mode':'subscribe','hub.verify_token':'%1'}}"_ba.replace(
                "%1", "{secret:signing_secret}"));
        const auto query =
            "?hub.mode=subscribe&hub.challenge=115%3C8201%3E444&hub.verify_token="_ba;
        const auto word = IngestFixture::secret.toPercentEncoding();
        const auto answer = meta.ask(get(query + word));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "115<8201>444"_ba);
        QCOMPARE(answer.headers.single("content-type"),
                 QByteArrayView("text/plain; charset=utf-8"));
        QCOMPARE(answer.headers.single("x-content-type-options"), QByteArrayView("nosniff"));

        QCOMPARE(meta.ask(get(query + "guess"_ba)).status, 400);
        QCOMPARE(meta.ask(get(query)).status, 400);
        QCOMPARE(meta.ask(get("?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token="_ba + word))
                     .status,
                 405);
        QCOMPARE(meta.ask(get("?hub.mode=subscribe&hub.challenge=1"_ba)).status, 405);
        QCOMPARE(
            meta.ask(get("?hub.mode=subscribe&hub.challenge=%0d%0aX:1&hub.verify_token="_ba + word))
                .status,
            400);
        QCOMPARE(meta.fixture.events().size(), 0);
        const auto rejections = meta.fixture.rejections(5);
        QCOMPARE(rejections.first().cause, RejectionCause::HandshakeRefused);
        QCOMPARE(rejections.first().evidence.value("handshake"_L1).toString(), u"get-echo"_s);
    }

    void aQueryComesBackAsJson()
    {
        HandshakeFixture strava("{'kind':'get-echo','challenge':'hub.challenge',"
                                "'as':'hub.challenge'}"_ba);
        const auto answer = strava.ask(get("?hub.challenge=a%22b"_ba));
        QCOMPARE(answer.body, "{\"hub.challenge\":\"a\\\"b\"}"_ba);
        QCOMPARE(answer.headers.single("content-type"), QByteArrayView("application/json"));
    }

    void aHeaderComesBackAsJson()
    {
        HandshakeFixture okta(
            "{'kind':'header-echo','method':'GET',"
            "'challenge':'x-okta-verification-challenge','as':'verification'}"_ba);
        QCOMPARE(okta.ask(get({}, "X-Okta-Verification-Challenge: abc\r\n"_ba)).body,
                 "{\"verification\":\"abc\"}"_ba);
        QCOMPARE(okta.ask(get({})).status, 405);
    }

    void aPostedQueryComesBack()
    {
        HandshakeFixture graph("{'kind':'query-echo','challenge':'validationToken'}"_ba);
        const auto answer =
            graph.ask(post({}, {}, "/in/test?validationToken=Validation%3A+Testing"_ba));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "Validation: Testing"_ba);
        QCOMPARE(graph.send("{\"value\":[]}"_ba).status, 401);
    }

    void aChallengeInASignedBodyComesBack()
    {
        HandshakeFixture slack("{'kind':'body-echo','signed':true,'challenge':'body.challenge',"
                               "'when':'body.type == ^url_verification^'}"_ba);
        const auto body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}"_ba;
        const auto answer = slack.sendSigned(body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "3eZbrw1a"_ba);
        QCOMPARE(slack.send(body).status, 401);
        QCOMPARE(slack.sendSigned("{\"type\":\"url_verification\"}"_ba).status, 400);
        QCOMPARE(slack.fixture.events().size(), 0);
        QCOMPARE(statusOf(slack.sendSigned("{\"type\":\"event_callback\",\"challenge\":\"x\"}"_ba)),
                 u"accepted"_s);
    }

    void aChallengeInABodyComesBackAsJson()
    {
        HandshakeFixture monday("{'kind':'body-echo','challenge':'body.challenge',"
                                "'as':'challenge','when':'body.challenge'}"_ba);
        QCOMPARE(monday.send("{\"challenge\":\"3eZb\"}"_ba).body, "{\"challenge\":\"3eZb\"}"_ba);
        QCOMPARE(monday.send("{\"event\":1}"_ba).status, 401);
        QCOMPARE(monday.fixture.events().size(), 0);
    }

    void aTokenComesBackSigned()
    {
        HandshakeFixture x("{'kind':'get-hmac','challenge':'crc_token','encoding':'base64',"
                           "'answer':'{{\\\"response_token\\\":\\\"sha256={hmac}\\\"}}'}"_ba);
        const auto answer = x.ask(get("?crc_token=9b4507b3-9040-4669"_ba));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body,
                 "{\"response_token\":\"sha256="_ba
                     + hmacSha256("9b4507b3-9040-4669"_ba, IngestFixture::secret).toBase64()
                     + "\"}"_ba);
        QCOMPARE(answer.headers.single("content-type"), QByteArrayView("application/json"));
    }

    void onlyTokensAreSigned_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("an event") << "{\"for_user_id\":\"1\"}"_ba;
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("a text") << "\"a\""_ba;
        QTest::newRow("a form") << "a=1&b=2"_ba;
        QTest::newRow("signed with a time") << "v0:1700000000:a"_ba;
        QTest::newRow("a line") << "a\nb"_ba;
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("long") << QByteArray(129, 'a');
        QTest::newRow("not ASCII") << "\xc3\xa9"_ba;
    }

    void onlyTokensAreSigned()
    {
        QFETCH(QByteArray, token);
        HandshakeFixture x("{'kind':'get-hmac','challenge':'crc_token','answer':'{hmac}'}"_ba);
        const auto answer = x.ask(get("?crc_token="_ba + token.toPercentEncoding()));
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.body.contains(hmacSha256(token, IngestFixture::secret).toHex()));
    }

    void whatWasSignedForAStrangerIsNoEvent_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const auto *body : {"123", "true", "null", "a", "a=1", "1e5"})
            QTest::newRow(body) << QByteArray(body);
    }

    void whatWasSignedForAStrangerIsNoEvent()
    {
        QFETCH(QByteArray, body);
        HandshakeFixture x("{'kind':'get-hmac','challenge':'crc_token','answer':'{hmac}'}"_ba);
        const auto code = x.ask(get("?crc_token="_ba + body.toPercentEncoding())).body;
        QCOMPARE(code, hmacSha256(body, IngestFixture::secret).toHex());
        const auto forged = x.send(body, json + "X-Signature: "_ba + code + "\r\n"_ba);
        QCOMPARE(forged.status, 401);
        QCOMPARE(x.fixture.events().size(), 0);
        QCOMPARE(x.fixture.rejections(1).first().cause, RejectionCause::SignatureMismatch);
        QCOMPARE(statusOf(x.sendSigned("{\"tweet_create_events\":[]}"_ba)), u"accepted"_s);
    }

    void whatWasSignedForAStrangerIsNoFormField()
    {
        HandshakeFixture braintree(
            "{'kind':'get-hmac','challenge':'bt_challenge','answer':'public|{hmac}'}"_ba,
            "'authentication':{'any':[{'kind':'hmac','algorithm':'sha256','encoding':'hex',"
            "'signature':{'form':'bt_signature','prefix':'public|'},'content':'{form:bt_payload}'}]}"_ba);
        const auto type = "Content-Type: application/x-www-form-urlencoded\r\n"_ba;
        const auto form = [](const QByteArray &payload, const QByteArray &signature) {
            return "bt_signature="_ba + signature.toPercentEncoding() + "&bt_payload="_ba
                + payload.toPercentEncoding();
        };
        const auto token = "20f9f8ed05f77439fe955c977e4c8a53"_ba;
        const auto signature = braintree.ask(get("?bt_challenge="_ba + token)).body;
        QVERIFY(signature.startsWith("public|"));
        QCOMPARE(braintree.send(form(token, signature), type).status, 401);
        QCOMPARE(braintree.fixture.events().size(), 0);
        const auto payload = "PG5vdGlmaWNhdGlvbj4=\n"_ba;
        QCOMPARE(
            statusOf(braintree.send(
                form(payload, "public|"_ba + hmacSha256(payload, IngestFixture::secret).toHex()),
                type)),
            u"accepted"_s);
    }

    void aTokenInASignedBodyComesBackSigned()
    {
        HandshakeFixture zoom(
            "{'kind':'body-hmac','challenge':'body.payload.plainToken',"
            "'when':'body.event == ^endpoint.url_validation^','answer':'{{\\\"plainToken\\\":"
            "\\\"{challenge}\\\",\\\"encryptedToken\\\":\\\"{hmac}\\\"}}'}"_ba);
        const auto body =
            "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}}"_ba;
        const auto answer = zoom.sendSigned(body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body,
                 "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\""_ba
                     + hmacSha256("qgg8vlvZRS6UYooatFL8Aw"_ba, IngestFixture::secret).toHex()
                     + "\"}"_ba);
        QCOMPARE(zoom.send(body).status, 401);
        QCOMPARE(
            zoom.sendSigned(
                    "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"a b\"}}"_ba)
                .status,
            400);
        QCOMPARE(zoom.fixture.events().size(), 0);
    }

    void aPingIsAnsweredOnlyWithItsSignature()
    {
        HandshakeFixture discord("{'kind':'pong','when':'body.type == `1`',"
                                 "'answer':'{{\\\"type\\\":1}}'}"_ba);
        QCOMPARE(discord.sendSigned("{\"type\":1}"_ba).body, "{\"type\":1}"_ba);
        QCOMPARE(discord.send("{\"type\":1}"_ba).status, 401);
        QCOMPARE(discord.fixture.events().size(), 0);
        QCOMPARE(statusOf(discord.sendSigned("{\"type\":2}"_ba)), u"accepted"_s);
    }

    void aSignedChallengeComesBackAsText()
    {
        HandshakeFixture twitch("{'kind':'signed-challenge','challenge':'body.challenge','when':"
                                "'headers.\\\"twitch-eventsub-message-type\\\" == "
                                "^webhook_callback_verification^'}"_ba);
        const auto body = "{\"challenge\":\"pogchamp-kappa\"}"_ba;
        const auto type =
            "Twitch-Eventsub-Message-Type: webhook_callback_verification\r\n"_ba + json;
        QCOMPARE(twitch.send(body, type + signatureLine(body, IngestFixture::secret)).body,
                 "pogchamp-kappa"_ba);
        QCOMPARE(twitch.send(body, type).status, 401);
        QCOMPARE(twitch.fixture.events().size(), 0);
    }

    void anUnsignedProbeGetsAnEmptyAnswer()
    {
        HandshakeFixture trello("{'kind':'empty-ok','method':'HEAD'}"_ba);
        auto client = trello.fixture.client();
        client.send(get({}, {}, "HEAD"_ba));
        QCOMPARE(client.read(true).status, 200);
        QCOMPARE(trello.ask(get({})).status, 405);

        HandshakeFixture woo(
            "{'kind':'empty-ok','when':'body.webhook_id && length(keys(body)) == `1`'}"_ba);
        const auto form = "Content-Type: application/x-www-form-urlencoded\r\n"_ba;
        QCOMPARE(woo.send("webhook_id=7"_ba, form).status, 200);
        QCOMPARE(woo.send("webhook_id=7&id=1"_ba, form).status, 401);
        QCOMPARE(woo.send("{\"id\":1}"_ba).status, 401);
        QCOMPARE(woo.fixture.events().size(), 0);

        HandshakeFixture bare("{'kind':'empty-ok'}"_ba);
        QCOMPARE(bare.send({}).status, 200);
        QCOMPARE(bare.send("{}"_ba).status, 401);
        QCOMPARE(bare.fixture.events().size(), 0);
    }

    void anOriginIsGrantedToSend()
    {
        HandshakeFixture cloudEvents("{'kind':'options'}"_ba,
                                     "'parameters':[{'name':'origins','title':'O','where':'w'},"
                                     "{'name':'rate','title':'R','where':'w'}]"_ba);
        const auto answer = cloudEvents.ask(
            get({}, "WebHook-Request-Origin: eventemitter.example.com\r\n"_ba, "OPTIONS"_ba));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.single("webhook-allowed-origin"),
                 QByteArrayView("eventemitter.example.com"));
        QCOMPARE(answer.headers.single("webhook-allowed-rate"), QByteArrayView("*"));
        QCOMPARE(answer.headers.single("allow"), QByteArrayView("POST"));
        QCOMPARE(cloudEvents.ask(get({}, {}, "OPTIONS"_ba)).status, 405);
        QCOMPARE(cloudEvents.ask(get({}, "WebHook-Request-Origin: <script>\r\n"_ba, "OPTIONS"_ba))
                     .status,
                 400);
    }

    void aHubIsToldWhatWasNotAskedFor()
    {
        HandshakeFixture hub("{'kind':'websub'}"_ba,
                             "'parameters':[{'name':'topics','title':'T','where':'w'}]"_ba);
        QCOMPARE(
            hub.ask(get("?hub.mode=subscribe&hub.topic=https://a.example/f&hub.challenge=x"_ba))
                .status,
            400);
        QCOMPARE(
            hub.ask(get("?hub.mode=unsubscribe&hub.topic=https://a.example/f&hub.challenge=x"_ba))
                .status,
            400);
        QCOMPARE(hub.ask(get("?hub.mode=denied&hub.topic=https://a.example/f"_ba)).status, 200);
        QCOMPARE(hub.ask(get("?hub.mode=subscribe"_ba)).status, 405);
    }

    void anotherOriginThanTheOperatorsIsRefused()
    {
        IngestFixture fixture;
        SourceConfig config{u"test"_s, u"cloudevents"_s, {}, {}, 0};
        config.parameters = {{u"origins"_s, u"a.example, b.example"_s}, {u"rate"_s, u"120"_s}};
        fixture.addSource(config, *fixture.catalogue.find(u"cloudevents"_s));
        const auto origin = [&](const QByteArray &name) {
            return fixture.ask(
                get({}, "WebHook-Request-Origin: "_ba + name + "\r\n"_ba, "OPTIONS"_ba));
        };
        QCOMPARE(origin("c.example"_ba).status, 400);
        const auto granted = origin("b.example"_ba);
        QCOMPARE(granted.status, 200);
        QCOMPARE(granted.headers.single("webhook-allowed-rate"), QByteArrayView("120"));
    }

    void aHubIsConfirmedForTheTopicsOfTheOperator_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("websub") << u"websub"_s;
        QTest::newRow("youtube") << u"youtube"_s;
    }
    void aHubIsConfirmedForTheTopicsOfTheOperator()
    {
        QFETCH(QString, name);
        IngestFixture fixture;
        SourceConfig config{u"test"_s, name, {}, {}, 0};
        config.parameters = {{u"topics"_s, u"https://a.example/f https://a.example/g"_s}};
        fixture.addSource(config, *fixture.catalogue.find(name));
        const auto subscribe = [&](const QByteArray &topic) {
            return fixture.ask(get("?hub.mode=subscribe&hub.challenge=abc&hub.topic="_ba
                                   + topic.toPercentEncoding()));
        };
        const auto confirmed = subscribe("https://a.example/g"_ba);
        QCOMPARE(confirmed.status, 200);
        QCOMPARE(confirmed.body, "abc"_ba);
        QCOMPARE(subscribe("https://b.example/f"_ba).status, 400);
        QCOMPARE(fixture.events().size(), 0);
    }

    void handshakesAreBoundedInNumber()
    {
        HandshakeFixture dropbox("{'kind':'get-echo','challenge':'challenge'}"_ba);
        auto client = dropbox.fixture.client();
        int answered = 0;
        int limited = 0;
        const auto began = dropbox.fixture.clock.now();
        for (int i = 0; i < 100; ++i)
            client.send(get("?challenge=a"_ba));
        for (int i = 0; i < 100; ++i) {
            const auto status = client.read().status;
            answered += status == 200;
            limited += status == 429;
        }
        const auto seconds =
            std::chrono::ceil<std::chrono::seconds>(dropbox.fixture.clock.now() - began).count();
        QCOMPARE(answered + limited, 100);
        QVERIFY(answered <= 20 * (seconds + 1));
        QVERIFY(answered >= 20);
    }

    void aStrangersFloodLeavesTheVendorItsAnswer()
    {
        HandshakeFixture dropbox("{'kind':'get-echo','challenge':'challenge'}"_ba);
        ListenerSettings settings;
        settings.proxies.ranges = {*AddressRange::parse(u"127.0.0.1"_s)};
        dropbox.fixture.service->configure(settings);
        const auto from = [](const QByteArray &address) {
            return get("?challenge=a"_ba, "X-Forwarded-For: "_ba + address + "\r\n"_ba);
        };
        auto client = dropbox.fixture.client();
        int limited = 0;
        for (int i = 0; i < 200; ++i)
            client.send(from("192.0.2.1"_ba));
        for (int i = 0; i < 200; ++i)
            limited += client.read().status == 429;
        QVERIFY(limited > 0);
        QCOMPARE(client.ask(from("192.0.2.2"_ba)).status, 200);
        QCOMPARE(client.ask(from("192.0.2.2"_ba)).status, 200);
    }

    void handshakesToManyAddressesAreBoundedTogether()
    {
        HandshakeRate rate;
        const auto now = fromMicroseconds(1'700'000'000'000'000);
        int answered = 0;
        for (quint32 i = 0; i < 4000; ++i)
            answered += rate.admit(u"a"_s, QHostAddress(0x0a000000U + i), now);
        QCOMPARE(answered, HandshakeRate::answeredInAll);
        QVERIFY(rate.admit(u"b"_s, QHostAddress(0x0a000000U), now));
        QVERIFY(rate.admit(u"a"_s, QHostAddress(0x0b000000U), now + std::chrono::seconds(1)));
    }

    /// Whatever a stranger puts into a handshake of any provider, no event comes of it.
    void xeroSeesGoodAndWrongSignaturesToldApartWithoutABody()
    {
        IngestFixture fixture;
        const auto &xero = *fixture.catalogue.find(u"xero"_s);
        QVERIFY(addConfigured(fixture, xero));
        const auto &probe = xero.vectors.at(1);
        const auto sent = [&](const QByteArray &signature) {
            return fixture.ask(post(json + "x-xero-signature: "_ba + signature + "\r\n"_ba,
                                    probe.body, "/in/test"_ba));
        };
        const auto genuine = sent(probe.headers.last().second);
        QCOMPARE(genuine.status, 200);
        QCOMPARE(genuine.body, ""_ba);
        const auto wrong = sent(QByteArray(32, 'x').toBase64());
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.body, ""_ba);
        QCOMPARE(wrong.headers.single("content-length"), QByteArrayView("0"));
        QVERIFY(!wrong.headers.single("content-type"));
        QVERIFY(wrong.headers.single("www-authenticate"));
        QCOMPARE(fixture.events().size(), 0);
        const auto kept = fixture.rejections(1);
        QCOMPARE(kept.first().cause, RejectionCause::SignatureMismatch);
    }

    void noShippedHandshakeMakesAnEvent_data()
    {
        QTest::addColumn<QString>("name");
        const auto catalogue = ProviderCatalogue::load().value();
        int count = 0;
        for (const auto &name : catalogue.names()) {
            const auto &provider = *catalogue.find(name);
            if (provider.handshakes.isEmpty()
                || provider.authentication.mode == Authentication::Mode::None)
                continue;
            QTest::newRow(qPrintable(name)) << name;
            ++count;
        }
        if (count == 0)
            QTest::newRow("none") << QString();
    }

    void noShippedHandshakeMakesAnEvent()
    {
        QFETCH(QString, name);
        if (name.isEmpty())
            return;
        IngestFixture fixture;
        const auto &provider = *fixture.catalogue.find(name);
        const auto made = addConfigured(fixture, provider);
        if (!made) { // a source that cannot be made takes nothing
            QCOMPARE(made.error().code, ErrorCode::Unsupported);
            return;
        }
        const auto bodies = {
            "{\"id\":\"evt_1\",\"type\":\"url_verification\",\"challenge\":\"x\",\"event\":"
            "\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"x\"}}"_ba,
            "webhook_id=1"_ba, "[{\"id\":1}]"_ba, QByteArray()};
        const auto query =
            "?challenge=x&hub.challenge=x&hub.mode=subscribe&hub.topic=t&validationToken=x"
            "&crc_token=x&bt_challenge=x"_ba;
        const auto headers = "X-Okta-Verification-Challenge: x\r\nX-Hook-Secret: x\r\n"
                             "WebHook-Request-Origin: a\r\nContent-Type: application/json\r\n"
                             "Twitch-Eventsub-Message-Type: webhook_callback_verification\r\n"_ba;
        for (const auto &method : {"GET"_ba, "POST"_ba, "HEAD"_ba, "OPTIONS"_ba, "PUT"_ba}) {
            for (const auto &body : bodies) {
                for (const auto &target : {"/in/test"_ba, "/in/test"_ba + query}) {
                    auto request = post(headers, body, target);
                    request.replace(0, 4, method);
                    auto client = fixture.client();
                    client.send(request);
                    QVERIFY(client.read(method == "HEAD").status > 0);
                }
            }
        }
        QCOMPARE(fixture.events().size(), 0);
        // It is the handshakes that are looked at, not what a source without secrets refuses.
        const auto stored = fixture.reader->rejections({{}, {}, {}, 1000}).value().rejections;
        for (const auto &rejection : stored)
            QVERIFY(rejection.cause != RejectionCause::SecretMissing);
    }

    /// What a shipped provider's handshake signs for a stranger, sent as an event of that provider.
    void whatAShippedHandshakeSignsIsNoEvent_data()
    {
        QTest::addColumn<QString>("name");
        const auto catalogue = ProviderCatalogue::load().value();
        for (const auto &name : catalogue.names()) {
            const auto &handshakes = catalogue.find(name)->handshakes;
            if (std::ranges::any_of(handshakes, [](const Handshake &handshake) {
                    return handshake.kind == HandshakeKind::GetHmac;
                }))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void whatAShippedHandshakeSignsIsNoEvent()
    {
        QFETCH(QString, name);
        IngestFixture fixture;
        const auto &provider = *fixture.catalogue.find(name);
        const auto parameters = addConfigured(fixture, provider);
        QVERIFY(parameters);
        const auto &challenge = provider.handshakes.first().challenge;
        const auto &layout =
            std::get<HmacScheme>(provider.authentication.schemes.first().body).layout;
        auto prefix = QString::fromUtf8(layout.signature.prefix);
        for (const auto &[parameter, value] : parameters->asKeyValueRange())
            prefix.replace(u"{parameter:%1}"_s.arg(parameter), value);
        for (const auto &token : {"20f9f8ed05f77439fe955c977e4c8a53"_ba, "123"_ba, "true"_ba}) {
            const auto answer = fixture.ask(get('?' + challenge + '=' + token));
            QCOMPARE(answer.status, 200);
            const auto code = longestWord(answer.body);
            QVERIFY2(code.size() >= 40, answer.body.constData());
            const auto signature = prefix.toUtf8() + code;
            const bool inForm = layout.signature.kind == Place::Kind::Form;
            const auto forged = inForm
                ? fixture.ask(post("Content-Type: application/x-www-form-urlencoded\r\n"_ba,
                                   layout.signature.name + '=' + signature.toPercentEncoding()
                                       + "&bt_payload="_ba + token,
                                   "/in/test"_ba))
                : fixture.ask(post(json + layout.signature.name + ": "_ba + signature + "\r\n"_ba,
                                   token, "/in/test"_ba));
            QCOMPARE(forged.status, 401);
        }
        QCOMPARE(fixture.events().size(), 0);
        // Each was signed rightly, and refused for its shape alone.
        for (const auto &rejection : fixture.rejections(3)) {
            QVERIFY2(rejection.detail.contains("shape of a token"_L1),
                     qPrintable(rejection.detail));
        }
    }
};

QTEST_GUILESS_MAIN(HandshakesTest)
#include "tst_handshakes.moc"
