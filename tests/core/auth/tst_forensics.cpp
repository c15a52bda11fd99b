// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/forensics.h"
#include "core/auth/requestsigner.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

const auto secret = "c2VjcmV0LWtleQ=="_ba; // base64 of secret-key
const auto body = "{\"name\":\"é\",\"n\":[1,2]}"_ba;
constexpr qint64 now = 1'700'000'000;

QByteArray hmacScheme(const QByteArray &changes = {})
{
    QByteArray scheme = R"({"kind": "hmac", "algorithm": "sha256", "encoding": "hex",
        "signature": {"header": "x-sig", "prefix": "sha256="}, "timestamp": {"header": "x-time"},
        "content": "{timestamp}.{url}.{body}"})";
    if (changes.isEmpty())
        return scheme;
    const auto pair = changes.split('|');
    return scheme.replace(pair.first(), pair.last());
}

/// How the sender went wrong.
struct Slip
{
    QByteArray scheme = hmacScheme(); ///< that it signs by
    QByteArray secret = ::secret;
    QByteArray body = ::body;
    QByteArray url = "https://hooks.example/in/x"_ba;
    qint64 at = now;
};

/// The request of a sender with \a slip; its body is the right one all the same.
ForensicRequest sent(const Slip &slip)
{
    const auto headers = signRequest(providerOf(slip.scheme), slip.secret,
                                     {slip.body, "id"_ba, {}, {}, slip.url, atSecond(slip.at)});
    ForensicRequest request;
    request.target = "/in/x"_ba;
    QByteArray raw = "Host: inside:8080\r\n"_ba;
    for (const auto &[name, value] : headers.value())
        raw += name + ": "_ba + value + "\r\n"_ba;
    request.headers = HeaderBlock(raw);
    request.body = ::body;
    request.now = atSecond(now);
    return request;
}

AuthenticationSettings ours(const QByteArray &key = secret)
{
    auto settings = settingsWith({key});
    settings.publicUrl = "https://hooks.example/in/x"_ba;
    return settings;
}

ForensicReport examine(const Slip &slip, const AuthenticationSettings &settings = ours(),
                       const ProviderCatalogue *catalogue = nullptr)
{
    return examineSignature(providerOf(hmacScheme()), settings, sent(slip), catalogue);
}

} // namespace

class ForensicsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatAllIsWell()
    {
        const auto report = examine({});
        QCOMPARE(mistakeName(report.mistake), u"none"_s);
        QVERIFY(report.verdict.ok);
        QCOMPARE(report.signedText, "1700000000.https://hooks.example/in/x."_ba + body);
        QCOMPARE(report.expected, report.received);
    }

    void namesTheMistake_data()
    {
        QTest::addColumn<Slip>("slip");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const Slip &slip, const QString &mistake,
                            const QByteArray &key = secret) {
            QTest::newRow(name) << slip << key << mistake;
        };
        const auto signedBy = [](const QByteArray &changes) {
            Slip slip;
            slip.scheme = hmacScheme(changes);
            return slip;
        };
        const auto withSecret = [](const QByteArray &other) {
            Slip slip;
            slip.secret = other;
            return slip;
        };
        const auto withBody = [](const QByteArray &other) {
            Slip slip;
            slip.body = other;
            return slip;
        };
        const auto withUrl = [](const QByteArray &other) {
            Slip slip;
            slip.url = other;
            return slip;
        };
        row("other encoding", signedBy("\"hex\"|\"base64\""_ba), u"signature_encoding"_s);
        row("URL encoding", signedBy("\"hex\"|\"base64url\""_ba), u"signature_encoding"_s);
        row("other algorithm", signedBy("\"sha256\"|\"sha1\""_ba), u"algorithm"_s);
        row("SHA-512", signedBy("\"sha256\"|\"sha512\""_ba), u"algorithm"_s);
        row("prefix stripped", signedBy(", \"prefix\": \"sha256=\"|"_ba), u"signature_prefix"_s);
        row("other prefix", signedBy("sha256=|v1="_ba), u"signature_prefix"_s);
        row("blanks around our secret", withSecret("key"_ba), u"secret_blanks"_s, " key\n"_ba);
        row("line feed after theirs", withSecret("key\n"_ba), u"secret_blanks"_s, "key"_ba);
        row("quotes around ours", withSecret("key"_ba), u"secret_quoted"_s, "\"key\""_ba);
        row("quotes around theirs", withSecret("\"key\""_ba), u"secret_quoted"_s, "key"_ba);
        row("decoded base64", withSecret("secret-key"_ba), u"secret_encoded"_s);
        row("decoded hex", withSecret("k3y!"_ba), u"secret_encoded"_s, "6b337921"_ba);
        row("base64 of ours", withSecret("a2V5IQ=="_ba), u"secret_encoded"_s, "key!"_ba);
        row("hex of ours", withSecret("6b657921"_ba), u"secret_encoded"_s, "key!"_ba);
        row("mark stripped", withSecret(secret), u"secret_mark"_s, "whsec_"_ba + secret);
        row("mark stripped, decoded", withSecret("secret-key"_ba), u"secret_mark"_s,
            "whsec_"_ba + secret);
        row("blanks in the JSON", withBody("{\"name\": \"é\", \"n\": [1, 2]}"_ba),
            u"body_reserialised"_s);
        row("escaped characters", withBody("{\"name\":\"\\u00e9\",\"n\":[1,2]}"_ba),
            u"body_reserialised"_s);
        row("sorted members", withBody("{\"n\":[1,2],\"name\":\"é\"}"_ba), u"body_reserialised"_s);
        row("newline cut off", withBody(body + '\n'), u"body_newline"_s);
        row("CRLF cut off", withBody(body + "\r\n"_ba), u"body_newline"_s);
        row("Latin-1", withBody("{\"name\":\"\xe9\",\"n\":[1,2]}"_ba), u"body_charset"_s);
        row("byte order mark", withBody("\xef\xbb\xbf"_ba + body), u"body_charset"_s);
        row("http for https", withUrl("http://hooks.example/in/x"_ba), u"url"_s);
        row("other host", withUrl("http://inside/in/x"_ba), u"url"_s);
        row("port", withUrl("https://hooks.example:443/in/x"_ba), u"url"_s);
        row("path", withUrl("https://hooks.example/in/x/"_ba), u"url"_s);
        Slip late;
        late.at = now - 400;
        row("clock behind", late, u"clock"_s);
        late.at = now + 400;
        row("clock ahead", late, u"clock"_s);
        row("milliseconds", signedBy(R"({"header": "x-time"}|{"header": "x-time", "unit": "ms"})"),
            u"timestamp_unit"_s);
        row("another secret", withSecret("entirely another"_ba), u"unknown"_s);
    }
    void namesTheMistake()
    {
        QFETCH(Slip, slip);
        QFETCH(QByteArray, key);
        QFETCH(QString, mistake);
        const auto report = examine(slip, ours(key));
        QVERIFY(!report.verdict.ok);
        QCOMPARE(mistakeName(report.mistake), mistake);
        QVERIFY(report.sentence.endsWith(u'.'));
        QVERIFY(!report.fix.isEmpty());
        const auto told = (report.sentence + report.fix).toUtf8();
        QVERIFY(!told.contains(key.trimmed()) && !told.contains(slip.secret.trimmed()));
    }

    void triesExpiredSecrets()
    {
        auto settings = ours("new"_ba);
        settings.secrets[QString()].append({secret, atSecond(now - 1)});
        const auto report = examine({}, settings);
        QCOMPARE(mistakeName(report.mistake), u"secret_expired"_s);
    }

    void triesOtherProviders()
    {
        const auto catalogue = ProviderCatalogue::load();
        QVERIFY(catalogue.ok());
        const auto code = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"_ba;
        ForensicRequest request;
        request.headers = HeaderBlock("X-Hub-Signature-256: sha256="_ba + code + "\r\n"_ba);
        request.body = "Hello, World!"_ba;
        const auto report = examineSignature(
            providerOf(hmacScheme()), ours("It's a Secret to Everybody"_ba), request, &*catalogue);
        QCOMPARE(mistakeName(report.mistake), u"other_provider"_s);
    }

    void saysWhenThereIsNoSignature()
    {
        ForensicRequest request;
        request.body = body;
        const auto report = examineSignature(providerOf(hmacScheme()), ours(), request, nullptr);
        QCOMPARE(mistakeName(report.mistake), u"no_signature"_s);
        QVERIFY(report.sentence.contains("x-sig"_L1));
    }

    void standardWebhooksAreExaminedToo()
    {
        const auto key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
        const auto provider = providerOf(R"({"kind": "standard-webhooks"})"_ba);
        const auto report = [&](const QByteArray &theirs) {
            Slip slip;
            slip.scheme = R"({"kind": "standard-webhooks"})"_ba;
            slip.secret = theirs;
            return examineSignature(provider, settingsWith({key}), sent(slip), nullptr);
        };
        QCOMPARE(report(key).expected, report(key).received);
        QCOMPARE(mistakeName(report(key).mistake), u"none"_s);
        QCOMPARE(mistakeName(report(key.sliced(6)).mistake), u"secret_mark"_s);
    }

    void withoutTheSecretNoForgeryIsShown()
    {
        const auto report = examine({});
        const auto shown = report.withoutForgery();
        QCOMPARE(shown.expected, report.expected.first(6) + "…"_ba);
        QCOMPARE(shown.signedText, report.signedText);
    }
};

QTEST_GUILESS_MAIN(ForensicsTest)
#include "tst_forensics.moc"
