// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keyfetcher.h"
#include "core/auth/providercatalogue.h"
#include "tests/core/auth/schemefixture.h"
#include "tests/core/auth/vendorhosts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QString causeOf(const Verdict &verdict)
{
    return verdict.ok ? u"none"_s : rejectionCauseName(verdict.cause);
}

QByteArray isoTime(Timestamp time)
{
    return toIso8601(time).toLatin1();
}

} // namespace

/// Senders that sign by certificates, by the files of the catalogue: what is genuine, and what a
/// forger could try.
class CertificateSendersTest final : public QObject
{
    Q_OBJECT

    VendorHosts hosts;
    SystemClock clock;
    const ProviderCatalogue catalogue = ProviderCatalogue::load().value();
    std::shared_ptr<KeyFetcher> fetcher = std::make_shared<KeyFetcher>(clock, hosts.policy());
    const QByteArray now = isoTime(clock.now());

    /// The verdict on a request, after its key was fetched where that is needed.
    Verdict verdictOn(const QString &provider, const QByteArray &headers, const QByteArray &body,
                      QMap<QString, QString> parameters = {})
    {
        AuthenticationSettings settings;
        settings.keys = fetcher;
        settings.digestSigned = true;
        settings.parameters = {{u"topics"_s, QString::fromLatin1(VendorHosts::topic)},
                               {u"webhook_id"_s, QString::fromLatin1(VendorHosts::webhookId)}};
        settings.parameters.insert(parameters);
        const SchemeRequest request{headers, body, "/in/x"_ba, "POST"_ba, clock.now()};
        auto verdict = verifyWith(*catalogue.find(provider), settings, request);
        if (!verdict.key)
            return verdict;
        std::promise<void> done;
        fetcher->fetch(*verdict.key, [&done](const auto &) { done.set_value(); });
        done.get_future().wait();
        return verifyWith(*catalogue.find(provider), settings, request);
    }

    Verdict sns(const QByteArray &body, const QMap<QString, QString> &parameters = {})
    {
        return verdictOn(u"aws-sns"_s, {}, body, parameters);
    }

    Verdict payPal(const QByteArray &headers, const QByteArray &body)
    {
        return verdictOn(u"paypal"_s, headers, body);
    }

    QJsonObject confirmation() const
    {
        auto members = VendorHosts::notification(now);
        members.remove("Subject"_L1);
        members["Type"_L1] = u"SubscriptionConfirmation"_s;
        members["Token"_L1] = u"2336412f37fb687f5d51e6e2425c464de257eb14"_s;
        members["SubscribeURL"_L1] =
            u"https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription"_s;
        return members;
    }

private Q_SLOTS:
    void takesWhatAmazonSigned()
    {
        for (const auto &version : {u"1"_s, u"2"_s}) {
            auto members = VendorHosts::notification(now);
            members["SignatureVersion"_L1] = version;
            QCOMPARE(causeOf(sns(hosts.snsMessage(members))), u"none"_s);
            members.remove("Subject"_L1);
            QCOMPARE(causeOf(sns(hosts.snsMessage(members))), u"none"_s);
        }
        QCOMPARE(causeOf(sns(hosts.snsMessage(confirmation()))), u"none"_s);
        auto ended = confirmation();
        ended["Type"_L1] = u"UnsubscribeConfirmation"_s;
        QCOMPARE(causeOf(sns(hosts.snsMessage(ended))), u"none"_s);
    }

    void takesMembersInAnyOrderAndWithEscapes()
    {
        const auto body = hosts.snsMessage(VendorHosts::notification(now));
        const auto members = QJsonDocument::fromJson(body).object();
        QByteArray turned = "{\n"_ba;
        const auto names = members.keys();
        for (auto it = names.crbegin(); it != names.crend(); ++it) {
            auto value = QJsonDocument(QJsonArray{members.value(*it)}).toJson().trimmed();
            value = value.sliced(1).chopped(1).trimmed().replace("ö", "\\u00f6");
            turned += "  \""_ba + it->toUtf8() + "\" : "_ba + value + ",\n"_ba;
        }
        turned.chop(2);
        QCOMPARE(causeOf(sns(turned + "\n}"_ba)), u"none"_s);
    }

