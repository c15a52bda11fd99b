// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/standardwebhooks.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TestStandardWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheSpecificationDoes();
    void takesOtherTextAsItsBytes();
    void aSecretWithoutItsMarkIsTheSameWhereTheProviderSaysSo();
    void signsEachMessageByItself();
    void refusesAMistypedSecret_data();
    void refusesAMistypedSecret();
};

void TestStandardWebhooks::signsAsTheSpecificationDoes()
{
    const auto key = standardWebhooksKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QVERIFY(key.ok());
    HmacContexts contexts;
    QCOMPARE(standardWebhooksSignature(contexts, *key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                                       "{\"test\": 2432232314}"),
             "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="_ba);
}

void TestStandardWebhooks::takesOtherTextAsItsBytes()
{
    const auto text = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
    const auto decoded = standardWebhooksKey("whsec_" + text);
    const auto raw = standardWebhooksKey(QByteArray::fromBase64(text));
    const auto plain = standardWebhooksKey(text);
    QVERIFY(decoded.ok() && raw.ok() && plain.ok());
    HmacContexts contexts;
    const auto sign = [&](const HmacKey &key) {
        return standardWebhooksSignature(contexts, key, "id", 1, "body");
    };
    QCOMPARE(sign(*raw), sign(*decoded));
    QVERIFY(sign(*plain) != sign(*decoded));
}

void TestStandardWebhooks::aSecretWithoutItsMarkIsTheSameWhereTheProviderSaysSo()
{
    const auto text = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
    HmacContexts contexts;
    const auto signature =
        standardWebhooksSignature(contexts, *standardWebhooksKey("whsec_" + text), "id",
                                  1'614'265'330, "body");
    const SchemeRequest request{"webhook-id: id\r\nwebhook-timestamp: 1614265330\r\n"
                                "webhook-signature: "_ba
                                    + signature + "\r\n",
                                "body"_ba, "/in/x"_ba, "POST"_ba, fromMicroseconds(1'614'265'330'000'000)};
    const auto verifies = [&](const QByteArray &decode, const QByteArray &secret) {
        const auto provider = providerOf(
            R"({"kind": "standard-webhooks"})"_ba,
            R"("secrets": [{"name": "secret", "title": "S", "where": "w", "decode": ")"_ba + decode
                + R"("}])");
        return verifyWith(provider, settingsWith({secret}), request).ok;
    };
    QVERIFY(verifies("base64"_ba, text));
    QVERIFY(verifies("base64"_ba, "whsec_" + text));
    QVERIFY(!verifies("whsec"_ba, text));
    QVERIFY(verifies("whsec"_ba, "whsec_" + text));
    QCOMPARE(unmarkedStandardWebhooksKey("not base64!"_ba).error().code, ErrorCode::Invalid);
}

void TestStandardWebhooks::signsEachMessageByItself()
{
    const auto key = standardWebhooksKey("a secret");
    QVERIFY(key.ok());
    HmacContexts contexts;
    const auto first = standardWebhooksSignature(contexts, *key, "a", 1, "body");
    QVERIFY(standardWebhooksSignature(contexts, *key, "b", 1, "body") != first);
    QVERIFY(standardWebhooksSignature(contexts, *key, "a", 2, "body") != first);
    QVERIFY(standardWebhooksSignature(contexts, *key, "a", 1, "") != first);
    QCOMPARE(standardWebhooksSignature(contexts, *key, "a", 1, "body"), first);
}

void TestStandardWebhooks::refusesAMistypedSecret_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("only the prefix") << "whsec_"_ba;
    QTest::newRow("not base64") << "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!!"_ba;
    QTest::newRow("23 bytes") << "whsec_" + QByteArray(23, 'k').toBase64();
    QTest::newRow("65 bytes") << "whsec_" + QByteArray(65, 'k').toBase64();
}

void TestStandardWebhooks::refusesAMistypedSecret()
{
    QFETCH(const QByteArray, secret);
    const auto key = standardWebhooksKey(secret);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().code, ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestStandardWebhooks)
#include "tst_standardwebhooks.moc"
