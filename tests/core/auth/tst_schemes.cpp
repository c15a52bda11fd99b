// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/schemefixture.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// Slack's scheme.
const auto timed = R"({"kind": "hmac", "algorithm": "sha256", "encoding": "hex",
    "signature": {"header": "x-sig", "prefix": "v0="}, "timestamp": {"header": "x-time"},
    "content": "v0:{timestamp}:{body}"})"_ba;

const auto token = R"({"kind": "token", "place": {"header": "x-token"}})"_ba;

QByteArray hmacHex(const QByteArray &secret, const QByteArray &content,
                   HmacAlgorithm algorithm = HmacAlgorithm::Sha256)
{
    HmacContexts contexts;
    return contexts.code(HmacKey::create(algorithm, secret).value(), {content}).toHex();
}

/// A request by the scheme "timed", signed at \a signedAt and received at \a receivedAt.
SchemeRequest timedRequest(qint64 signedAt, qint64 receivedAt, const QByteArray &secret = "s"_ba)
{
    const auto time = QByteArray::number(signedAt);
    return {"X-Sig: v0="_ba + hmacHex(secret, "v0:"_ba + time + ":body"_ba) + "\r\nX-Time: "_ba
                + time + "\r\n"_ba,
            "body"_ba, "/in/x"_ba, "POST"_ba, atSecond(receivedAt)};
}

void compareCause(const Verdict &verdict, RejectionCause cause)
{
    QVERIFY(!verdict.ok);
    QCOMPARE(rejectionCauseName(verdict.cause), rejectionCauseName(cause));
    QVERIFY(!verdict.detail.isEmpty());
}

} // namespace

class SchemesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreCheckedAfterTheSignature()
    {
        const auto provider = providerOf(timed);
        const auto settings = settingsWith({"s"_ba});
        QVERIFY(verifyWith(provider, settings, timedRequest(1000, 1300)).ok);
        QVERIFY(verifyWith(provider, settings, timedRequest(1300, 1000)).ok);
        compareCause(verifyWith(provider, settings, timedRequest(1000, 1301)),
                     RejectionCause::TimestampOutsideTolerance);
        compareCause(verifyWith(provider, settings, timedRequest(1301, 1000)),
                     RejectionCause::TimestampOutsideTolerance);
        // A forger does not learn that the time is wrong as well.
        compareCause(verifyWith(provider, settings, timedRequest(1000, 9000, "forger"_ba)),
                     RejectionCause::SignatureMismatch);
        const auto late = verifyWith(provider, settings, timedRequest(1000, 1400));
        QVERIFY2(late.detail.contains("400 seconds old, 300 are allowed"_L1),
                 qPrintable(late.detail));
        QCOMPARE(late.evidence.value("tolerance_past"_L1).toInt(), 300);
    }

    void aSourcesToleranceComesBeforeTheProviders()
    {
        auto narrow = timed;
        narrow.chop(1);
        narrow += R"(, "tolerance": {"past": 5, "future": 0}})";
        auto settings = settingsWith({"s"_ba});
        const auto provider = providerOf(narrow);
        QVERIFY(verifyWith(provider, settings, timedRequest(1000, 1005)).ok);
        QVERIFY(!verifyWith(provider, settings, timedRequest(1000, 1006)).ok);
        QVERIFY(verifyWith(provider, settings, timedRequest(9000, 1000)).ok);
        settings.tolerance = Tolerance{60, 60};
        QVERIFY(verifyWith(provider, settings, timedRequest(1000, 1060)).ok);
        QVERIFY(!verifyWith(provider, settings, timedRequest(9000, 1000)).ok);
    }

    void refusesUnreadableTimes()
    {
        const auto provider = providerOf(timed);
        const auto settings = settingsWith({"s"_ba});
        auto request = timedRequest(1000, 1000);
        request.headers.replace("X-Time: 1000", "X-Time: soon");
        compareCause(verifyWith(provider, settings, request), RejectionCause::SignatureMalformed);
        request = timedRequest(1000, 1000);
        request.headers.replace("X-Time", "X-Tame");
        compareCause(verifyWith(provider, settings, request), RejectionCause::SignatureMissing);
        request = timedRequest(1000, 1000);
        request.headers += "X-Time: 1000\r\n";
        compareCause(verifyWith(provider, settings, request), RejectionCause::SignatureMalformed);
    }

    void secretsOverlapAndExpire()
    {
        const auto provider = providerOf(timed);
        AuthenticationSettings settings;
        settings.secrets[u"secret"_s] = {{"new"_ba, {}}, {"old"_ba, atSecond(2000)}};
        const auto accepts = [&](qint64 at, const QByteArray &secret) {
            return verifyWith(provider, settings, timedRequest(at, at, secret)).ok;
        };
        QVERIFY(accepts(1999, "old"_ba));
        QVERIFY(accepts(1999, "new"_ba));
        QVERIFY(!accepts(2000, "old"_ba));
        QVERIFY(accepts(2000, "new"_ba));
        settings.secrets[u"secret"_s] = {{"old"_ba, atSecond(2000)}};
        compareCause(verifyWith(provider, settings, timedRequest(2000, 2000, "old"_ba)),
                     RejectionCause::SecretMissing);
    }

    void listsOfSignaturesMayHoldOthers()
    {
        const auto provider = providerOf(R"({"kind": "hmac", "algorithm": "sha256",
            "encoding": "hex", "signature": {"header": "sig", "split": ",", "prefix": "v1="},
            "timestamp": {"header": "sig", "split": ",", "prefix": "t="},
            "content": "{timestamp}.{body}"})"_ba);
        const auto code = hmacHex("s"_ba, "1000.body"_ba);
        const auto check = [&](const QByteArray &value) {
            return verifyWith(
                provider, settingsWith({"s"_ba}),
                {"Sig: "_ba + value + "\r\n"_ba, "body"_ba, "/"_ba, "POST"_ba, atSecond(1000)});
        };
        QVERIFY(check("t=1000,v1="_ba + code).ok);
        QVERIFY(check("t=1000,v1="_ba + QByteArray(64, 'a') + ",v1="_ba + code + ",v0=x"_ba).ok);
        compareCause(check("t=1000,v0="_ba + code), RejectionCause::SignatureMalformed);
        compareCause(check("t=1000,t=1000,v1="_ba + code), RejectionCause::SignatureMalformed);
        compareCause(check("v1="_ba + code), RejectionCause::SignatureMalformed);
        compareCause(check("t=1001,v1="_ba + code), RejectionCause::SignatureMismatch);
    }

    void theMethodIsTakenFromTheAllowListOnly()
    {
        const auto provider = providerOf(R"({"kind": "hmac", "algorithm": ["sha256", "sha512"],
            "encoding": "hex", "signature": {"header": "sig"}, "content": "{body}"})"_ba);
        const auto check = [&](const QByteArray &method, HmacAlgorithm algorithm) {
            const auto code = hmacHex("s"_ba, "body"_ba, algorithm);
            return verifyWith(provider, settingsWith({"s"_ba}),
                              {"Sig: "_ba + method + '=' + code + "\r\n"_ba, "body"_ba});
        };
        QVERIFY(check("sha256"_ba, HmacAlgorithm::Sha256).ok);
        QVERIFY(check("sha512"_ba, HmacAlgorithm::Sha512).ok);
        compareCause(check("sha1"_ba, HmacAlgorithm::Sha1), RejectionCause::SignatureMalformed);
        compareCause(check("sha512"_ba, HmacAlgorithm::Sha256), RejectionCause::SignatureMalformed);
    }

    void aKeyIdPicksTheSecret()
    {
        const auto provider = providerOf(R"({"kind": "hmac", "algorithm": "sha256",
            "encoding": "hex", "signature": {"header": "sig"}, "key_id": {"header": "key"},
            "content": "{body}"})"_ba);
        const auto settings = settingsWith({"k1:first"_ba, "k2:second:with colon"_ba});
        const auto check = [&](const QByteArray &id, const QByteArray &secret) {
            return verifyWith(
                provider, settings,
                {"Sig: "_ba + hmacHex(secret, "body"_ba) + "\r\nKey: "_ba + id + "\r\n"_ba,
                 "body"_ba});
        };
        QVERIFY(check("k1"_ba, "first"_ba).ok);
        QVERIFY(check("k2"_ba, "second:with colon"_ba).ok);
        compareCause(check("k1"_ba, "second:with colon"_ba), RejectionCause::SignatureMismatch);
        compareCause(check("k3"_ba, "first"_ba), RejectionCause::SecretMissing);
        QCOMPARE(Authenticator::create(provider, settingsWith({"bare"_ba})).error().code,
                 ErrorCode::Invalid);
    }

    void anUnknownKeyIdTakesAsLongAsAWrongSignature()
    {
        const auto provider = providerOf(R"({"kind": "hmac", "algorithm": "sha256",
            "encoding": "hex", "signature": {"header": "sig"}, "key_id": {"header": "key"},
            "content": "{body}"})"_ba);
        const auto settings = settingsWith({"k1:first"_ba});
        const QByteArray body(8 * 1024 * 1024, 'x');
        const auto least = [&](const QByteArray &id) {
            auto best = std::numeric_limits<qint64>::max();
            for (int round = 0; round < 5; ++round) {
                QElapsedTimer timer;
                timer.start();
                const auto verdict = verifyWith(
                    provider, settings,
                    {"Sig: "_ba + QByteArray(64, '0') + "\r\nKey: "_ba + id + "\r\n"_ba, body});
                best = std::min(best, timer.nsecsElapsed());
                if (verdict.ok)
                    return qint64(0);
            }
            return best;
        };
        const auto wrong = least("k1"_ba);
        const auto unknown = least("k2"_ba);
        QVERIFY2(2 * unknown > wrong, qPrintable(u"%1 ns, %2 ns"_s.arg(unknown).arg(wrong)));
    }

    void tokensAreEqualOrNot_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("cause");
        const auto header = R"({"header": "x-token"})"_ba;
        const auto bearer = R"({"header": "authorization", "prefix": "Bearer "})"_ba;
        const auto query = R"({"query": "key"})"_ba;
        const auto row = [](const char *name, const QByteArray &place, const QByteArray &headers,
                            const QByteArray &target, const QString &cause) {
            QTest::newRow(name) << place << headers << target << cause;
        };
        row("header", header, "X-Token: right\r\n"_ba, "/"_ba, {});
        row("second secret", header, "X-Token: also right\r\n"_ba, "/"_ba, {});
        row("wrong", header, "X-Token: wrong\r\n"_ba, "/"_ba, u"signature_mismatch"_s);
        row("part", header, "X-Token: righ\r\n"_ba, "/"_ba, u"signature_mismatch"_s);
        row("more", header, "X-Token: rightt\r\n"_ba, "/"_ba, u"signature_mismatch"_s);
        row("none", header, "A: right\r\n"_ba, "/"_ba, u"signature_missing"_s);
        row("twice", header, "X-Token: right\r\nX-Token: right\r\n"_ba, "/"_ba,
            u"signature_malformed"_s);
        row("bearer", bearer, "Authorization: Bearer right\r\n"_ba, "/"_ba, {});
        row("no word", bearer, "Authorization: right\r\n"_ba, "/"_ba, u"signature_malformed"_s);
        row("query", query, {}, "/?a=1&key=right"_ba, {});
        row("query escaped", query, {}, "/?key=also%20right"_ba, {});
        row("query twice", query, {}, "/?key=right&key=right"_ba, u"signature_malformed"_s);
    }
    void tokensAreEqualOrNot()
    {
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, target);
        QFETCH(QString, cause);
        const auto verdict =
            verifyWith(providerOf(R"({"kind": "token", "place": )" + place + '}'),
                       settingsWith({"right"_ba, "also right"_ba}), {headers, {}, target});
        QCOMPARE(verdict.ok ? QString() : rejectionCauseName(verdict.cause), cause);
        const auto told = verdict.detail.toUtf8() + QJsonDocument(verdict.evidence).toJson();
        QVERIFY(!told.contains("right") && !told.contains("wrong"));
    }

    void basicIsUserAndPassword_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("cause");
        const auto encoded = "me:pass:word"_ba.toBase64();
        QTest::newRow("right") << "Basic "_ba + encoded << QString();
        QTest::newRow("small") << "basic "_ba + encoded << QString();
        QTest::newRow("wrong") << "Basic "_ba + "me:pass"_ba.toBase64() << u"signature_mismatch"_s;
        QTest::newRow("bearer") << "Bearer "_ba + encoded << u"signature_malformed"_s;
        QTest::newRow("no base64") << "Basic me:pass:word"_ba << u"signature_malformed"_s;
        QTest::newRow("no colon") << "Basic "_ba + "me"_ba.toBase64() << u"signature_malformed"_s;
    }
    void basicIsUserAndPassword()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, cause);
        const auto verdict =
            verifyWith(providerOf(R"({"kind": "basic"})"_ba), settingsWith({"me:pass:word"_ba}),
                       {"Authorization: "_ba + value + "\r\n"_ba, {}});
        QCOMPARE(verdict.ok ? QString() : rejectionCauseName(verdict.cause), cause);
    }

    void standardWebhooks_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("cause");
        const auto right = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="_ba;
        const auto id = "msg_p5jXN8AQM9LWM0D4loKWxJek"_ba;
        const qint64 now = 1614265330;
        const auto row = [](const char *name, const QByteArray &signature, const QByteArray &id,
                            qint64 now, const QString &cause) {
            QTest::newRow(name) << signature << id << now << cause;
        };
        row("the specification's", right, id, now, {});
        row("after others", "v1,aaaa v2,bbbb v1a,cccc "_ba + right, id, now, {});
        row("300 s old", right, id, now + 300, {});
        row("301 s old", right, id, now + 301, u"timestamp_outside_tolerance"_s);
        row("301 s ahead", right, id, now - 301, u"timestamp_outside_tolerance"_s);
        row("other id", right, "msg_x"_ba, now, u"signature_mismatch"_s);
        row("full stop in the id", right, "msg.x"_ba, now, u"signature_malformed"_s);
        row("no version", right.sliced(3), id, now, u"signature_malformed"_s);
        row("other version", "v2"_ba + right.sliced(2), id, now, u"signature_malformed"_s);
        row("empty", {}, id, now, u"signature_missing"_s);
    }
    void standardWebhooks()
    {
        QFETCH(QByteArray, signature);
        QFETCH(QByteArray, id);
        QFETCH(qint64, now);
        QFETCH(QString, cause);
        const auto settings = settingsWith({"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba});
        const auto check = [&](const QByteArray &family, const QByteArray &headers) {
            return verifyWith(
                providerOf(R"({"kind": "standard-webhooks", "family": ")" + family + R"("})"),
                settings,
                {headers + "-Id: "_ba + id + "\r\n"_ba + headers + "-Timestamp: 1614265330\r\n"_ba
                     + headers + "-Signature: "_ba + signature + "\r\n"_ba,
                 "{\"test\": 2432232314}"_ba, "/"_ba, "POST"_ba, atSecond(now)});
        };
        const auto causeOf = [](const Verdict &verdict) {
            return verdict.ok ? QString() : rejectionCauseName(verdict.cause);
        };
        QCOMPARE(causeOf(check("webhook"_ba, "Webhook"_ba)), cause);
        QCOMPARE(causeOf(check("svix"_ba, "Svix"_ba)), cause);
        QCOMPARE(causeOf(check("any"_ba, "Svix"_ba)), cause);
        QCOMPARE(causeOf(check("any"_ba, "Webhook"_ba)), cause);
        QCOMPARE(causeOf(check("svix"_ba, "Webhook"_ba)), u"signature_missing"_s);
        QCOMPARE(causeOf(check("webhook"_ba, "Svix"_ba)), u"signature_missing"_s);
    }

    void anyOfSeveralIsEnough()
    {
        const auto provider = providerOf(timed + ", " + token);
        const auto settings = settingsWith({"s"_ba});
        auto request = timedRequest(1000, 1000);
        QVERIFY(verifyWith(provider, settings, request).ok);
        request.headers += "X-Token: wrong\r\n";
        QVERIFY(verifyWith(provider, settings, request).ok);
        QVERIFY(verifyWith(provider, settings, {"X-Token: s\r\n"_ba, {}}).ok);
        compareCause(verifyWith(provider, settings, {"X-Token: wrong\r\n"_ba, {}}),
                     RejectionCause::SignatureMismatch);
        compareCause(verifyWith(provider, settings, {}), RejectionCause::SignatureMissing);
        const auto refused = verifyWith(provider, settings, {"X-Token: wrong\r\n"_ba, {}});
        QCOMPARE(refused.evidence.value("scheme"_L1).toString(), u"token"_s);
    }

    void whatDecidesCannotBeMadeUpFor()
    {
        auto deciding = timed;
        deciding.chop(1);
        const auto provider = providerOf(deciding + R"(, "decides": true}, )" + token);
        const auto settings = settingsWith({"s"_ba});
        QVERIFY(verifyWith(provider, settings, {"X-Token: s\r\n"_ba, {}}).ok);
        auto request = timedRequest(1000, 1000, "other"_ba);
        request.headers += "X-Token: s\r\n";
        compareCause(verifyWith(provider, settings, request), RejectionCause::SignatureMismatch);
    }

    void allMustVerify()
    {
        const auto provider = providerWith(R"("secrets": [
            {"name": "key", "title": "K", "where": "w"}, {"name": "word", "title": "W", "where": "w"}],
            "authentication": {"all": [)" + timed
                                           + R"(, {"kind": "token", "secret": "word",
            "place": {"header": "x-token"}}]})");
        AuthenticationSettings settings;
        settings.secrets[u"key"_s] = {{"s"_ba, {}}};
        settings.secrets[u"word"_s] = {{"w"_ba, {}}};
        auto request = timedRequest(1000, 1000);
        compareCause(verifyWith(provider, settings, request), RejectionCause::SignatureMissing);
        compareCause(verifyWith(provider, settings, {"X-Token: w\r\n"_ba, "body"_ba}),
                     RejectionCause::SignatureMissing);
        request.headers += "X-Token: w\r\n";
        QVERIFY(verifyWith(provider, settings, request).ok);
        settings.secrets.remove(u"word"_s);
        compareCause(verifyWith(provider, settings, request), RejectionCause::SecretMissing);
    }

    void noneLetsAllIn()
    {
        const auto provider =
            providerWith(R"("authentication": {"none": "keep the address secret"})"_ba);
        QVERIFY(verifyWith(provider, {}, {}).ok);
    }

    void itemsAreCheckedEach()
    {
        const auto provider = providerOf(R"({"kind": "token",
            "place": {"body": "item.clientState"}})"_ba,
                                         R"("items": "body.value")"_ba);
        const auto check = [&](const QByteArray &body) {
            return verifyWith(provider, settingsWith({"s"_ba}), {{}, body});
        };
        QVERIFY(check(R"({"value": [{"clientState": "s"}, {"clientState": "s"}]})"_ba).ok);
        const auto verdict =
            check(R"({"value": [{"clientState": "s"}, {"clientState": "forged"}]})"_ba);
        compareCause(verdict, RejectionCause::SignatureMismatch);
        QCOMPARE(verdict.evidence.value("item"_L1).toInt(), 1);
        compareCause(check(R"({"value": [{"clientState": "s"}, {}]})"_ba),
                     RejectionCause::SignatureMissing);
        compareCause(check(R"({"value": []})"_ba), RejectionCause::SignatureMissing);
        compareCause(check("nonsense"_ba), RejectionCause::SignatureMissing);
    }

    void secretsAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("decode");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("hex") << "hex"_ba << "6B6579"_ba << "key"_ba;
        QTest::newRow("base64") << "base64"_ba << "a2V5IQ=="_ba << "key!"_ba;
        QTest::newRow("whsec") << "whsec"_ba << "whsec_a2V5IQ=="_ba << "key!"_ba;
        QTest::newRow("whsec without its mark") << "whsec"_ba << "a2V5IQ=="_ba << "a2V5IQ=="_ba;
        QTest::newRow("sha1") << "sha1"_ba << "abc"_ba
                              << QByteArray::fromHex("a9993e364706816aba3e25717850c26c9cd0d89d");
    }
    void secretsAreDecoded()
    {
        QFETCH(QByteArray, decode);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, key);
        const auto provider = providerWith(R"("secrets": [{"name": "secret", "title": "S",
            "where": "w", "decode": ")" + decode
                                           + R"("}], "authentication": {"any": [{
            "kind": "hmac", "algorithm": "sha256", "encoding": "hex",
            "signature": {"header": "sig"}, "content": "{body}"}]})");
        QVERIFY(verifyWith(provider, settingsWith({text}),
                           {"Sig: "_ba + hmacHex(key, "body"_ba) + "\r\n"_ba, "body"_ba})
                    .ok);
        if (decode == "hex" || decode == "base64") {
            const auto wrong = Authenticator::create(provider, settingsWith({"k-y!"_ba}));
            QCOMPARE(wrong.error().code, ErrorCode::Invalid);
            QVERIFY(!wrong.error().detail.contains("k-y!"_L1));
        }
    }

    void requiredParametersMustBeThere()
    {
        const auto provider = providerOf(token, R"("parameters": [{"name": "id", "title": "I",
            "where": "w", "required": true}])"_ba);
        auto settings = settingsWith({"s"_ba});
        QCOMPARE(Authenticator::create(provider, settings).error().code, ErrorCode::Invalid);
        settings.parameters.insert(u"id"_s, u"1"_s);
        QVERIFY(Authenticator::create(provider, settings).ok());
    }

    void tellsWhatWasSigned()
    {
        const auto provider = providerOf(timed);
        auto settings = settingsWith({"s"_ba});
        const auto request = timedRequest(1000, 1000);
        QVERIFY(verifyWith(provider, settings, request).signedDigest.isEmpty());
        settings.digestSigned = true;
        const auto digest = verifyWith(provider, settings, request).signedDigest;
        QCOMPARE(digest, QCryptographicHash::hash("v0:1000:body", QCryptographicHash::Sha256));
    }
};

QTEST_GUILESS_MAIN(SchemesTest)
#include "tst_schemes.moc"
