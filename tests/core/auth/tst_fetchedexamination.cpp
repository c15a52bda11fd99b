// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/fetchedexamination.h"
#include "tests/core/auth/vendorhosts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Looking into a request whose key has to be fetched first, from the vendor's real address.
class FetchedExaminationTest final : public QObject
{
    Q_OBJECT

    VendorHosts m_hosts;
    SystemClock m_clock;
    const ProviderCatalogue m_catalogue = ProviderCatalogue::load().value();

    QByteArray now() const { return toIso8601(m_clock.now()).toLatin1(); }

    Result<ForensicReport> examine(const QString &provider, const ForensicRequest &request,
                                   const AuthenticationSettings &settings,
                                   const std::shared_ptr<KeyFetcher> &fetcher) const
    {
        return examineWithFetch(*m_catalogue.find(provider), settings, request, &m_catalogue,
                                fetcher);
    }
    AuthenticationSettings snsSettings() const
    {
        AuthenticationSettings settings;
        settings.parameters.insert(u"topics"_s, QString::fromLatin1(VendorHosts::topic));
        return settings;
    }
    ForensicRequest snsRequest(const QByteArray &body) const
    {
        ForensicRequest request;
        request.body = body;
        request.now = m_clock.now();
        return request;
    }

private Q_SLOTS:
    void aCertificateIsFetchedOnceAndTheSignatureChecked()
    {
        const auto fetcher = std::make_shared<KeyFetcher>(m_clock, m_hosts.policy());
        const auto body = m_hosts.snsMessage(VendorHosts::notification(now()));
        const auto right = examine(u"aws-sns"_s, snsRequest(body), snsSettings(), fetcher);
        QVERIFY2(right, right ? "" : qPrintable(right.error().detail));
        QCOMPARE(right->mistake, Mistake::None);
        QCOMPARE(fetcher->fetches(), 1);
        auto changed = body;
        changed.replace("\\\"order\\\":1", "\\\"order\\\":2");
        QVERIFY(changed != body);
        const auto wrong = examine(u"aws-sns"_s, snsRequest(changed), snsSettings(), fetcher);
        QVERIFY(wrong);
        QVERIFY(!wrong->verdict.ok);
        QVERIFY(!wrong->verdict.key);
        QCOMPARE(fetcher->fetches(), 1);
    }

    void aKeySetIsFetched()
    {
        const auto fetcher = std::make_shared<KeyFetcher>(m_clock, m_hosts.policy());
        m_hosts.server.answerAt("/keys"_ba,
                                {.body = VendorHosts::keySet({{"one"_ba, m_hosts.snsSigner.key}})});
        AuthenticationSettings settings;
        settings.secrets[QString()].append({"https://id.example.com/keys"_ba, {}});
        ForensicRequest request;
        request.now = m_clock.now();
        const auto token =
            VendorHosts::token(VendorHosts::lasting, "one"_ba, m_hosts.snsSigner.key);
        request.headers = HeaderBlock("Authorization: Bearer " + token + "\r\n");
        const auto right = examine(u"jwt"_s, request, settings, fetcher);
        QVERIFY2(right, right ? "" : qPrintable(right.error().detail));
        QCOMPARE(right->mistake, Mistake::None);
        const auto other =
            VendorHosts::token(VendorHosts::lasting, "one"_ba, m_hosts.payPalSigner.key);
        request.headers = HeaderBlock("Authorization: Bearer " + other + "\r\n");
        QVERIFY(!examine(u"jwt"_s, request, settings, fetcher)->verdict.ok);
    }

    void whatCannotBeFetchedIsSaidWithItsAddress()
    {
        const auto fetcher = std::make_shared<KeyFetcher>(m_clock); // public addresses only
        AuthenticationSettings settings;
        settings.secrets[QString()].append({"https://127.0.0.1:9/keys"_ba, {}});
        ForensicRequest request;
        request.now = m_clock.now();
        const auto token =
            VendorHosts::token(VendorHosts::lasting, "one"_ba, m_hosts.snsSigner.key);
        request.headers = HeaderBlock("Authorization: Bearer " + token + "\r\n");
        const auto report = examine(u"jwt"_s, request, settings, fetcher);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Unavailable);
        QVERIFY(report.error().detail.contains("https://127.0.0.1:9/keys"_L1));
        QVERIFY(report.error().detail.contains("not a public address"_L1));
    }

    void withoutTheKeyNothingIsGuessed()
    {
        const auto fetcher = std::make_shared<KeyFetcher>(m_clock, m_hosts.policy());
        auto settings = snsSettings();
        settings.keys = fetcher;
        const auto report = examineSignature(
            *m_catalogue.find(u"aws-sns"_s), settings,
            snsRequest(m_hosts.snsMessage(VendorHosts::notification(now()))), &m_catalogue);
        QVERIFY(report.verdict.key);
        QCOMPARE(report.mistake, Mistake::Unknown);
        QVERIFY(report.fix.isEmpty());
        QCOMPARE(fetcher->fetches(), 0);
    }
};

QTEST_GUILESS_MAIN(FetchedExaminationTest)
#include "tst_fetchedexamination.moc"
