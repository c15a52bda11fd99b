// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/vendorhosts.h"

#include <QProcess>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

/// signalboxctl verify, of senders whose keys stand at an address: without a station, with files.
class VerifyKeysTest final : public QObject
{
    Q_OBJECT

    VendorHosts m_hosts;

    static QByteArray now() { return toIso8601(SystemClock().now()).toLatin1(); }
    QString file(const QString &name, const QByteArray &content) const
    {
        return m_hosts.certificates.file(name, content);
    }

    /// Trusts the authority of the test's own in place of the system's.
    Run verify(const QStringList &arguments, const QByteArray &input = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SSL_CERT_FILE"_s, m_hosts.authority.certificate);
        environment.remove(u"SIGNALBOX_SECRET"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SIGNALBOXCTL), QStringList{u"verify"_s} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QStringList sns(const QByteArray &body) const
    {
        return {u"--provider"_s,  u"aws-sns"_s,
                u"--file"_s,      file(u"sns.json"_s, body),
                u"--parameter"_s, u"topics="_s + QString::fromLatin1(VendorHosts::topic)};
    }
    QStringList jwt(const QString &keyFile) const
    {
        const auto token = VendorHosts::token(VendorHosts::lasting, "one"_ba, keyFile);
        return {u"--provider"_s, u"jwt"_s,
                u"--file"_s,     file(u"jwt.json"_s, "{}"_ba),
                u"--header"_s,   u"Authorization: Bearer "_s + QString::fromLatin1(token)};
    }

private Q_SLOTS:
    void aCertificateComesFromAFile()
    {
        const auto body = m_hosts.snsMessage(VendorHosts::notification(now()));
        const auto chain = file(u"chain.pem"_s,
                                VendorHosts::pem(m_hosts.snsSigner.certificate)
                                    + VendorHosts::pem(m_hosts.issuer.certificate));
        const auto right = verify(sns(body) << u"--certificate"_s << chain);
        QCOMPARE(right.err, QByteArray());
        QCOMPARE(right.code, 0);
        QVERIFY(right.out.startsWith("The signature is right."));
        const auto piped = verify(sns(body) << u"--certificate"_s << u"-"_s,
                                  VendorHosts::pem(m_hosts.snsSigner.certificate)
                                      + VendorHosts::pem(m_hosts.issuer.certificate));
        QCOMPARE(piped.code, 0);
        auto changed = body;
        changed.replace("\"MessageId\":\"1\"", "\"MessageId\":\"2\"");
        QVERIFY(changed != body);
        QCOMPARE(verify(sns(changed) << u"--certificate"_s << chain).code, 1);
    }

    void aCertificateThatIsNotTheVendorsIsSaid()
    {
        const auto body = m_hosts.snsMessage(VendorHosts::notification(now()));
        const auto other =
            verify(sns(body) << u"--certificate"_s << m_hosts.payPalSigner.certificate);
        QCOMPARE(other.code, 2);
        QVERIFY2(other.err.contains("messageverificationcerts.paypal.com"), other.err);
        const auto alone = verify(sns(body) << u"--certificate"_s << m_hosts.snsSigner.certificate);
        QCOMPARE(alone.code, 2);
        QVERIFY2(alone.err.contains("Its issuer stands at http://crt.r2m01.amazontrust.com"),
                 alone.err);
        const auto none = verify(sns(body) << u"--certificate"_s << file(u"none.pem"_s, "x"_ba));
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("none.pem"), none.err);
    }

    void withoutAKeyItSaysWhichOneAndHow()
    {
        const auto body = m_hosts.snsMessage(VendorHosts::notification(now()));
        const auto certificate = verify(sns(body));
        QCOMPARE(certificate.code, 2);
        QVERIFY2(certificate.err.contains(VendorHosts::snsUrl), certificate.err);
        QVERIFY(certificate.err.contains("--certificate"));
        QVERIFY(certificate.err.contains("--fetch"));
        const auto keySet = verify(jwt(m_hosts.snsSigner.key) << u"--secret-file"_s << u"-"_s,
                                   "https://id.example.com/keys\n"_ba);
        QCOMPARE(keySet.code, 2);
        QVERIFY2(keySet.err.contains("https://id.example.com/keys"), keySet.err);
        QVERIFY(keySet.err.contains("--jwks"));
        QVERIFY2(verify(jwt(m_hosts.snsSigner.key)).err.contains("SIGNALBOX_SECRET"), "no secret");
    }

    void aKeySetComesFromAFile()
    {
        const auto keys =
            file(u"keys.json"_s, VendorHosts::keySet({{"one"_ba, m_hosts.snsSigner.key}}));
        const auto right = verify(jwt(m_hosts.snsSigner.key) << u"--jwks"_s << keys);
        QCOMPARE(right.err, QByteArray());
        QCOMPARE(right.code, 0);
        QCOMPARE(verify(jwt(m_hosts.payPalSigner.key) << u"--jwks"_s << keys).code, 1);
        const auto empty =
            verify(jwt(m_hosts.snsSigner.key) << u"--jwks"_s << file(u"empty.json"_s, "{}"_ba));
        QCOMPARE(empty.code, 2);
        QVERIFY2(empty.err.contains("empty.json"), empty.err);
    }

    void fetchingGoesNowhereButToPublicAddresses()
    {
        const auto run = verify(
            jwt(m_hosts.snsSigner.key) << u"--secret-file"_s << u"-"_s << u"--fetch"_s,
            "https://127.0.0.1:"_ba + QByteArray::number(m_hosts.server.port()) + "/keys"_ba);
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("127.0.0.1 is not a public address"), run.err);
        QVERIFY(!run.err.contains("signalboxd"));
        QCOMPARE(m_hosts.server.count(), 0);
    }

    void fetchingAndFilesExcludeEachOther()
    {
        const auto keys =
            file(u"keys.json"_s, VendorHosts::keySet({{"one"_ba, m_hosts.snsSigner.key}}));
        QCOMPARE(verify(jwt(m_hosts.snsSigner.key) << u"--jwks"_s << keys << u"--fetch"_s).code, 2);
    }
};

QTEST_GUILESS_MAIN(VerifyKeysTest)
#include "tst_verifykeys.moc"
