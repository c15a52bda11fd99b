// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providercatalogue.h"
#include "core/auth/requestsigner.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class RequestSignerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsGitHub()
    {
        const auto catalogue = ProviderCatalogue::load();
        const auto headers = signRequest(
            *catalogue->find(u"github"_s), "It's a Secret to Everybody"_ba,
            {"Hello, World!"_ba, "guid"_ba, "push"_ba, {{"Content-Type"_ba, "text/plain"_ba}}});
        const HeaderList expected{
            {"Content-Type"_ba, "text/plain"_ba},
            {"x-github-delivery"_ba, "guid"_ba},
            {"x-github-event"_ba, "push"_ba},
            {"x-hub-signature-256"_ba,
             "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"_ba}};
        QCOMPARE(headers.value(), expected);
    }

    void whatItSignsVerifies_data()
    {
        QTest::addColumn<QByteArray>("scheme");
        QTest::addColumn<QByteArray>("secret");
        const auto hmac = [](const QByteArray &members) {
            return R"({"kind": "hmac", "algorithm": "sha256", "encoding": "hex", )" + members + '}';
        };
        QTest::newRow("body") << hmac(R"("signature": {"header": "x-sig"}, "content": "{body}")")
                              << "s"_ba;
        QTest::newRow("one header for time and code")
            << hmac(R"("signature": {"header": "sig", "split": ",", "prefix": "v1="},
                       "timestamp": {"header": "sig", "split": ",", "prefix": "t="},
                       "content": "{timestamp}.{body}")")
            << "s"_ba;
        QTest::newRow("URL, id and time in milliseconds")
            << hmac(R"("signature": {"header": "sig"}, "id": {"header": "x-id"},
                       "timestamp": {"header": "x-time", "unit": "ms"},
                       "content": "{id}{timestamp}{url}{body}")")
            << "s"_ba;
        QTest::newRow("named method") << R"({"kind": "hmac", "algorithm": ["sha512", "sha256"],
            "encoding": "base64", "signature": {"header": "sig"}, "content": "{body}"})"_ba
                                      << "s"_ba;
        QTest::newRow("key id") << hmac(R"("signature": {"header": "sig"}, "content": "{body}",
                       "key_id": {"header": "x-key"})")
                                << "k1:s"_ba;
        QTest::newRow("ISO time") << hmac(
            R"("signature": {"header": "sig"}, "content": "{timestamp}{body}",
                       "timestamp": {"header": "x-time", "unit": "iso8601"})")
                                  << "s"_ba;
        QTest::newRow("token") << R"({"kind": "token", "place": {"header": "authorization",
            "prefix": "Bearer "}})"_ba
                               << "s"_ba;
        QTest::newRow("basic") << R"({"kind": "basic"})"_ba << "user:pass"_ba;
        QTest::newRow("Standard Webhooks")
            << R"({"kind": "standard-webhooks"})"_ba << "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
        QTest::newRow("Svix") << R"({"kind": "standard-webhooks", "family": "svix"})"_ba
                              << "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
    }
    void whatItSignsVerifies()
    {
        QFETCH(QByteArray, scheme);
        QFETCH(QByteArray, secret);
        const auto provider = providerOf(scheme);
        const RequestDraft draft{
            "{\"a\":\"\xc3\xa9\"}"_ba, "key"_ba, "type"_ba, {}, "https://a.example/in/x?q=1"_ba,
            atSecond(1'700'000'000)};
        const auto headers = signRequest(provider, secret, draft);
        QVERIFY2(headers.ok(), qPrintable(headers ? QString() : headers.error().detail));
        SchemeRequest request{{}, draft.body, "/in/x?q=1"_ba, "POST"_ba, draft.now};
        for (const auto &[name, value] : *headers)
            request.headers += name + ": "_ba + value + "\r\n"_ba;
        auto settings = settingsWith({secret});
        settings.publicUrl = "https://a.example/in/x"_ba;
        const auto verdict = verifyWith(provider, settings, request);
        QVERIFY2(verdict.ok, qPrintable(verdict.detail));
        request.body += ' ';
        const bool signsBody =
            std::holds_alternative<HmacScheme>(provider.authentication.schemes.first().body)
            || std::holds_alternative<StandardWebhooksScheme>(
                provider.authentication.schemes.first().body);
        QCOMPARE(verifyWith(provider, settings, request).ok, !signsBody);
    }

    void namesAHeaderThatTheSignatureCovers()
    {
        const auto provider = providerOf(R"({"kind": "hmac", "algorithm": "sha256",
            "encoding": "hex", "signature": {"header": "sig"},
            "content": "{header:x-time}:{body}"})"_ba);
        const auto refused = signRequest(provider, "s"_ba, {"b"_ba, "k"_ba, {}, {}});
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().detail.contains("x-time"_L1));
        QVERIFY(signRequest(provider, "s"_ba, {"b"_ba, "k"_ba, {}, {{"X-Time"_ba, "1"_ba}}}).ok());
    }

    void saysWhatItCannotSign()
    {
        const auto provider = providerOf(R"({"kind": "token", "place": {"query": "k"}})"_ba);
        QCOMPARE(signRequest(provider, "s"_ba, {}).error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(RequestSignerTest)
#include "tst_requestsigner.moc"
