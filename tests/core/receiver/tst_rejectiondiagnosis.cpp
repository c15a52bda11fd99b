// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectiondiagnosis.h"

#include "core/receiver/ingestsource.h"
#include "tests/core/receiver/testprovider.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

const Timestamp received = fromMicroseconds(1'767'225'600'000'000);
const auto secret = "a secret of the shop"_ba;
const auto sound = "{\"a\":1,\"b\":[true]}"_ba;

SecretSet secrets(const QByteArray &value = secret, std::optional<Timestamp> expires = {})
{
    return {{QString(), {{value, expires}}}};
}

Rejection refused(const QByteArray &headers, const QByteArray &body,
                  RejectionCause cause = RejectionCause::SignatureMismatch)
{
    Rejection rejection;
    rejection.id = RejectionId::make(received);
    rejection.source = u"shop"_s;
    rejection.cause = cause;
    rejection.request = {"POST"_ba, "/in/shop"_ba,    HeaderBlock("Host: a.example\r\n" + headers),
                         body,      u"127.0.0.1:1"_s, received};
    rejection.bodySize = body.size();
    return rejection;
}

} // namespace

/// What an operator learns of a refused request, from what is kept of it.
class RejectionDiagnosisTest final : public QObject
{
    Q_OBJECT

    const Redaction m_redaction{"station key"_ba};
    const ProviderCatalogue m_catalogue = ProviderCatalogue::load().value();
    const SourceConfig m_source{u"shop"_s, u"test"_s, {}, {}, 0};

    Result<Diagnosis> diagnose(const Rejection &rejection, const SecretSet &set = secrets(),
                               const QByteArray &members = {}) const
    {
        return diagnoseRejection(rejection, m_source, testProvider(members), set, m_redaction,
                                 m_catalogue);
    }

    /// As it is stored.
    Rejection redacted(Rejection rejection, const QByteArray &members) const
    {
        const auto places = credentialPlaces(testProvider(members));
        auto &request = rejection.request;
        request.headers = m_redaction.redact(request.headers, places);
        request.target = m_redaction.redactTarget(request.target, places);
        request.body = m_redaction.redactBody(request.body, places);
        return rejection;
    }

private Q_SLOTS:
    void aMistakeIsNamedWithItsFixAndNoForgery()
    {
        const auto diagnosis =
            diagnose(refused(signatureLine("{ \"a\": 1, \"b\": [ true ] }"_ba, secret), sound));
        QVERIFY(diagnosis);
        QCOMPARE(diagnosis->mistake, Mistake::Unknown);
        const auto python =
            diagnose(refused(signatureLine("{\"a\": 1, \"b\": [true]}"_ba, secret), sound));
        QCOMPARE(python->mistake, Mistake::BodyReserialised);
        QVERIFY(!python->sentence.isEmpty() && !python->fix.isEmpty());
        QCOMPARE(python->signedText, sound);
        QCOMPARE(python->signedSize, sound.size());
        const auto code = hmacSha256(sound, secret).toHex();
        QCOMPARE(python->expected, code.first(6) + "…");
        QCOMPARE(python->received, hmacSha256("{\"a\": 1, \"b\": [true]}"_ba, secret).toHex());
    }