    void refusesWhatIsChangedInAMessage_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("cause");
        for (const auto *name : {"Message", "MessageId", "Subject", "Timestamp", "TopicArn"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"signature_mismatch"_s;
        QTest::newRow("Type") << u"Type"_s << u"signature_malformed"_s;
        QTest::newRow("SignatureVersion") << u"SignatureVersion"_s << u"signature_malformed"_s;
        QTest::newRow("SigningCertURL") << u"SigningCertURL"_s << u"signature_mismatch"_s;
    }
    void refusesWhatIsChangedInAMessage()
    {
        QFETCH(QString, member);
        QFETCH(QString, cause);
        const auto genuine =
            QJsonDocument::fromJson(hosts.snsMessage(VendorHosts::notification(now))).object();
        auto changed = genuine;
        changed[member] = member == "Timestamp"_L1
            ? QString::fromLatin1(isoTime(clock.now() - std::chrono::seconds(1)))
            : changed.value(member).toString() + u'x';
        QCOMPARE(causeOf(sns(QJsonDocument(changed).toJson())), cause);
        changed = genuine;
        changed[member] = QJsonArray{changed.value(member)};
        QVERIFY(!sns(QJsonDocument(changed).toJson()).ok);
        changed.remove(member);
        QVERIFY(!sns(QJsonDocument(changed).toJson()).ok);
    }

    void aSubjectCannotBeAdded()
    {
        auto members = VendorHosts::notification(now);
        members.remove("Subject"_L1);
        auto changed = QJsonDocument::fromJson(hosts.snsMessage(members)).object();
        changed["Subject"_L1] = u"urgent"_s;
        QCOMPARE(causeOf(sns(QJsonDocument(changed).toJson())), u"signature_mismatch"_s);
    }

    void refusesAnotherTopicThoughAmazonSignedIt()
    {
        const auto body = hosts.snsMessage(VendorHosts::notification(now));
        const auto verdict = sns(body, {{u"topics"_s, u"arn:aws:sns:eu-west-1:1:other"_s}});
        QCOMPARE(causeOf(verdict), u"signature_mismatch"_s);
        QVERIFY(verdict.detail.contains("not one of the source's"_L1));
        for (const auto &part : {QString::fromLatin1(VendorHosts::topic) + u'x',
                                 QString::fromLatin1(VendorHosts::topic.chopped(1))})
            QVERIFY(!sns(body, {{u"topics"_s, part}}).ok);
        QVERIFY(
            sns(body,
                {{u"topics"_s,
                  u"arn:aws:sns:eu-west-1:1:other, "_s + QString::fromLatin1(VendorHosts::topic)}})
                .ok);
    }

    void refusesAMessageOutsideOfItsTime()
    {
        const auto at = [this](qint64 seconds) {
            const auto time = isoTime(clock.now() + std::chrono::seconds(seconds));
            return causeOf(sns(hosts.snsMessage(VendorHosts::notification(time))));
        };
        QCOMPARE(at(-3800), u"none"_s);
        QCOMPARE(at(-3910), u"timestamp_outside_tolerance"_s);
        QCOMPARE(at(310), u"timestamp_outside_tolerance"_s);
    }

    void refusesWhatIsNotSigned()
    {
        QCOMPARE(causeOf(sns("{\"order\":1}"_ba)), u"signature_missing"_s);
        QCOMPARE(causeOf(sns("not JSON"_ba)), u"signature_missing"_s);
        auto twice = hosts.snsMessage(VendorHosts::notification(now));
        twice.replace("{\"Message\":", "{\"TopicArn\":\"a\",\"Message\":");
        QVERIFY(!sns(twice).ok);
    }

    void aCertificateOfAForgerIsNotEvenFetched_data()
    {
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const QByteArray &url) { QTest::newRow(url.constData()) << url; };
        const auto file = VendorHosts::snsPath;
        row("http://sns.eu-west-1.amazonaws.com"_ba + file);
        row("HTTPS://sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://example.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com.example.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com.cn.example.com"_ba + file);
        row("https://example.com/sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://evil-sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://x.sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com.evil"_ba + file);
        row("https://sns.amazonaws.com"_ba + file);
        row("https://sns.s3.eu-west-1.amazonaws.com"_ba + file);
        row("https://sns-bucket.s3.amazonaws.com"_ba + file);
        row("https://snsXeu-west-1.amazonaws.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com:8443"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com@example.com"_ba + file);
        row("https://example.com#@sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://example.com\\@sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://example.com?.sns.eu-west-1.amazonaws.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com\n.example.com"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com/redirect"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com/"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com/../x"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com/%2e%2e"_ba + file);
        row("https://sns.eu-west-1.amazonaws.com"_ba + file + "?x=1"_ba);
        row("https://sns.eu-west-1.amazonaws.com"_ba + file + "#x"_ba);
        row("https://sns.eu-west-1.amazonaws.com"_ba + file + "/x.pem"_ba);
        row("https://sns.eu-west-1.amazonaws.com/?Action=GetTopicAttributes&x="_ba + file);
        row("https://sns.eu-west-1.amazonaws.com/evil.pem"_ba);
        row("https://sns.eu-west-1.amazonaws.com"_ba);
        row("//sns.eu-west-1.amazonaws.com"_ba + file);
        row("file:///etc/ssl/cert.pem"_ba);
        row("https://169.254.169.254"_ba + file);
        row(""_ba);
        row("https://sns.eu-west-1.amazonaws.com/"_ba + QByteArray(5000, 'a') + ".pem"_ba);
    }
    void aCertificateOfAForgerIsNotEvenFetched()
    {
        QFETCH(QByteArray, url);
        const auto before = fetcher->fetches();
        auto members = VendorHosts::notification(now);
        members["SigningCertURL"_L1] = QString::fromLatin1(url);
        QCOMPARE(causeOf(sns(hosts.snsMessage(members))), u"signature_mismatch"_s);
        const auto body = "{}"_ba;
        const auto header = QByteArray(url).replace('\n', "");
        QVERIFY(!payPal(hosts.payPalHeaders(body, now, header, hosts.payPalSigner.key), body).ok);
        QCOMPARE(fetcher->fetches(), before);
    }

    void signedByAnotherKeyIsRefused()
    {
        const auto forger =
            hosts.certificates.issuedBy(hosts.issuer, u"forger"_s, u"/CN=sns.amazonaws.com"_s,
                                        "basicConstraints=CA:FALSE\n"_ba, Certificates::Key::Rsa);
        QCOMPARE(causeOf(sns(hosts.snsMessage(VendorHosts::notification(now), forger.key))),
                 u"signature_mismatch"_s);
        const auto body = "{\"id\":\"WH-1\"}"_ba;
        QCOMPARE(causeOf(payPal(hosts.payPalHeaders(body, now, VendorHosts::payPalUrl, forger.key),
                                body)),
                 u"signature_mismatch"_s);
    }

    void aCertificateThatProvesNothingLeavesItUndecided()
    {
        const auto stranger = hosts.certificates.authority(u"evil"_s, u"/CN=Test Issuer"_s);
        const auto forger =
            hosts.certificates.issuedBy(stranger, u"evilsns"_s, u"/CN=sns.amazonaws.com"_s,
                                        "basicConstraints=CA:FALSE\n"_ba, Certificates::Key::Rsa);
        const auto path = "/SimpleNotificationService-ffffffffffffffffffffffffffffffff.pem"_ba;
        hosts.server.answerAt(path,
                              {.body = VendorHosts::pem(forger.certificate)
                                   + VendorHosts::pem(stranger.certificate)});
        auto members = VendorHosts::notification(now);
        members["SigningCertURL"_L1] =
            QString::fromLatin1("https://sns.eu-west-1.amazonaws.com"_ba + path);
        const auto verdict = sns(hosts.snsMessage(members, forger.key));
        QVERIFY(!verdict.ok);
        QVERIFY(verdict.key);
    }

    void takesWhatPayPalSigned()
    {
        const auto body = "{\"id\":\"WH-1\",\"event_type\":\"PAYMENT.SALE.COMPLETED\"}"_ba;
        const auto verdict = payPal(hosts.payPalHeaders(body, now), body);
        QVERIFY2(verdict.ok, qPrintable(verdict.detail));
        QCOMPARE(verdict.signedDigest.size(), 32);
    }

    void refusesWhatIsChangedForPayPal()
    {
        const auto body = "{\"id\":\"WH-1\"}"_ba;
        const auto headers = hosts.payPalHeaders(body, now);
        for (qsizetype bit = 0; bit < body.size() * 8; ++bit) {
            auto changed = body;
            changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
            QCOMPARE(causeOf(payPal(headers, changed)), u"signature_mismatch"_s);
        }
        const auto lines = headers.trimmed().split('\n');
        for (const auto &line : lines) {
            auto less = lines;
            less.removeOne(line);
            QVERIFY2(!payPal(less.join('\n') + '\n', body).ok, line.constData());
            QVERIFY2(!payPal(headers + line.trimmed() + "\r\n"_ba, body).ok, line.constData());
        }
        auto other = headers;
        other.replace("69cd13f0", "69cd13f1");
        QCOMPARE(causeOf(payPal(other, body)), u"signature_mismatch"_s);
        other = headers;
        other.replace("SHA256withRSA", "SHA1withRSA");
        QCOMPARE(causeOf(payPal(other, body)), u"signature_malformed"_s);
        QCOMPARE(causeOf(verdictOn(u"paypal"_s, headers, body, {{u"webhook_id"_s, u"other"_s}})),
                 u"signature_mismatch"_s);
    }

    void refusesPayPalOutsideOfItsTime()
    {
        const auto body = "{}"_ba;
        const auto old = isoTime(clock.now() - std::chrono::hours(73));
        QCOMPARE(causeOf(payPal(hosts.payPalHeaders(body, old), body)),
                 u"timestamp_outside_tolerance"_s);
    }

    void aPayPalAddressIsOneOfItsApi()
    {
        const auto body = "{}"_ba;
        const auto before = fetcher->fetches();
        for (const auto &url : {"https://api.paypal.com.example.com"_ba + VendorHosts::payPalPath,
                                "https://www.paypal.com"_ba + VendorHosts::payPalPath,
                                "https://apixpaypal.com"_ba + VendorHosts::payPalPath,
                                "https://api.paypal.com/v1/other/CERT-1"_ba,
                                "https://api.paypal.com/v1/notifications/certs/../../CERT-1"_ba,
                                "https://api.paypal.com/v1/notifications/certs/CERT-1?a=b"_ba})
            QCOMPARE(
                causeOf(payPal(hosts.payPalHeaders(body, now, url, hosts.payPalSigner.key), body)),
                u"signature_mismatch"_s);
        QCOMPARE(fetcher->fetches(), before);
    }

    void withoutAFetcherASourceCannotBeMade()
    {
        AuthenticationSettings settings;
        settings.parameters = {{u"topics"_s, u"a"_s}, {u"webhook_id"_s, u"a"_s}};
        for (const auto &name : {u"aws-sns"_s, u"paypal"_s})
            QCOMPARE(Authenticator::create(*catalogue.find(name), settings).error().code,
                     ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(CertificateSendersTest)
#include "tst_certificatesenders.moc"
