// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/publickey.h"
#include "tests/core/auth/schemefixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// Made by Node's crypto: makekeyvectors.mjs.
QJsonObject vectors()
{
    QFile file(QString::fromUtf8(SIGNALBOX_KEY_VECTORS));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

/// A key set that has been fetched.
class Fetched final : public KeySource
{
public:
    std::shared_ptr<const FetchedKeys> find(const KeyAddress &address, Timestamp) const override
    {
        if (address != KeyAddress{u"https://vendor.example/jwks.json"_s, {}} || !content)
            return nullptr;
        return std::make_shared<FetchedKeys>(FetchedKeys{readWebKeys(*content), fetchedAt, {}});
    }
    std::optional<QByteArray> content;
    Timestamp fetchedAt = atSecond(1'700'000'290);
};

QString causeOf(const Verdict &verdict)
{
    return verdict.ok ? QString() : rejectionCauseName(verdict.cause);
}

Provider jwtProvider(const QByteArray &algorithms, const QByteArray &decode = "utf8"_ba)
{
    return providerWith(R"("secrets": [{"name": "key", "title": "K", "where": "w", "decode": ")"
                        + decode + R"("}], "parameters": [{"name": "us", "title": "U",
        "where": "w"}], "authentication": {"any": [{"kind": "jwt", "algorithms": [)"
                        + algorithms + R"(], "audience": {"parameter": "us"},
        "issuer": "vendor", "body_hash": {"claim": "payload_hash", "encoding": "hex"}}]})");
}

} // namespace

class PublicKeysTest final : public QObject
{
    Q_OBJECT

    const QJsonObject all = vectors();
    const QByteArray message = all.value("message"_L1).toString().toUtf8();

    AuthenticationSettings jwtSettings(const QByteArray &key) const
    {
        auto settings = settingsWith({key});
        settings.parameters.insert(u"us"_s, u"us"_s);
        return settings;
    }

    SchemeRequest bearer(const QByteArray &token, qint64 at = 1'700'000'300) const
    {
        return {"Authorization: Bearer "_ba + token + "\r\n"_ba, message, "/"_ba, "POST"_ba,
                atSecond(at)};
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!message.isEmpty()); }