    void longTextsAreCut()
    {
        const auto body = '"' + QByteArray(10'000, 'x') + '"';
        const auto diagnosis = diagnose(refused(signatureLine(body, "other"_ba), body));
        QCOMPARE(diagnosis->signedText, body.first(Diagnosis::shownText));
        QCOMPARE(diagnosis->signedSize, body.size());
    }

    void theSecretsOfNowCount()
    {
        const auto rejection = refused(signatureLine(sound, secret), sound);
        QCOMPARE(diagnose(rejection)->mistake, Mistake::None);
        QCOMPARE(diagnose(rejection, secrets(secret, received - 1s))->mistake,
                 Mistake::SecretExpired);
        QCOMPARE(diagnose(rejection, secrets(secret + ' '))->mistake, Mistake::SecretBlanks);
        QCOMPARE(diagnose(rejection, {})->mistake, Mistake::NoSecret);
    }

    void theTimeOfItsArrivalCounts()
    {
        const auto members = "'authentication':{'any':[{'kind':'hmac','algorithm':'sha256',"
                             "'encoding':'hex','signature':{'header':'x-signature'},"
                             "'timestamp':{'header':'x-time'},'content':'{timestamp}.{body}'}]}"_ba;
        const auto at = [&](qint64 seconds) {
            const auto time = QByteArray::number(seconds);
            return diagnose(
                refused("X-Time: " + time + "\r\n" + signatureLine(time + '.' + sound, secret),
                        sound, RejectionCause::TimestampOutsideTolerance),
                secrets(), members);
        };
        QCOMPARE(at(1'767'225'600)->mistake, Mistake::None);
        QCOMPARE(at(1'767'225'000)->mistake, Mistake::Clock);
    }

    void theSchemeThatItCameByCounts()
    {
        const auto members = "'authentication':{'any':[{'kind':'hmac','algorithm':'sha256',"
                             "'encoding':'hex','signature':{'header':'x-signature'},"
                             "'content':'{url}'}]}"_ba;
        auto rejection = refused(signatureLine("https://a.example/in/shop"_ba, secret), sound);
        const auto plain = diagnose(rejection, secrets(), members);
        QCOMPARE(plain->mistake, Mistake::Url);
        QCOMPARE(plain->subject, u"https://a.example/in/shop"_s);
        rejection.evidence = {{u"over_tls"_s, true}};
        QCOMPARE(diagnose(rejection, secrets(), members)->mistake, Mistake::None);
    }

    void aCutBodyIsSaid()
    {
        auto rejection = refused(signatureLine(sound, secret), sound);
        rejection.bodySize = 100'000;
        QCOMPARE(diagnose(rejection)->mistake, Mistake::BodyCut);
    }

    void tokensAreKnownByTheirMarks_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("headers"); // with # for the credential
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("header") << "{'kind':'token','place':{'header':'x-token'}}"_ba
                                << "X-Token: #\r\n"_ba << sound;
        QTest::newRow("bearer")
            << "{'kind':'token','place':{'header':'authorization','prefix':'Bearer '}}"_ba
            << "Authorization: Bearer #\r\n"_ba << sound;
        QTest::newRow("body") << "{'kind':'token','place':{'body':'passcode'}}"_ba << ""_ba
                              << "{\"passcode\":\"#\"}"_ba;
    }
    void tokensAreKnownByTheirMarks()
    {
        QFETCH(const QByteArray, place);
        QFETCH(const QByteArray, headers);
        QFETCH(const QByteArray, body);
        const auto members = "'authentication':{'any':["_ba + place + "]}";
        const auto with = [&](const QByteArray &credential) {
            auto lines = headers;
            auto text = body;
            const auto stored = redacted(
                refused(lines.replace("#", credential), text.replace("#", credential)), members);
            [&] {
                QVERIFY(!stored.request.headers.raw().contains(credential));
                QVERIFY(!stored.request.body.contains(credential));
            }();
            return stored;
        };
        QCOMPARE(diagnose(with(secret), secrets(), members)->mistake, Mistake::None);
        QCOMPARE(diagnose(with(secret), secrets(secret, received - 1s), members)->mistake,
                 Mistake::SecretExpired);
        QCOMPARE(diagnose(with(secret), secrets(secret + '\n'), members)->mistake,
                 Mistake::SecretBlanks);
        const auto other = diagnose(with("another token"_ba), secrets(), members);
        QCOMPARE(other->mistake, Mistake::OtherCredential);
        QVERIFY(other->expected.isEmpty());
    }

    void aUserAndPasswordAreKnownByTheirMark()
    {
        const auto members = "'authentication':{'any':[{'kind':'basic'}]}"_ba;
        const auto pair = "user:a password"_ba;
        const auto stored =
            redacted(refused("Authorization: Basic " + pair.toBase64() + "\r\n", sound), members);
        QCOMPARE(diagnose(stored, secrets(pair), members)->mistake, Mistake::None);
        QCOMPARE(diagnose(stored, secrets("user:another"_ba), members)->mistake,
                 Mistake::OtherCredential);
    }

    void whatWasRefusedForSomethingElseIsNotLookedInto()
    {
        const auto answer = diagnose(refused({}, sound, RejectionCause::SchemaMismatch));
        QCOMPARE(answer.error().code, ErrorCode::Invalid);
        QVERIFY(answer.error().detail.contains("schema_mismatch"_L1));
    }
};

QTEST_GUILESS_MAIN(RejectionDiagnosisTest)
#include "tst_rejectiondiagnosis.moc"
