// SPDX-License-Identifier: GPL-3.0-or-later
// signalboxd with certificates from its station file: what it says, and new ones without a restart.
#include "tests/support/certificates.h"
#include "tests/support/daemonprocess.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <csignal>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

QString program()
{
    return qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s;
}

/// The server's common name, after it answered a request over TLS.
QString serverOf(const QUrl &url)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(url.host(), quint16(url.port()));
    if (!socket.waitForEncrypted(10'000))
        return {};
    socket.write("GET /in/nobody HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.flush();
    if (!socket.waitForReadyRead(10'000) || !socket.readAll().startsWith("HTTP/1.1 404"))
        return {};
    return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
}

void replace(const QString &target, const QString &source)
{
    QFile::remove(target);
    QVERIFY(QFile::copy(source, target));
}

} // namespace

class TlsDaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificatesComeFromTheFileAndAgainOnSighup()
    {
        Certificates certificates;
        const auto ca = certificates.authority(u"ca"_s, u"/CN=CA"_s);
        const auto first = certificates.signedBy(ca, u"first"_s, u"/CN=first"_s);
        const auto second = certificates.signedBy(ca, u"second"_s, u"/CN=second"_s);
        const auto certificate = certificates.path(u"used.pem"_s);
        const auto key = certificates.path(u"used.key"_s);
        replace(certificate, first.certificate);
        replace(key, first.key);

        DaemonProcess daemon(program());
        daemon.setConfig(
            u"tls: {certificate: \"%1\", key: \"%2\"}\n"_s.arg(certificate, key).toUtf8());
        QVERIFY2(daemon.start(), daemon.log());
        QCOMPARE(daemon.ingest().scheme(), u"https"_s);
        QCOMPARE(daemon.admin().scheme(), u"http"_s);
        QCOMPARE(serverOf(daemon.ingest()), u"first"_s);

        // A key that does not belong to the certificate: the old pair stays.
        replace(key, second.key);
        QCOMPARE(::kill(pid_t(daemon.pid()), SIGHUP), 0);
        QTRY_VERIFY(daemon.log().contains("not the key of the certificate"));
        QCOMPARE(serverOf(daemon.ingest()), u"first"_s);

        replace(certificate, second.certificate);
        QCOMPARE(::kill(pid_t(daemon.pid()), SIGHUP), 0);
        QTRY_COMPARE(serverOf(daemon.ingest()), u"second"_s);
        QCOMPARE(daemon.terminate(), 0);
    }

    void aMissingCertificateIsNamedAndNothingStarts()
    {
        DaemonProcess daemon(program());
        daemon.setConfig("tls: {certificate: /no/such.pem, key: /no/such.key}\n");
        QVERIFY(!daemon.start());
        QCOMPARE(daemon.exitCode(), 1);
        QVERIFY2(daemon.log().contains("station.yaml:1: tls.certificate: /no/such.pem"),
                 daemon.log());
    }
};

QTEST_GUILESS_MAIN(TlsDaemonTest)
#include "tst_tlsdaemon.moc"