    void verifiesWhatNodeSigned_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const auto &vector : all.value("signatures"_L1).toArray())
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
    void verifiesWhatNodeSigned()
    {
        QFETCH(QJsonObject, vector);
        const auto provider = providerWith(
            R"("secrets": [{"name": "key", "title": "K", "where": "w", "decode": "key"}],
               "authentication": {"any": [{"kind": "public-key", "encoding": "base64",
               "signature": {"header": "sig"}, "timestamp": {"header": "time"},
               "content": "{timestamp}.{body}", "algorithm": ")"
            + vector.value("algorithm"_L1).toString().toLatin1() + R"(", "form": ")"
            + vector.value("form"_L1).toString().toLatin1() + R"("}]})");
        const auto settings = settingsWith({vector.value("key"_L1).toString().toUtf8()});
        const auto signature = vector.value("signature"_L1).toString().toLatin1();
        SchemeRequest request{"Time: 1700000000\r\nSig: "_ba + signature + "\r\n"_ba,
                              message.sliced(11), "/"_ba, "POST"_ba, atSecond(1'700'000'000)};
        QCOMPARE(causeOf(verifyWith(provider, settings, request)), QString());
        request.now = atSecond(1'700'000'301);
        QCOMPARE(causeOf(verifyWith(provider, settings, request)),
                 u"timestamp_outside_tolerance"_s);
        request.body += ' ';
        QCOMPARE(causeOf(verifyWith(provider, settings, request)), u"signature_mismatch"_s);
        request.headers.replace(signature, "AAAA"_ba);
        QVERIFY(!verifyWith(provider, settings, request).ok);
        request.headers.replace("AAAA", "!");
        QCOMPARE(causeOf(verifyWith(provider, settings, request)), u"signature_malformed"_s);
    }

    void refusesWhatIsNoKey()
    {
        for (const auto &text : {""_ba, "nonsense"_ba, "-----BEGIN PUBLIC KEY-----\nAAAA\n"_ba,
                                 QByteArray(62, 'a'), "MIIB"_ba}) {
            const auto key = PublicKey::read(text);
            QVERIFY(!key.ok());
            QCOMPARE(key.error().code, ErrorCode::Invalid);
        }
        const auto provider = providerOf(R"({"kind": "public-key", "encoding": "hex",
            "signature": {"header": "sig"}, "content": "{body}", "algorithm": "ecdsa-p256"})"_ba);
        const auto ed25519 = QByteArray(64, '1');
        QCOMPARE(Authenticator::create(provider, settingsWith({ed25519})).error().code,
                 ErrorCode::Invalid);
    }

    void standardWebhooksV1a()
    {
        // The known answer of Standard Webhooks.
        const auto signature = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7"
                               "AZdpXwVLPo3mNl8EM+m7TBAg=="_ba;
        const auto provider = providerOf(R"({"kind": "standard-webhooks"})"_ba);
        const auto check = [&](const QByteArray &entries, const QByteArray &body) {
            return verifyWith(
                provider, settingsWith({"whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="_ba}),
                {"Webhook-Id: msg_p5jXN8AQM9LWM0D4loKWxJek\r\nWebhook-Timestamp: 1614265330\r\n"
                 "Webhook-Signature: "_ba
                     + entries + "\r\n"_ba,
                 body, "/"_ba, "POST"_ba, atSecond(1'614'265'330)});
        };
        const auto body = "{\"test\": 2432232314}"_ba;
        QVERIFY(check(signature, body).ok);
        QVERIFY(check("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= "_ba + signature, body).ok);
        QVERIFY(!check("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="_ba, body).ok);
        QVERIFY(!check(signature, body + ' ').ok);
        QVERIFY(!Authenticator::create(provider, settingsWith({"whpk_AAAA"_ba})).ok());
    }

    void verifiesTokensOfNode_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const auto &vector : all.value("tokens"_L1).toArray())
            QTest::newRow(qPrintable(vector["algorithm"_L1].toString())) << vector.toObject();
    }
    void verifiesTokensOfNode()
    {
        QFETCH(QJsonObject, vector);
        const auto algorithm = vector.value("algorithm"_L1).toString().toLatin1();
        const auto token = vector.value("token"_L1).toString().toLatin1();
        const auto settings = jwtSettings(vector.value("key"_L1).toString().toUtf8());
        const auto provider = jwtProvider('"' + algorithm + '"');
        QCOMPARE(causeOf(verifyWith(provider, settings, bearer(token))), QString());
        auto changed = bearer(token);
        changed.body += ' ';
        QCOMPARE(causeOf(verifyWith(provider, settings, changed)), u"signature_mismatch"_s);
        auto forged = token;
        forged[token.indexOf('.') + 5] = forged[token.indexOf('.') + 5] == 'A' ? 'B' : 'A';
        QVERIFY(!verifyWith(provider, settings, bearer(forged)).ok);
        QCOMPARE(causeOf(verifyWith(jwtProvider("\"RS384\""_ba), settings, bearer(token))),
                 u"signature_malformed"_s);
        QCOMPARE(causeOf(verifyWith(provider, settings, bearer(token, 1'700'000'659))), QString());
        QCOMPARE(causeOf(verifyWith(provider, settings, bearer(token, 1'700'000'661))),
                 u"timestamp_outside_tolerance"_s);
        QCOMPARE(causeOf(verifyWith(provider, settings, bearer(token, 1'699'999'900))),
                 u"timestamp_outside_tolerance"_s);
        auto others = settings;
        others.parameters.insert(u"us"_s, u"them"_s);
        QCOMPARE(causeOf(verifyWith(provider, others, bearer(token))), u"signature_mismatch"_s);
    }

    void tokensSayWhenTheyExpire_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("causeWithoutExpiry"); ///< where the file says "expires": false
        const auto malformed = u"signature_malformed"_s;
        QTest::newRow("a time") << R"({"exp": 1700000600})"_ba << QString() << QString();
        QTest::newRow("a fraction") << R"({"exp": 1700000600.5})"_ba << QString() << QString();
        QTest::newRow("none") << "{}"_ba << malformed << QString();
        QTest::newRow("null") << R"({"exp": null})"_ba << malformed << QString();
        QTest::newRow("text") << R"({"exp": "1700000600"})"_ba << malformed << malformed;
        QTest::newRow("a word") << R"({"exp": "never"})"_ba << malformed << malformed;
        QTest::newRow("a list") << R"({"exp": [1700000600]})"_ba << malformed << malformed;
        QTest::newRow("beyond numbers") << R"({"exp": 1e999})"_ba << malformed << malformed;
        QTest::newRow("nbf is text")
            << R"({"exp": 1700000600, "nbf": "1600000000"})"_ba << malformed << malformed;
        QTest::newRow("past") << R"({"exp": 1700000000})"_ba << u"timestamp_outside_tolerance"_s
                              << u"timestamp_outside_tolerance"_s;
    }
    void tokensSayWhenTheyExpire()
    {
        QFETCH(QByteArray, claims);
        QFETCH(QString, cause);
        QFETCH(QString, causeWithoutExpiry);
        const auto part = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray text = part(R"({"alg":"HS256"})") + '.' + part(claims);
        const QByteArray token = text + '.'
            + part(QMessageAuthenticationCode::hash(text, "secret", QCryptographicHash::Sha256));
        const auto causeBy = [&](const QByteArray &members) {
            return causeOf(verifyWith(
                providerOf(R"({"kind": "jwt", "algorithms": ["HS256"])"_ba + members + '}'),
                settingsWith({"secret"_ba}), bearer(token)));
        };
        QCOMPARE(causeBy({}), cause);
        QCOMPARE(causeBy(R"(, "expires": false)"_ba), causeWithoutExpiry);
    }

    void aPublicKeyIsNeverASecret()
    {
        const auto provider = jwtProvider("\"HS256\", \"RS256\""_ba);
        const auto key = all.value("confusedKey"_L1).toString().toUtf8();
        QVERIFY(!verifyWith(provider, jwtSettings(key),
                            bearer(all.value("confusedToken"_L1).toString().toLatin1()))
                     .ok);
        QVERIFY(!verifyWith(provider, jwtSettings(key),
                            bearer(all.value("unsignedToken"_L1).toString().toLatin1()))
                     .ok);
    }

    void keySetsAreFetched()
    {
        const auto provider =
            jwtProvider(R"("RS256", "ES256", "ES384", "EdDSA")"_ba, "jwks_url"_ba);
        auto settings = jwtSettings("https://vendor.example/jwks.json"_ba);
        QCOMPARE(Authenticator::create(provider, settings).error().code, ErrorCode::Unsupported);
        const auto source = std::make_shared<Fetched>();
        settings.keys = source;
        for (const auto &vector : all.value("tokens"_L1).toArray()) {
            const auto algorithm = vector["algorithm"_L1].toString();
            if (!QStringList{u"RS256"_s, u"ES256"_s, u"ES384"_s, u"EdDSA"_s}.contains(algorithm))
                continue;
            const auto token = vector["token"_L1].toString().toLatin1();
            source->content.reset();
            const auto waiting = verifyWith(provider, settings, bearer(token));
            QVERIFY(!waiting.ok);
            QCOMPARE(waiting.key->url, u"https://vendor.example/jwks.json"_s);
            source->content = all.value("keySet"_L1).toString().toUtf8();
            const auto verdict = verifyWith(provider, settings, bearer(token));
            QVERIFY2(verdict.ok, qPrintable(algorithm + verdict.detail));
            source->content = "{}"_ba;
            QCOMPARE(causeOf(verifyWith(provider, settings, bearer(token))),
                     u"signature_mismatch"_s);
        }
        const auto plain = jwtSettings("http://vendor.example/jwks.json"_ba);
        auto refused = plain;
        refused.keys = source;
        QCOMPARE(Authenticator::create(provider, refused).error().code, ErrorCode::Invalid);
    }

    void aKeySetIsAskedForAgainWhenItLacksTheKeyAndIsOldEnough()
    {
        const auto provider = jwtProvider(R"("RS256", "ES256", "EdDSA")"_ba, "jwks_url"_ba);
        auto settings = jwtSettings("https://vendor.example/jwks.json"_ba);
        const auto source = std::make_shared<Fetched>();
        settings.keys = source;
        const auto keys =
            QJsonDocument::fromJson(all.value("keySet"_L1).toString().toUtf8())["keys"_L1];
        const auto token = all.value("tokens"_L1).toArray().at(3)["token"_L1].toString();
        const auto verdictWith = [&](const QString &id, qint64 age) {
            QJsonArray changed;
            for (const auto &key : keys.toArray()) {
                auto one = key.toObject();
                one["kid"_L1] = id + one.value("kid"_L1).toString();
                changed.append(one);
            }
            source->content =
                QJsonDocument(QJsonObject{{"keys"_L1, changed}}).toJson(QJsonDocument::Compact);
            source->fetchedAt = atSecond(1'700'000'300 - age);
            return verifyWith(provider, settings, bearer(token.toLatin1()));
        };
        QVERIFY(verdictWith({}, 59).ok);
        QVERIFY(verdictWith({}, 500).ok);
        QCOMPARE(causeOf(verdictWith(u"new"_s, 59)), u"signature_mismatch"_s);
        QVERIFY(!verdictWith(u"new"_s, 59).key);
        QCOMPARE(verdictWith(u"new"_s, 60).key->url, u"https://vendor.example/jwks.json"_s);
    }

    void aKeyIsForItsAlgorithmAlone()
    {
        const auto provider =
            jwtProvider(R"("RS256", "PS256", "ES256", "EdDSA")"_ba, "jwks_url"_ba);
        auto settings = jwtSettings("https://vendor.example/jwks.json"_ba);
        const auto source = std::make_shared<Fetched>();
        settings.keys = source;
        const auto keys =
            QJsonDocument::fromJson(all.value("keySet"_L1).toString().toUtf8())["keys"_L1];
        for (const auto &vector : all.value("tokens"_L1).toArray()) {
            const auto algorithm = vector["algorithm"_L1].toString();
            if (algorithm != "RS256"_L1)
                continue;
            const auto token = vector["token"_L1].toString().toLatin1();
            for (const auto &pinned : {u"RS256"_s, u"PS256"_s, u"HS256"_s}) {
                QJsonArray changed;
                for (const auto &key : keys.toArray()) {
                    auto one = key.toObject();
                    one["alg"_L1] = pinned;
                    changed.append(one);
                }
                source->content = QJsonDocument(QJsonObject{{"keys"_L1, changed}}).toJson();
                QCOMPARE(verifyWith(provider, settings, bearer(token)).ok, pinned == algorithm);
            }
        }
    }

    void anUndecidedSchemeIsWaitedForThoughAnotherIsWrong()
    {
        const auto token = all.value("tokens"_L1).toArray().at(3)["token"_L1].toString();
        const auto keyed = R"({"kind": "jwt", "algorithms": ["RS256"],
            "jwks": "https://vendor.example/jwks.json"})"_ba;
        const auto verdictOf = [&](const QByteArray &schemes, const QByteArray &mode) {
            const auto provider =
                providerWith(R"("authentication": {")" + mode + R"(": [)" + schemes + "]}");
            auto settings = settingsWith({"secret"_ba});
            settings.keys = std::make_shared<Fetched>();
            auto request = bearer(token.toLatin1());
            request.headers += "X-Word: wrong\r\nX-Right: secret\r\n"_ba;
            return verifyWith(provider, settings, request);
        };
        const auto wrong = R"({"kind": "token", "place": {"header": "x-word"}})"_ba;
        const auto right = R"({"kind": "token", "place": {"header": "x-right"}})"_ba;
        auto deciding = wrong;
        deciding.replace("}}", "}, \"decides\": true}");
        QVERIFY(verdictOf(wrong + ',' + keyed, "any"_ba).key);
        QVERIFY(verdictOf(keyed + ',' + wrong, "any"_ba).key);
        QVERIFY(verdictOf(keyed + ',' + deciding, "any"_ba).key);
        QVERIFY(!verdictOf(deciding + ',' + keyed, "any"_ba).key);
        QVERIFY(verdictOf(keyed + ',' + right, "any"_ba).ok);
        QVERIFY(verdictOf(keyed + ',' + right, "all"_ba).key);
        QVERIFY(!verdictOf(keyed + ',' + wrong, "all"_ba).key); // wrong, whatever the key
    }

    void keySetsAreNamedByTheFileByAParameterOrByTheSecret()
    {
        const auto provider = [](const QByteArray &keySet) {
            return providerWith(R"("secrets": [], "parameters": [{"name": "keys", "title": "K",
                "where": "w"}], "authentication": {"any": [{"kind": "jwt",
                "algorithms": ["RS256"], "jwks": )"
                                + keySet + "}]}");
        };
        const auto token = all.value("tokens"_L1).toArray().at(3)["token"_L1].toString();
        const auto address = "https://vendor.example/jwks.json"_ba;
        AuthenticationSettings settings;
        settings.keys = std::make_shared<Fetched>();
        const auto asksFor = [&](const Provider &one) {
            const auto verdict = verifyWith(one, settings, bearer(token.toLatin1()));
            return verdict.key ? verdict.key->url.toLatin1() : "nothing"_ba;
        };
        QCOMPARE(asksFor(provider('"' + address + '"')), address);
        settings.parameters.insert(u"keys"_s, QString::fromLatin1(address));
        QCOMPARE(asksFor(provider(R"({"parameter": "keys"})")), address);
        for (const auto &wrong : {u""_s, u"http://vendor.example/"_s, u"https://"_s,
                                  u"https://a@vendor.example/"_s, u"https://vendor.example/#a"_s}) {
            settings.parameters.insert(u"keys"_s, wrong);
            QCOMPARE(
                Authenticator::create(provider(R"({"parameter": "keys"})"), settings).error().code,
                ErrorCode::Invalid);
        }
        settings.parameters.insert(u"us"_s, u"us"_s);
        settings.secrets = settingsWith({address}).secrets;
        QCOMPARE(asksFor(jwtProvider("\"RS256\", \"ES256\""_ba)), address);
    }

    void clientCertificatesAreForAName()
    {
        const auto provider =
            providerOf(R"({"kind": "client-certificate", "name": "Sender.example"})"_ba);
        const auto authenticator = Authenticator::create(provider, {}).value();
        HmacContexts contexts;
        const HeaderBlock headers;
        const auto check = [&](const QStringList &names) {
            RequestView view("POST", "/", headers, {});
            view.certificateNames = names;
            return causeOf(authenticator->verify(view, contexts));
        };
        QCOMPARE(check({u"CN=x"_s, u"sender.example"_s}), QString());
        QCOMPARE(check({u"CN=x"_s, u"sender.example.org"_s}), u"signature_mismatch"_s);
        QCOMPARE(check({}), u"signature_missing"_s);
        RequestView view("POST", "/", headers, {});
        view.certificateProblem = u"it has been revoked"_s;
        const auto verdict = authenticator->verify(view, contexts);
        QVERIFY(!verdict.ok);
        QVERIFY(verdict.detail.contains("it has been revoked"_L1));
        QCOMPARE(verdict.evidence.value("certificate_problem"_L1).toString(),
                 view.certificateProblem);
    }
};

QTEST_GUILESS_MAIN(PublicKeysTest)
#include "tst_publickeys.moc"
