// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signaturebase.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

// RFC 9421, appendix B.2: test-request, test-shared-secret and test-key-ed25519.
const auto requestHeaders =
    "Host: example.com\r\nDate: Tue, 20 Apr 2021 02:07:55 GMT\r\nContent-Type: application/json\r\n"
    "Content-Digest: sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyea"
    "ldVLvRwEmTHWXvJwew==:\r\nContent-Length: 18\r\n"_ba;
const auto body = "{\"hello\": \"world\"}"_ba;
const auto sharedSecret =
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="_ba;
const auto ed25519Key = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="_ba;
constexpr qint64 created = 1'618'884'473;

const auto b25 =
    "Signature-Input: sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;"
    "keyid=\"test-shared-secret\"\r\n"
    "Signature: sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:\r\n"_ba;
const auto b26 =
    "Signature-Input: sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" "
    "\"content-length\");created=1618884473;keyid=\"test-key-ed25519\"\r\n"
    "Signature: sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQ"
    "v5lIp5WPpBKRCw==:\r\n"_ba;

Provider provider(const QByteArray &algorithms, const QByteArray &required,
                  const QByteArray &decode)
{
    return providerWith(R"("secrets": [{"name": "key", "title": "K", "where": "w", "decode": ")"
                        + decode + R"("}], "authentication": {"any": [{
        "kind": "http-message-signatures", "algorithms": [)"
                        + algorithms + R"(], "required": [)" + required + "]}]}");
}

QString check(const Provider &provider, const QByteArray &key, const QByteArray &headers,
              const QByteArray &content = body, qint64 now = created)
{
    const auto verdict = verifyWith(provider, settingsWith({key}),
                                    {requestHeaders + headers, content,
                                     "/foo?param=Value&Pet=dog"_ba, "POST"_ba, atSecond(now)});
    return verdict.ok ? QString() : rejectionCauseName(verdict.cause);
}

} // namespace

class MessageSignaturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesTheStandardsHmac()
    {
        const auto hmac = provider("\"hmac-sha256\""_ba, "\"date\""_ba, "base64"_ba);
        QCOMPARE(check(hmac, sharedSecret, b25), QString());
        QCOMPARE(check(hmac, "AAAA"_ba, b25), u"signature_mismatch"_s);
        QCOMPARE(check(hmac, sharedSecret, b25, body, created + 300), QString());
        QCOMPARE(check(hmac, sharedSecret, b25, body, created + 301),
                 u"timestamp_outside_tolerance"_s);
        QCOMPARE(check(hmac, sharedSecret, b25, body, created - 301),
                 u"timestamp_outside_tolerance"_s);
        const auto other = provider("\"ed25519\""_ba, "\"date\""_ba, "base64"_ba);
        QCOMPARE(check(other, sharedSecret, b25), u"signature_mismatch"_s);
    }

    void verifiesTheStandardsEd25519()
    {
        const auto ed25519 = provider("\"ed25519\""_ba, "\"@method\", \"@path\""_ba, "key"_ba);
        QCOMPARE(check(ed25519, ed25519Key, b26), QString());
        auto changed = b26;
        changed.replace("sig-b26=:wqcA", "sig-b26=:wqcB");
        QCOMPARE(check(ed25519, ed25519Key, changed), u"signature_mismatch"_s);
        changed = b26;
        changed.replace("\"@path\" ", "");
        QCOMPARE(check(ed25519, ed25519Key, changed), u"signature_malformed"_s);
    }

    void anyOfSeveralSignatures()
    {
        const auto ed25519 = provider("\"ed25519\""_ba, "\"@method\""_ba, "key"_ba);
        auto both = b26;
        both.replace("Signature-Input: ", "Signature-Input: other=(\"@method\");created=1, ")
            .replace("Signature: ", "Signature: other=:AAAA:, ");
        QCOMPARE(check(ed25519, ed25519Key, both), QString());
    }

    void whatMustBeCoveredIs()
    {
        const auto strict =
            provider("\"hmac-sha256\""_ba, "\"@method\", \"@target-uri\", \"content-digest\""_ba,
                     "base64"_ba);
        QCOMPARE(check(strict, sharedSecret, b25), u"signature_malformed"_s);
    }

    void aCoveredDigestIsThatOfTheBody()
    {
        const auto digest = provider("\"hmac-sha256\""_ba, "\"content-digest\""_ba, "utf8"_ba);
        const auto input = "(\"content-digest\");created=1618884473"_ba;
        HmacContexts contexts;
        const auto base =
            "\"content-digest\": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrI"
            "iYllu7BNNyealdVLvRwEmTHWXvJwew==:\n\"@signature-params\": "_ba
            + input;
        const auto code =
            contexts.code(HmacKey::create(HmacAlgorithm::Sha256, "s"_ba).value(), {base});
        const auto headers = "Signature-Input: a="_ba + input + "\r\nSignature: a=:"_ba
            + code.toBase64() + ":\r\n"_ba;
        QCOMPARE(check(digest, "s"_ba, headers), QString());
        QCOMPARE(check(digest, "s"_ba, headers, body + ' '), u"signature_mismatch"_s);
    }

    void refusesOtherForms_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("cause");
        const auto input = "Signature-Input: a=(\"date\");created=1618884473\r\n"_ba;
        const auto row = [](const char *name, const QByteArray &headers, const QString &cause) {
            QTest::newRow(name) << headers << cause;
        };
        row("none", {}, u"signature_missing"_s);
        row("no input", "Signature: a=:AAAA:\r\n"_ba, u"signature_malformed"_s);
        row("no signature", input, u"signature_malformed"_s);
        row("twice", input + input + "Signature: a=:AAAA:\r\n"_ba, u"signature_malformed"_s);
        row("other label", input + "Signature: b=:AAAA:\r\n"_ba, u"signature_malformed"_s);
        row("no bytes", input + "Signature: a=AAAA\r\n"_ba, u"signature_malformed"_s);
        row("open list", "Signature-Input: a=(\"date\"\r\nSignature: a=:AAAA:\r\n"_ba,
            u"signature_malformed"_s);
        row("component twice",
            "Signature-Input: a=(\"date\" \"date\");created=1\r\nSignature: a=:AAAA:\r\n"_ba,
            u"signature_malformed"_s);
        row("missing field",
            "Signature-Input: a=(\"date\" \"x\");created=1\r\nSignature: a=:AAAA:\r\n"_ba,
            u"signature_malformed"_s);
        row("comma at the end", input + "Signature: a=:AAAA:,\r\n"_ba, u"signature_malformed"_s);
    }
    void refusesOtherForms()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QString, cause);
        const auto hmac = provider("\"hmac-sha256\""_ba, "\"date\""_ba, "base64"_ba);
        QCOMPARE(check(hmac, sharedSecret, headers), cause);
    }

    void derivesComponents()
    {
        const HeaderBlock headers("Host: Example.com:443\r\nX-A: 1\r\nX-A:  2 \r\n"_ba);
        RequestView request("GET", "/a%20b?x=1&Pet=dog%20cat", headers, {});
        request.secure = true;
        const auto base = [&](const QByteArray &components) -> QByteArray {
            const auto inputs = readSignatureInputs("l=(" + components + ")");
            if (!inputs)
                return "unread";
            const auto text = signatureBase(inputs->first(), request, {});
            return text ? text->first(text->lastIndexOf('\n')) : "none";
        };
        QCOMPARE(base("\"@authority\""), "\"@authority\": example.com"_ba);
        QCOMPARE(base("\"@scheme\""), "\"@scheme\": https"_ba);
        QCOMPARE(base("\"@path\""), "\"@path\": /a%20b"_ba);
        QCOMPARE(base("\"@query\""), "\"@query\": ?x=1&Pet=dog%20cat"_ba);
        QCOMPARE(base("\"@query-param\";name=\"Pet\""),
                 "\"@query-param\";name=\"Pet\": dog%20cat"_ba);
        QCOMPARE(base("\"@request-target\""), "\"@request-target\": /a%20b?x=1&Pet=dog%20cat"_ba);
        QCOMPARE(base("\"@target-uri\""),
                 "\"@target-uri\": https://Example.com:443/a%20b?x=1&Pet=dog%20cat"_ba);
        QCOMPARE(base("\"x-a\""), "\"x-a\": 1, 2"_ba);
        for (const auto &none : {"\"X-A\""_ba, "\"x-a\";sf"_ba, "\"@status\""_ba, "\"x-b\""_ba,
                                 "\"@query-param\""_ba, "\"@method\";req"_ba})
            QCOMPARE(base(none), "none"_ba);
    }
};

QTEST_GUILESS_MAIN(MessageSignaturesTest)
#include "tst_messagesignatures.moc"
