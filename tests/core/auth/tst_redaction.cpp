// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/redaction.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class RedactionTest final : public QObject
{
    Q_OBJECT

    const Redaction redaction{"station key"_ba};
    const CredentialPlaces places{{"x-gitlab-token"_ba}, {"access_token"_ba, "a b"_ba}, {}, {}};

    QByteArray redact(const QByteArray &raw) const
    {
        return redaction.redact(HeaderBlock(raw), places).raw();
    }

private Q_SLOTS:
    void leavesAllElseByteForByte()
    {
        const auto raw = "hOsT:  a \t\r\nX-Odd:\r\nX-Odd: \xff\xfe caf\xe9 \r\nX-Odd: again\r\n"
                         "X-Authorization: kept\r\nAuthorization-Digest: kept\r\n"_ba;
        QCOMPARE(redact(raw), raw);
    }

    void replacesCredentialsAndKeepsWhatStandsAround()
    {
        const auto mark = redaction.mark("Bearer abc"_ba);
        QCOMPARE(redact("A: 1\r\nAUTHORIZATION:  Bearer abc \t\r\nB: 2\r\n"_ba),
                 "A: 1\r\nAUTHORIZATION:  "_ba + mark + " \t\r\nB: 2\r\n"_ba);
        QCOMPARE(redact("Proxy-Authorization:Bearer abc\r\n"_ba),
                 "Proxy-Authorization:"_ba + mark + "\r\n"_ba);
        QCOMPARE(redact("cookie: a=1\r\nCookie: b=2\r\n"_ba),
                 "cookie: "_ba + redaction.mark("a=1"_ba) + "\r\nCookie: "_ba
                     + redaction.mark("b=2"_ba) + "\r\n"_ba);
    }

    void replacesWhatTheSchemeReadsAsACredential()
    {
        QCOMPARE(redact("X-Gitlab-Token: s3cret\r\n"_ba),
                 "X-Gitlab-Token: "_ba + redaction.mark("s3cret"_ba) + "\r\n"_ba);
        QCOMPARE(Redaction("k"_ba).redact(HeaderBlock("X-Gitlab-Token: s\r\n"_ba)).raw(),
                 "X-Gitlab-Token: s\r\n"_ba);
    }

    void replacesCredentialsInTheQuery()
    {
        const auto mark = redaction.mark("s3 cret"_ba).toPercentEncoding();
        const auto target = [&](const QByteArray &text) {
            return redaction.redactTarget(text, places);
        };
        QCOMPARE(target("/in/x?a=%41&access_token=s3%20cret&b"_ba),
                 "/in/x?a=%41&access_token="_ba + mark + "&b"_ba);
        QCOMPARE(target("/in/x?access_token=s3+cret&access%5Ftoken=s3+cret"_ba),
                 "/in/x?access_token="_ba + mark + "&access%5Ftoken="_ba + mark);
        QCOMPARE(target("/in/x?a%20b=s3+cret"_ba), "/in/x?a%20b="_ba + mark);
        for (const auto &same : {"/in/x"_ba, "/in/x?"_ba, "/in/x?access_token"_ba,
                                 "/in/x?access_token="_ba, "/in/access_token=s?xaccess_token=s"_ba})
            QCOMPARE(target(same), same);
        QCOMPARE(redaction.redactTarget("/in/x?access_token=s"_ba, {}), "/in/x?access_token=s"_ba);
    }

    void findsWhatAProviderReadsAsACredential()
    {
        const auto provider = providerOf(R"({"kind": "token", "place": {"header": "x-token"}},
            {"kind": "token", "place": {"query": "key"}}, {"kind": "hmac", "algorithm": "sha256",
            "encoding": "hex", "signature": {"header": "x-sig"}, "content": "{body}"})"_ba,
                                         R"("handshakes": [{"kind": "get-echo",
            "challenge": "hub.challenge", "as": "text",
            "require": {"hub.verify_token": "{secret:secret}", "hub.mode": "subscribe"}}])"_ba);
        QCOMPARE(credentialPlaces(provider),
                 (CredentialPlaces{{"x-token"_ba}, {"key"_ba, "hub.verify_token"_ba}, {}, {}}));
    }

    void findsCredentialsInBodies()
    {
        const auto provider =
            providerOf("{\"kind\": \"token\", \"place\": {\"form\": \"token\"}}, "
                       "{\"kind\": \"token\", \"place\": {\"body\": \"auth.list.0.passcode\"}}, "
                       "{\"kind\": \"token\", \"place\": {\"body\": \"item.clientState\"}}"_ba,
                       "\"items\": \"body.value\""_ba);
        QCOMPARE(credentialPlaces(provider),
                 (CredentialPlaces{{}, {}, {"token"_ba}, {"passcode"_ba, "clientState"_ba}}));
    }

    void replacesMembersOfABody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("redacted"); // with # for the mark
        // No raw strings: moc loses its way in some.
        const auto add = [](const char *name, const QByteArray &body, const QByteArray &redacted) {
            QTest::newRow(name) << body << redacted;
        };
        add("text", "{\"a\":1,\"passcode\":\"s3cret\",\"b\":\"x\"}"_ba,
            "{\"a\":1,\"passcode\":\"#\",\"b\":\"x\"}"_ba);
        add("blanks", "{ \"passcode\" :\n \"s3cret\" }"_ba, "{ \"passcode\" :\n \"#\" }"_ba);
        add("deep and twice", "[{\"x\":{\"passcode\":\"s3cret\"}},{\"passcode\":\"s3cret\"}]"_ba,
            "[{\"x\":{\"passcode\":\"#\"}},{\"passcode\":\"#\"}]"_ba);
        add("escaped name", "{\"p\\u0061sscode\":\"s3cret\"}"_ba, "{\"p\\u0061sscode\":\"#\"}"_ba);
        add("cut in the value", "{\"passcode\":\"s3cret"_ba, "{\"passcode\":\"#"_ba);
        add("a quote missing before", "{\"a: 1, \"passcode\":\"s3cret\"}"_ba,
            "{\"a: 1, \"passcode\":\"#\"}"_ba);
        for (const auto &same :
             {"{\"passcode\":\"\"}"_ba, "{\"passcode\":null}"_ba, "{\"passcode\":{\"a\":\"b\"}}"_ba,
              "{\"a\":\"passcode\"}"_ba, "{\"say\":\"\\\"passcode\\\": \\\"x\\\"\"}"_ba,
              "{\"passcode\""_ba, "{\"passcode\":"_ba, "\""_ba, "{\"passcod"_ba, ""_ba,
              "{\"passcodes\":\"x\",\"xpasscode\":\"y\"}"_ba})
            add(same.isEmpty() ? "nothing" : same.constData(), same, same);
    }
    void replacesMembersOfABody()
    {
        QFETCH(const QByteArray, body);
        QFETCH(QByteArray, redacted);
        const CredentialPlaces inBody{{}, {}, {}, {"passcode"_ba}};
        QCOMPARE(redaction.redactBody(body, inBody),
                 redacted.replace("#", redaction.mark("s3cret"_ba)));
        QCOMPARE(redaction.redactBody(body, {}), body);
    }

    void replacesNumbersAndFieldsOfABody()
    {
        QCOMPARE(redaction.redactBody("{\"pin\":-12.5e3,\"a\":1}"_ba, {{}, {}, {}, {"pin"_ba}}),
                 "{\"pin\":\"" + redaction.mark("-12.5e3"_ba) + "\",\"a\":1}");
        QCOMPARE(redaction.redactBody("a=%41&token=s3+cret&b"_ba, {{}, {}, {"token"_ba}, {}}),
                 "a=%41&token=" + redaction.mark("s3 cret"_ba).toPercentEncoding() + "&b");
    }

    void aLongBodyOfQuotesIsNoTrouble()
    {
        const CredentialPlaces inBody{{}, {}, {}, {"passcode"_ba}};
        const auto quotes = QByteArray("\\\"").repeated(32 * 1024);
        QBENCHMARK_ONCE
        {
            QCOMPARE(redaction.redactBody(quotes, inBody), quotes);
        }
    }

    void anEmptyCredentialStays()
    {
        QCOMPARE(redact("Authorization: \r\nA: 1\r\n"_ba), "Authorization: \r\nA: 1\r\n"_ba);
    }

    void theMarkTellsTheSameSecretAndNothingElse()
    {
        QCOMPARE(redaction.mark("a"_ba), redaction.mark("a"_ba));
        QVERIFY(redaction.mark("a"_ba) != redaction.mark("b"_ba));
        QVERIFY(redaction.mark("a"_ba) != Redaction("other key"_ba).mark("a"_ba));
        QVERIFY(redaction.mark("a"_ba).startsWith("•••"));
        QCOMPARE(redaction.mark("a"_ba).size(), 9 + 16);
    }

    void noSecretSurvivesInABrokenBlock_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("no final line end") << "A: 1\r\nAuthorization: s3cret"_ba;
        QTest::newRow("bare LF") << "A: 1\nAuthorization: s3cret\nB: 2\n"_ba;
        QTest::newRow("bare CR before") << "A: 1\rAuthorization: s3cret\r\n"_ba;
        QTest::newRow("bare CR inside") << "Authorization: Bearer\rs3cret\r\n"_ba;
        QTest::newRow("folded") << "Authorization: Bearer\r\n  s3cret\r\nB: 2\r\n"_ba;
        QTest::newRow("folded, empty first line") << "Authorization:\r\n\ts3cret\r\nB: 2\r\n"_ba;
        QTest::newRow("blank before the colon") << "Authorization : s3cret\r\n"_ba;
        QTest::newRow("blank before the name") << " Authorization: s3cret\r\n"_ba;
    }
    void noSecretSurvivesInABrokenBlock()
    {
        QFETCH(QByteArray, raw);
        QVERIFY2(!redact(raw).contains("s3cret"), redact(raw));
    }

    void goesOnAfterACredential()
    {
        QVERIFY(redact("Cookie: x\nB: kept\nAuthorization: s3cret\nC: kept\n"_ba)
                    .contains("\nB: kept\n"));
        QVERIFY(!redact("Cookie: x\nAuthorization: s3cret\n"_ba).contains("s3cret"));
    }
};

QTEST_APPLESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
