// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/canonicalcontent.h"
#include "core/auth/canonicalurls.h"
#include "core/auth/requestview.h"
#include "tests/core/auth/schemefixture.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

const auto form = "Content-Type: application/x-www-form-urlencoded\r\n"_ba;

QByteArray hmacOf(const QByteArray &members)
{
    return R"({"kind": "hmac", )" + members + '}';
}

const auto hook0 = hmacOf(R"("algorithm": "sha256", "encoding": "hex", "decides": true,
    "signature": {"header": "x-hook0-signature", "split": ",", "prefix": "v1="},
    "timestamp": {"header": "x-hook0-signature", "split": ",", "prefix": "t="},
    "content": {"canonical": "hook0"})");

const auto adyen = hmacOf(R"("algorithm": "sha256", "encoding": "base64",
    "signature": {"body": "item.NotificationRequestItem.additionalData.hmacSignature"},
    "content": {"canonical": "adyen-item"})");

QByteArrayList texts(const char *name, const ContentInput &input)
{
    const auto contents = canonicalContents(name, input);
    if (!contents)
        return {"missing "_ba + contents.error().detail.toUtf8()};
    QByteArrayList all;
    for (const auto &content : *contents)
        all.append(content.joined());
    return all;
}

} // namespace

/// Known answers are those of providers-more.md: the vendors' own tests, recomputed.
class CanonicalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hook0CoversItsHeaders()
    {
        const auto settings = settingsWith({"a-subscription-secret"_ba});
        const auto check = [&](const QByteArray &signature, const QByteArray &headers,
                               qint64 now = 1'800'000'000) {
            return verifyWith(providerOf(hook0), settings,
                              {"X-Hook0-Signature: "_ba + signature + "\r\n"_ba + headers,
                               "{\"event\":\"user.created\"}"_ba, "/"_ba, "POST"_ba, atSecond(now)})
                .ok;
        };
        const auto headers = "X-Event-Id: evt-1\r\nX-Delivery-Id: dlv-1\r\n"_ba;
        const auto code = "19a6fb8f6581715b241a93af02a58611c3b0ac7b747a8d2a5b120ee418d0c347"_ba;
        const auto right = "t=1800000000,h=x-event-id x-delivery-id,v1="_ba + code;
        QVERIFY(check(right, headers));
        QVERIFY(check(right, headers, 1'800'000'300));
        QVERIFY(!check(right, headers, 1'800'000'301));
        QVERIFY(!check("t=1800000000,h=x-delivery-id x-event-id,v1="_ba + code, headers));
        QVERIFY(!check(right, "X-Event-Id: evt-1\r\n"_ba));
        QVERIFY(!check(right, headers + "X-Event-Id: evt-2\r\n"_ba));
        QVERIFY(!check("t=1800000000,v1="_ba + code, headers));
    }

    void aListOfSignedHeadersIsShortAndNamesEachOnce_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("answer");
        const auto hook0Line = [](const QByteArray &list) {
            return "X-A: 1\r\nX-Hook0-Signature: t=1,h="_ba + list + ",v1=00\r\n"_ba;
        };
        const auto contentfulLine = [](const QByteArray &list) {
            return "X-A: 1\r\nX-Contentful-Timestamp: 1\r\nX-Contentful-Signed-Headers: "
                   "x-contentful-signed-headers,x-contentful-timestamp,"_ba
                + list + "\r\n"_ba;
        };
        const auto twice = " lists a header twice"_ba;
        const auto many = " lists more than 100 headers"_ba;
        const auto ofHook0 = "missing header x-hook0-signature"_ba;
        const auto ofContentful = "missing header x-contentful-signed-headers"_ba;
        QTest::newRow("hook0, twice") << "hook0"_ba << hook0Line("x-a X-A"_ba) << ofHook0 + twice;
        QTest::newRow("hook0, many")
            << "hook0"_ba << hook0Line("x-a "_ba.repeated(101)) << ofHook0 + many;
        QTest::newRow("contentful, twice")
            << "contentful"_ba << contentfulLine("x-a, X-A"_ba) << ofContentful + twice;
        QTest::newRow("contentful, many")
            << "contentful"_ba << contentfulLine("x-a,"_ba.repeated(101)) << ofContentful + many;
    }
    void aListOfSignedHeadersIsShortAndNamesEachOnce()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, answer);
        const QList<PathStep> item;
        const HeaderBlock block(headers);
        const RequestView post("POST", "/in", block, "body");
        QCOMPARE(texts(content.constData(), {post, "1", {}, item, {}}), QByteArrayList{answer});
    }

    void aRepeatedNameIsAMalformedSignature()
    {
        const auto verdict =
            verifyWith(providerOf(hook0), settingsWith({"a-subscription-secret"_ba}),
                       {"X-A: 1\r\nX-Hook0-Signature: t=1800000000,h=x-a x-a,v1="_ba
                            + QByteArray(64, '0') + "\r\n"_ba,
                        "{}"_ba, "/"_ba, "POST"_ba, atSecond(1'800'000'000)});
        QVERIFY(!verdict.ok);
        QCOMPARE(rejectionCauseName(verdict.cause), u"signature_malformed"_s);
        QCOMPARE(verdict.detail, u"The header x-hook0-signature lists a header twice."_s);
    }

    void adyenSignsEachItem()
    {
        const auto provider = providerWith(
            R"("secrets": [{"name": "key", "title": "K", "where": "w", "decode": "hex"}],
               "items": "body.notificationItems", "authentication": {"any": [)"
            + adyen + "]}");
        const auto settings =
            settingsWith({"44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056"_ba});
        const auto item = [](const QByteArray &amount) {
            return R"({"NotificationRequestItem": {"pspReference": "7914073381342284",
                "merchantAccountCode": "TestMerchant",
                "merchantReference": "TestPayment-1407325143704",
                "amount": {"value": )"
                + amount + R"(, "currency": "EUR"}, "eventCode": "AUTHORISATION",
                "success": "true", "additionalData":
                {"hmacSignature": "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="}}})";
        };
        const auto check = [&](const QByteArray &items) {
            return verifyWith(provider, settings,
                              {{}, R"({"live": "false", "notificationItems": [)" + items + "]}"});
        };
        QVERIFY(check(item("1130"_ba)).ok);
        QVERIFY(check(item("1130"_ba) + ", " + item("1130"_ba)).ok);
        QCOMPARE(check(item("1130"_ba) + ", " + item("1131"_ba)).evidence.value("item"_L1).toInt(),
                 1);
        QVERIFY(!check({}).ok);
    }

    void plivoJoinsBaseAndNonce()
    {
        const QList<PathStep> item;
        const HeaderBlock none;
        const RequestView get("GET", "/answer?b=2&a=1", none, {});
        QCOMPARE(texts("plivo-v3", {get, {}, "12345", item, "https://p.example/answer"}),
                 QByteArrayList{"https://p.example/answer?a=1&b=2.12345"_ba});
        const HeaderBlock headers(form);
        const RequestView post("POST", "/answer", headers, "To=2&From=1&To=1");
        QCOMPARE(texts("plivo-v3", {post, {}, "n", item, "https://p.example/answer"}),
                 QByteArrayList{"https://p.example/answer?From1To1To2.n"_ba});
        const RequestView both("POST", "/answer?q=1", headers, "a=1");
        QCOMPARE(texts("plivo-v3", {both, {}, "n", item, "https://p.example/answer"}),
                 QByteArrayList{"https://p.example/answer?q=1.a1.n"_ba});
        const RequestView json("POST", "/answer", none, "{}");
        QVERIFY(texts("plivo-v3", {json, {}, "n", item, {}}).first().startsWith("missing"));
    }

    void twilioSignsFieldsOrADigest()
    {
        const QList<PathStep> item;
        const HeaderBlock headers(form);
        const RequestView post("POST", "/in", headers, "To=b&From=c&To=a&To=b");
        QCOMPARE(texts("twilio", {post, {}, {}, item, "https://t.example/in"}),
                 (QByteArrayList{"https://t.example/inFromcToaTob"_ba,
                                 "https://t.example:443/inFromcToaTob"_ba}));
        const HeaderBlock none;
        const QByteArray digest =
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"; // of {}
        const QByteArray target = "/in?bodySHA256=" + digest;
        const RequestView json("POST", target, none, "{}");
        QCOMPARE(texts("twilio", {json, {}, {}, item, "https://t.example/in"}).first(),
                 "https://t.example"_ba + target);
        const RequestView changed("POST", target, none, "[]");
        QVERIFY(texts("twilio", {changed, {}, {}, item, {}}).first().startsWith("missing"));
        const RequestView emptied("POST", target, none, "");
        QVERIFY(texts("twilio", {emptied, {}, {}, item, {}}).first().startsWith("missing"));
        const RequestView formed("POST", target, headers, "To=a");
        QVERIFY(texts("twilio", {formed, {}, {}, item, {}}).first().startsWith("missing"));
        const RequestView uncovered("POST", "/in", none, "{}");
        QVERIFY(texts("twilio", {uncovered, {}, {}, item, {}}).first().startsWith("missing"));
    }

    void twilioKnowsSeveralSpellingsOfAUrl()
    {
        QCOMPARE(twilioUrls("http://a.example:8080/x?y"_ba),
                 (QByteArrayList{"http://a.example:8080/x?y"_ba, "http://a.example/x?y"_ba}));
        QCOMPARE(twilioUrls("http://a.example"_ba),
                 (QByteArrayList{"http://a.example"_ba, "http://a.example:80"_ba}));
        QCOMPARE(twilioUrls("https://u:p@[::1]/"_ba),
                 (QByteArrayList{"https://u:p@[::1]/"_ba, "https://u:p@[::1]:443/"_ba}));
    }

    void hubspotMayHaveDecodedTheUrl()
    {
        const QList<PathStep> item;
        const HeaderBlock none;
        const RequestView post("POST", "/in?a=%3A%20%2f", none, "[]");
        QCOMPARE(texts("hubspot-v3", {post, "17", {}, item, "https://h.example/in"}),
                 (QByteArrayList{"POSThttps://h.example/in?a=%3A%20%2f[]17"_ba,
                                 "POSThttps://h.example/in?a=:%20/[]17"_ba}));
    }

    void contentfulSignsItsHeaders()
    {
        const QList<PathStep> item;
        const auto list = "x-contentful-signed-headers, X-Contentful-Timestamp,x-a"_ba;
        const auto block = [](const QByteArray &names) {
            return "X-Contentful-Signed-Headers: "_ba + names
                + "\r\nX-A:  1 \r\nX-Contentful-Timestamp: 2\r\n"_ba;
        };
        const HeaderBlock headers(block(list));
        const RequestView post("POST", "/in?q=1&r=%2F", headers, "body");
        QCOMPARE(texts("contentful", {post, {}, {}, item, "https://c.example/hook\xc3\xa4"}),
                 QByteArrayList{"POST\n/hook%C3%A4?q%253D1%2526r%253D%25252F\nx-a:1;"
                                "x-contentful-signed-headers:"_ba
                                + list + ";x-contentful-timestamp:2\nbody"_ba});
        const HeaderBlock lacking(block(list + ",x-b"_ba));
        const RequestView other("POST", "/", lacking, {});
        QCOMPARE(texts("contentful", {other, {}, {}, item, {}}),
                 QByteArrayList{"missing header x-b"_ba});
    }

    void contentfulSignsItsTimeAndItsList_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("lacking");
        const auto itself = "x-contentful-signed-headers"_ba;
        const auto time = "x-contentful-timestamp"_ba;
        QTest::newRow("no time") << itself + ",x-a"_ba << time;
        QTest::newRow("not itself") << time + ",x-a"_ba << itself;
        QTest::newRow("nothing") << ""_ba << itself;
    }
    void contentfulSignsItsTimeAndItsList()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, lacking);
        const QList<PathStep> item;
        const HeaderBlock headers("X-A: 1\r\nX-Contentful-Timestamp: 2\r\n"
                                  "X-Contentful-Signed-Headers: "_ba
                                  + list + "\r\n"_ba);
        const RequestView post("POST", "/", headers, {});
        QCOMPARE(texts("contentful", {post, {}, {}, item, {}}),
                 QByteArrayList{"missing header x-contentful-signed-headers does not list "_ba
                                + lacking});
    }

    void formsOfOtherVendors()
    {
        const QList<PathStep> item;
        const HeaderBlock headers(form);
        const RequestView braintree("POST", "/", headers, "bt_payload=YQ%3D%3D&bt_signature=x");
        QCOMPARE(texts("braintree", {braintree, {}, {}, item, {}}),
                 (QByteArrayList{"YQ=="_ba, "YQ==\n"_ba}));
        const RequestView gitea("POST", "/", headers, "payload=%7B%7D");
        QCOMPARE(texts("gitea-payload", {gitea, {}, {}, item, {}}), QByteArrayList{"{}"_ba});
        const HeaderBlock none;
        const RequestView json("POST", "/", none, "{ }");
        QCOMPARE(texts("gitea-payload", {json, {}, {}, item, {}}), QByteArrayList{"{ }"_ba});
        const RequestView vonage("GET", "/?b=x%26y%3Dz&a=1&sig=no", none, {});
        QCOMPARE(texts("vonage-query", {vonage, {}, {}, item, {}}),
                 QByteArrayList{"&a=1&b=x_y_z"_ba});
    }

    void anyOfSeveralSpellingsMayBeTheSignedOne()
    {
        const auto provider = providerWith(
            R"("secrets": [{"name": "key", "title": "K", "where": "w", "decode": "sha1"}],
               "parameters": [{"name": "public_key", "title": "P", "where": "w"}],
               "authentication": {"any": [{"kind": "hmac", "algorithm": "sha1", "encoding": "hex",
               "signature": {"form": "bt_signature", "split": "&",
               "prefix": "{parameter:public_key}|"},
               "content": {"canonical": "braintree"}}]})"_ba);
        auto settings = settingsWith({"integration_private_key"_ba});
        settings.parameters.insert(u"public_key"_s, u"integration_public_key"_s);
        HmacContexts contexts;
        const auto key = HmacKey::create(
            HmacAlgorithm::Sha1,
            QCryptographicHash::hash("integration_private_key", QCryptographicHash::Sha1));
        const auto sign = [&](QByteArrayView text) { return contexts.code(*key, {text}).toHex(); };
        // Braintree's own example of a challenge shows that the key is the right one.
        QCOMPARE(sign("20f9f8ed05f77439fe955c977e4c8a53"),
                 "d9b899556c966b3f06945ec21311865d35df3ce4"_ba);
        const auto check = [&](const QByteArray &publicKey, const QByteArray &code) {
            return verifyWith(provider, settings,
                              {form,
                               "bt_signature=other%7C00%26"_ba + publicKey + "%7C"_ba + code
                                   + "&bt_payload=YQ%3D%3D"_ba})
                .ok;
        };
        QVERIFY(check("integration_public_key"_ba, sign("YQ==")));
        QVERIFY(check("integration_public_key"_ba, sign("YQ==\n")));
        QVERIFY(!check("integration_public_key"_ba, sign("YQ== ")));
        QVERIFY(!check("another_public_key"_ba, sign("YQ==")));
    }
};

QTEST_GUILESS_MAIN(CanonicalTest)
#include "tst_canonical.moc"
