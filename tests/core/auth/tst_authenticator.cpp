// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/schemefixture.h"

#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

// GitHub's own example: docs.github.com, Validating webhook deliveries.
const auto secret = "It's a Secret to Everybody"_ba;
const auto body = "Hello, World!"_ba;
const auto code = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"_ba;

Provider github()
{
    return providerOf(R"({"kind": "hmac", "algorithm": "sha256", "encoding": "hex",
        "signature": {"header": "x-hub-signature-256", "prefix": "sha256="},
        "content": "{body}"})"_ba);
}

QByteArray signedWith(const QByteArray &value)
{
    return "Host: a\r\nX-Hub-Signature-256: "_ba + value + "\r\n"_ba;
}

Verdict verify(const QByteArray &headers, const QByteArray &content = body,
               const QList<QByteArray> &secrets = {secret})
{
    return verifyWith(github(), settingsWith(secrets), {headers, content});
}

} // namespace

class AuthenticatorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsGitHubsOwnExample()
    {
        QVERIFY(verify(signedWith("sha256="_ba + code)).ok);
        QVERIFY(verify(signedWith("sha256="_ba + code.toUpper())).ok);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<RejectionCause>("cause");
        const auto line = [](const QByteArray &value) {
            return "X-Hub-Signature-256: "_ba + value + "\r\n"_ba;
        };
        QTest::newRow("no header") << "Host: a\r\n"_ba << RejectionCause::SignatureMissing;
        QTest::newRow("empty header") << line(""_ba) << RejectionCause::SignatureMissing;
        QTest::newRow("the same header twice")
            << line("sha256="_ba + code).repeated(2) << RejectionCause::SignatureMalformed;
        QTest::newRow("right after wrong") << line("sha256="_ba + QByteArray(64, '0'))
                + line("sha256="_ba + code) << RejectionCause::SignatureMalformed;
        QTest::newRow("no prefix") << line(code) << RejectionCause::SignatureMalformed;
        QTest::newRow("other prefix")
            << line("sha1="_ba + code) << RejectionCause::SignatureMalformed;
        QTest::newRow("not hex") << line("sha256="_ba + QByteArray(64, 'g'))
                                 << RejectionCause::SignatureMalformed;
        QTest::newRow("odd hex") << line("sha256="_ba + code.first(63))
                                 << RejectionCause::SignatureMalformed;
        QTest::newRow("short") << line("sha256="_ba + code.first(62))
                               << RejectionCause::SignatureMalformed;
        QTest::newRow("long") << line("sha256="_ba + code + "00"_ba)
                              << RejectionCause::SignatureMalformed;
        QTest::newRow("blank inside")
            << line("sha256= "_ba + code) << RejectionCause::SignatureMalformed;
        QTest::newRow("forged") << line("sha256="_ba + QByteArray(64, 'a'))
                                << RejectionCause::SignatureMismatch;
        QTest::newRow("one digit off")
            << line("sha256="_ba + code.first(63) + '8') << RejectionCause::SignatureMismatch;
    }
    void refuses()
    {
        QFETCH(QByteArray, block);
        QFETCH(RejectionCause, cause);
        const auto verdict = verify(block);
        QVERIFY(!verdict.ok);
        QCOMPARE(rejectionCauseName(verdict.cause), rejectionCauseName(cause));
        QVERIFY(!verdict.detail.isEmpty());
        QCOMPARE(verdict.evidence.value("header"_L1).toString(), u"x-hub-signature-256"_s);
        QCOMPARE(verdict.evidence.value("secrets"_L1).toInt(), 1);
    }

    void refusesABodyWithOneByteMore()
    {
        QCOMPARE(verify(signedWith("sha256="_ba + code), body + '\n').cause,
                 RejectionCause::SignatureMismatch);
    }

    void takesAnyOfSeveralSecrets()
    {
        const auto headers = signedWith("sha256="_ba + code);
        QVERIFY(verify(headers, body, {secret, "new"_ba}).ok);
        QVERIFY(verify(headers, body, {"new"_ba, secret}).ok);
        QVERIFY(verify(headers, body, {"a"_ba, secret, "b"_ba}).ok);
        QVERIFY(!verify(headers, body, {"a"_ba, "b"_ba}).ok);
    }

    void refusesAllWithoutASecret()
    {
        const auto verdict = verify(signedWith("sha256="_ba + code), body, {});
        QVERIFY(!verdict.ok);
        QCOMPARE(verdict.cause, RejectionCause::SecretMissing);
    }

    void looksAtNoMoreItemsThanARequestMayCarry()
    {
        const auto provider = providerOf(R"({"kind": "token", "place": {"body": "item.state"}})"_ba,
                                         "\"items\": \"body.all\""_ba);
        const auto settings = settingsWith({secret});
        const auto send = [&](qsizetype items) {
            auto list = "{\"state\":\"It's a Secret to Everybody\"},"_ba.repeated(items);
            list.chop(1);
            return verifyWith(provider, settings, {{}, "{\"all\":["_ba + list + "]}"});
        };
        QVERIFY(send(maxItems).ok);
        const auto verdict = send(maxItems + 1);
        QVERIFY(!verdict.ok);
        QCOMPARE(rejectionCauseName(verdict.cause), u"too_large"_s);
        QCOMPARE(verdict.evidence.value("most_items"_L1).toInt(), int(maxItems));
    }

    void readsNoMoreFieldsThanAFormMayHave_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("the form is signed") << R"({"canonical": "twilio"})"_ba;
        QTest::newRow("the fields are signed") << "\"{url}{form-sorted}\""_ba;
        QTest::newRow("the body is signed") << "\"{body}\""_ba;
    }
    void readsNoMoreFieldsThanAFormMayHave()
    {
        QFETCH(QByteArray, content);
        const auto provider = providerOf(
            R"({"kind": "hmac", "algorithm": "sha256", "encoding": "hex",
                "signature": {"header": "signature"}, "content": )"
            + content + '}');
        const auto send = [&](qsizetype fields, const QByteArray &signedText) {
            HmacContexts contexts;
            const auto key = HmacKey::create(HmacAlgorithm::Sha256, secret).value();
            return verifyWith(provider, settingsWith({secret}),
                              {"Host: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                               "Signature: "_ba
                                   + contexts.code(key, {signedText}).toHex() + "\r\n"_ba,
                               "a&"_ba.repeated(fields).chopped(1), "/in"_ba});
        };
        // Unread fields must not pass for none: what is signed here is right if they did.
        for (const auto &text :
             {"http://a/in"_ba, "a&"_ba.repeated(maxFormFields + 1).chopped(1)}) {
            const auto verdict = send(maxFormFields + 1, text);
            QVERIFY(!verdict.ok);
            QCOMPARE(rejectionCauseName(verdict.cause), u"too_large"_s);
            QCOMPARE(verdict.evidence.value("most_fields"_L1).toInt(), int(maxFormFields));
        }
        QVERIFY(rejectionCauseName(send(maxFormFields, {}).cause) != "too_large"_L1);
    }

    void refusesAnEmptySecretWhenMade()
    {
        QCOMPARE(Authenticator::create(github(), settingsWith({""_ba})).error().code,
                 ErrorCode::Invalid);
    }

    void tellsNeitherSecretNorCode()
    {
        for (const auto &value : {"sha256="_ba + QByteArray(64, 'a'), "nonsense"_ba, ""_ba}) {
            const auto verdict = verify(signedWith(value));
            const auto told = verdict.detail.toUtf8() + QJsonDocument(verdict.evidence).toJson();
            QVERIFY(!told.contains(secret));
            QVERIFY(!told.contains(code.first(8)));
            QVERIFY(!told.contains("aaaa"));
            QVERIFY(!told.contains("nonsense"));
        }
    }

    void coversHeadersThatTheTemplateNames()
    {
        const auto provider = providerWith(R"("secrets": [{"name": "s", "title": "S", "where": "w",
            "decode": "base64"}], "authentication": {"any": [{"kind": "hmac",
            "signature": {"header": "signature"}, "algorithm": "sha256", "encoding": "base64",
            "content": "{header:webhook-id}.{header:webhook-timestamp}.{body}"}]})"_ba);
        const auto content = "{\"test\": 2432232314}"_ba;
        const auto check = [&](const QByteArray &block) {
            return verifyWith(provider, settingsWith({"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba}),
                              {block, content});
        };
        // The known answer of Standard Webhooks, without its v1 list.
        const auto right =
            "Webhook-Id: msg_p5jXN8AQM9LWM0D4loKWxJek\r\nWebhook-Timestamp: 1614265330\r\n"
            "Signature: g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=\r\n"_ba;
        QVERIFY(check(right).ok);
        QCOMPARE(check(QByteArray(right).replace("1614265330", "1614265331")).cause,
                 RejectionCause::SignatureMismatch);
        QCOMPARE(check(QByteArray(right).replace("Webhook-Id", "Webhook-Ib")).cause,
                 RejectionCause::SignatureMissing);
        QVERIFY(check(QByteArray(right).replace("OE=", "OE")).ok); // padding may be missing
        QCOMPARE(check(QByteArray(right).replace("OE=", "OE==")).cause,
                 RejectionCause::SignatureMalformed);
        QCOMPARE(check(QByteArray(right).replace("1OE=", "1OF=")).cause,
                 RejectionCause::SignatureMalformed); // bits beyond the end
    }

    void isSharedByThreads()
    {
        const auto authenticator =
            Authenticator::create(github(), settingsWith({"other"_ba, secret})).value();
        std::atomic<int> right = 0;
        const auto work = [&] {
            HmacContexts contexts;
            const HeaderBlock headers(signedWith("sha256="_ba + code));
            for (int i = 0; i < 500; ++i) {
                const RequestView view("POST", "/", headers, body);
                right += authenticator->verify(view, contexts).ok;
            }
        };
        std::thread one(work);
        std::thread two(work);
        one.join();
        two.join();
        QCOMPARE(right.load(), 1000);
    }

    void forgetsOldKeysNotNewOnes()
    {
        HmacContexts contexts;
        const auto first = HmacKey::create(HmacAlgorithm::Sha256, secret).value();
        for (int i = 0; i < 200; ++i) {
            const auto key = HmacKey::create(HmacAlgorithm::Sha1, QByteArray::number(i)).value();
            QCOMPARE(contexts.code(key, {body}).size(), 20);
            QCOMPARE(contexts.code(first, {"Hello, ", "", "World!"}).toHex(), code);
        }
    }

    void verifiesOneKilobyte()
    {
        HmacContexts contexts;
        const QByteArray kilobyte(1024, 'x');
        const auto key = HmacKey::create(HmacAlgorithm::Sha256, secret).value();
        const HeaderBlock headers(
            signedWith("sha256="_ba + contexts.code(key, {kilobyte}).toHex()));
        const auto authenticator = Authenticator::create(github(), settingsWith({secret})).value();
        bool ok = true;
        QBENCHMARK
        {
            const RequestView view("POST", "/", headers, kilobyte);
            ok &= authenticator->verify(view, contexts).ok;
        }
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(AuthenticatorTest)
#include "tst_authenticator.moc"
