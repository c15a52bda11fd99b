// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tlsidentity.h"

#include "httpfixture.h"
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr char request[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

/// A blocking TLS client. Trusts every server: whom it talks to is asked afterwards.
class TlsClient final
{
public:
    explicit TlsClient(quint16 port, const Certificates::Files &own = {},
                       const QByteArray &preamble = {})
    {
        auto configuration = socket.sslConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        socket.setSslConfiguration(configuration);
        if (!own.certificate.isEmpty()) {
            socket.setLocalCertificate(own.certificate);
            socket.setPrivateKey(own.key, QSsl::Ec);
        }
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        socket.waitForConnected(10'000);
        if (!preamble.isEmpty()) {
            socket.write(preamble);
            socket.waitForBytesWritten(10'000);
        }
        socket.startClientEncryption();
        socket.waitForEncrypted(10'000);
    }

    QString serverName() const
    {
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    }

    void send(const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }

    /// The answer's status; 0: none came.
    int read()
    {
        while (!m_received.contains("\r\n\r\n")) {
            if (!wait())
                return 0;
        }
        const auto headEnd = m_received.indexOf("\r\n\r\n") + 4;
        const auto lengthAt = m_received.toLower().indexOf("content-length: ") + 16;
        const auto length =
            m_received.sliced(lengthAt, m_received.indexOf("\r\n", lengthAt) - lengthAt)
                .toLongLong();
        while (m_received.size() < headEnd + length && wait()) { }
        const int status = m_received.sliced(9, 3).toInt();
        body = m_received.sliced(headEnd, std::min(length, m_received.size() - headEnd));
        m_received.remove(0, headEnd + body.size());
        return status;
    }

    int ask(const QByteArray &bytes)
    {
        send(bytes);
        return read();
    }

    bool isClosedByPeer()
    {
        while (wait())
            m_received.clear();
        return socket.state() != QAbstractSocket::ConnectedState;
    }

    QSslSocket socket;
    QByteArray body;

private:
    bool wait()
    {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(10'000))
            return false;
        m_received += socket.readAll();
        return true;
    }

    QByteArray m_received;
};

} // namespace

class TestTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAndKeepsTheConnection();
    void largeBodiesAndAnswersGoThrough();
    void aReaderThatStopsIsWaitedForAndThenClosed();
    void bytesBeyondTheAnswerAreNotReadAhead();
    void closesWithAWord();
    void anAnswerReachesASenderThatGoesOn();
    void oldProtocolsAreRefused();
    void plainBytesAreNoRequest();
    void aHandshakeHasADeadline();
    void aConnectionTooManyIsClosed();
    void clientCertificatesAreOptional();
    void whatAClientCertificateSays();
    void aRevokedCertificateCountsAsNone();
    void everyAuthorityOfTheChainNeedsItsList();
    void aListThatIsOutOfDateLetsNobodyIn();
    void anUntrustedCertificateIsSaid();
    void otherCertificatesHoldForNewConnections();
    void aProxyHeaderStandsBeforeTheHandshake();
    void stopsWithConnectionsOpen();
    void namesTheFileThatIsWrong();

private:
    ListenerSettings settings(bool clientCertificates = false) const
    {
        return with({m_server.certificate, m_server.key,
                     clientCertificates ? m_clientCa.certificate : QString()});
    }
    static ListenerSettings with(const TlsFiles &files)
    {
        ListenerSettings settings;
        settings.tls = *loadTls(files);
        return settings;
    }

    Certificates m_certificates;
    Certificates::Files m_ca;
    Certificates::Files m_clientCa;
    Certificates::Files m_server;
};

void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    m_ca = m_certificates.authority(u"ca"_s, u"/CN=CA"_s);
    m_clientCa = m_certificates.authority(u"clientca"_s, u"/CN=Client CA"_s);
    m_server = m_certificates.signedBy(m_ca, u"server"_s, u"/CN=first"_s, u"DNS:localhost"_s);
}

void TestTls::answersAndKeepsTheConnection()
{
    TestService service(settings());
    TlsClient client(service.port);
    QVERIFY(client.socket.isEncrypted());
    QVERIFY(client.socket.sessionProtocol() >= QSsl::TlsV1_2);
    QCOMPARE(client.serverName(), u"first"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.ask(request), 200);
    client.send(QByteArray(request).repeated(5));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.read(), 200);
    QCOMPARE(service.seen.requests().size(), 8);
    QVERIFY(!service.seen.requests().first().certificate);
    QVERIFY(service.seen.requests().first().secure);
    QCOMPARE(client.ask("GET / HTTP/1.1\r\n\r\n"), 400);
    QVERIFY(client.isClosedByPeer());
}

void TestTls::largeBodiesAndAnswersGoThrough()
{
    TestService service(settings(), [](ReceivedRequest &&request, HttpResponder &&responder) {
        responder.send({200, {}, request.body});
    });
    TlsClient client(service.port);
    QByteArray body(4'000'000, 'a');
    for (qsizetype i = 0; i < body.size(); i += 997)
        body[i] = char(i);
    const auto post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n" + body;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(client.ask(post), 200);
        QVERIFY(client.body == body);
    }
    QCOMPARE(client.ask(request), 200);
}

void TestTls::aReaderThatStopsIsWaitedForAndThenClosed()
{
    auto limited = settings();
    limited.limits.answerDeadline = 300ms;
    TestService service(limited, [](ReceivedRequest &&, HttpResponder &&responder) {
        responder.send({200, {}, QByteArray(30'000'000, 'a')});
    });
    TlsClient client(service.port);
    client.socket.setReadBufferSize(1000);
    client.send(request);
    QTRY_COMPARE(service.service.connectionCount(), 1);
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestTls::bytesBeyondTheAnswerAreNotReadAhead()
{
    Held held;
    TestService service(settings(), held.serve());
    TlsClient client(service.port);
    client.send(request);
    QTRY_COMPARE(held.count(), 1);
    // More than TLS, two kernels and the guard hold together: it cannot go out.
    const QByteArray flood(40'000'000, 'a');
    client.socket.write(flood);
    qint64 before = 0;
    do {
        before = client.socket.encryptedBytesToWrite() + client.socket.bytesToWrite();
    } while (client.socket.waitForBytesWritten(500));
    QVERIFY(before > 20'000'000);
    held.answerAll();
    QCOMPARE(client.read(), 200);
}

void TestTls::closesWithAWord()
{
    TestService service(settings());
    TlsClient client(service.port);
    QCOMPARE(client.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 200);
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(client.socket.error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestTls::anAnswerReachesASenderThatGoesOn()
{
    TestService service(settings());
    TlsClient client(service.port);
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n"
                + QByteArray(200'000, 'a'));
    QCOMPARE(client.read(), 413);
    QVERIFY(client.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestTls::oldProtocolsAreRefused()
{
    TestService service(settings());
    const auto handshake = [&](const QString &protocol) {
        QProcess openssl;
        openssl.setStandardInputFile(QProcess::nullDevice());
        openssl.start(u"openssl"_s,
                      {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(service.port),
                       u"-cipher"_s, u"ALL:@SECLEVEL=0"_s, protocol});
        openssl.waitForFinished();
        return openssl.exitCode() == 0;
    };
    QVERIFY(!handshake(u"-tls1"_s));
    QVERIFY(!handshake(u"-tls1_1"_s));
    QVERIFY(handshake(u"-tls1_2"_s));
    QVERIFY(handshake(u"-tls1_3"_s));
}

void TestTls::plainBytesAreNoRequest()
{
    TestService service(settings());
    auto client = service.client();
    client.send(request);
    QVERIFY(client.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
    QCOMPARE(service.seen.requests().size(), 0);
}

void TestTls::aHandshakeHasADeadline()
{
    auto limited = settings();
    limited.limits.headerDeadline = 100ms;
    TestService service(limited);
    auto client = service.client();
    client.send("\x16\x03\x01"_ba);
    QVERIFY(client.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestTls::aConnectionTooManyIsClosed()
{
    auto limited = settings();
    limited.limits.connections = 1;
    TestService service(limited);
    TlsClient first(service.port);
    QCOMPARE(first.ask(request), 200);
    QVERIFY(!TlsClient(service.port).socket.isEncrypted());
    QCOMPARE(first.ask(request), 200);
}

void TestTls::clientCertificatesAreOptional()
{
    const auto client = m_certificates.signedBy(m_clientCa, u"client"_s, u"/CN=sender"_s);
    const auto stranger = m_certificates.signedBy(m_ca, u"stranger"_s, u"/CN=sender"_s);
    TestService service(settings(true));
    QCOMPARE(TlsClient(service.port).ask(request), 200);
    QCOMPARE(TlsClient(service.port, client).ask(request), 200);
    QCOMPARE(TlsClient(service.port, stranger).ask(request), 200);
    const auto seen = service.seen.requests();
    QVERIFY(!seen[0].certificate);
    QVERIFY(seen[1].certificate);
    QCOMPARE(seen[1].certificate->commonName, u"sender"_s);
    QVERIFY(!seen[2].certificate);
    TestService without(settings());
    QCOMPARE(TlsClient(without.port, client).ask(request), 200);
    QVERIFY(!without.seen.requests().first().certificate);
}

void TestTls::whatAClientCertificateSays()
{
    const auto files = m_certificates.signedBy(
        m_clientCa, u"names"_s, u"/O=Exämple, Inc/CN=one/CN=sender"_s,
        u"DNS:a.example,DNS:*.b.example,URI:spiffe://x/y,email:a@b.example,IP:192.0.2.1,IP:2001:db8::1"_s);
    TestService service(settings(true));
    QCOMPARE(TlsClient(service.port, files).ask(request), 200);
    const auto certificate = service.seen.requests().first().certificate;
    QVERIFY(certificate);
    QCOMPARE(certificate->subject, u"CN=sender,CN=one,O=Exämple\\, Inc"_s);
    QCOMPARE(certificate->commonName, u"sender"_s);
    QCOMPARE(certificate->dnsNames, (QStringList{u"a.example"_s, u"*.b.example"_s}));
    QCOMPARE(certificate->uris, QStringList{u"spiffe://x/y"_s});
    QCOMPARE(certificate->emails, QStringList{u"a@b.example"_s});
    QCOMPARE(certificate->addresses, (QStringList{u"192.0.2.1"_s, u"2001:db8::1"_s}));
    const auto own = QSslCertificate::fromPath(files.certificate).first();
    QCOMPARE(certificate->fingerprint, own.digest(QCryptographicHash::Sha256));
}

void TestTls::aRevokedCertificateCountsAsNone()
{
    const auto good = m_certificates.signedBy(m_clientCa, u"good"_s, u"/CN=good"_s);
    const auto bad = m_certificates.signedBy(m_clientCa, u"bad"_s, u"/CN=bad"_s);
    const auto empty = m_certificates.revocationList(m_clientCa, u"empty"_s, {});
    const auto taken = m_certificates.revocationList(m_clientCa, u"taken"_s, {bad});
    const auto withList = [&](const QString &list) {
        return with({m_server.certificate, m_server.key, m_clientCa.certificate, list});
    };
    TestService service(withList(empty));
    TlsClient before(service.port, bad);
    QCOMPARE(before.ask(request), 200);
    service.service.configure(withList(taken)); // for connections from now on
    QCOMPARE(TlsClient(service.port, bad).ask(request), 200);
    QCOMPARE(TlsClient(service.port, good).ask(request), 200);
    QCOMPARE(TlsClient(service.port).ask(request), 200);
    const auto seen = service.seen.requests();
    QCOMPARE(seen[0].certificate->commonName, u"bad"_s);
    QCOMPARE(seen[0].certificateProblem, QString());
    QVERIFY(!seen[1].certificate);
    QCOMPARE(seen[1].certificateProblem, u"it has been revoked"_s);
    QCOMPARE(seen[2].certificate->commonName, u"good"_s);
    QVERIFY(!seen[3].certificate);
    QCOMPARE(seen[3].certificateProblem, QString());
}

void TestTls::everyAuthorityOfTheChainNeedsItsList()
{
    const auto issuer = m_certificates.issuedBy(m_clientCa, u"issuer"_s, u"/CN=Issuer"_s,
                                                "basicConstraints=critical,CA:TRUE\n");
    const auto client = m_certificates.signedBy(issuer, u"under"_s, u"/CN=under"_s);
    const auto contentOf = [](const QString &path) {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto both = m_certificates.file(
        u"both.pem"_s, contentOf(m_clientCa.certificate) + contentOf(issuer.certificate));
    const auto ofRoot = contentOf(m_certificates.revocationList(m_clientCa, u"root"_s, {}));
    const auto ofIssuer = contentOf(m_certificates.revocationList(issuer, u"issuer"_s, {}));
    const auto withoutIssuer =
        contentOf(m_certificates.revocationList(m_clientCa, u"noissuer"_s, {issuer}));
    const auto problemWith = [&](const QByteArray &lists) {
        const auto file = m_certificates.file(u"lists.pem"_s, lists);
        TestService service(with({m_server.certificate, m_server.key, both, file}));
        if (TlsClient(service.port, client).ask(request) != 200)
            return u"no answer"_s;
        const auto seen = service.seen.requests().first();
        return seen.certificate ? QString() : seen.certificateProblem;
    };
    QCOMPARE(problemWith(ofRoot + ofIssuer), QString());
    QVERIFY(problemWith(ofRoot).contains(u"no revocation list"_s));
    QVERIFY(problemWith(ofIssuer).contains(u"no revocation list"_s));
    QCOMPARE(problemWith(withoutIssuer + ofIssuer), u"it has been revoked"_s);
    // A list that somebody else signed is none.
    const auto forged = contentOf(m_certificates.revocationList(m_ca, u"forged"_s, {}));
    QVERIFY(problemWith(forged + ofIssuer).contains(u"no revocation list"_s));
}

void TestTls::aListThatIsOutOfDateLetsNobodyIn()
{
    const auto client = m_certificates.signedBy(m_clientCa, u"late"_s, u"/CN=late"_s);
    const auto list = m_certificates.revocationList(m_clientCa, u"late-list"_s, {},
                                                    {u"20200101000000Z"_s, u"20200201000000Z"_s});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"out_of_date.*Client CA"_s));
    TestService service(with({m_server.certificate, m_server.key, m_clientCa.certificate, list}));
    QCOMPARE(TlsClient(service.port, client).ask(request), 200);
    const auto seen = service.seen.requests().first();
    QVERIFY(!seen.certificate);
    QVERIFY(seen.certificateProblem.contains(u"out of date"_s));
}

void TestTls::anUntrustedCertificateIsSaid()
{
    const auto stranger = m_certificates.signedBy(m_ca, u"strange"_s, u"/CN=sender"_s);
    TestService service(settings(true));
    QCOMPARE(TlsClient(service.port, stranger).ask(request), 200);
    const auto seen = service.seen.requests().first();
    QVERIFY(!seen.certificate);
    QVERIFY(!seen.certificateProblem.isEmpty());
}

void TestTls::otherCertificatesHoldForNewConnections()
{
    TestService service(settings());
    TlsClient before(service.port);
    QCOMPARE(before.ask(request), 200);
    const auto renewed = m_certificates.signedBy(m_ca, u"renewed"_s, u"/CN=second"_s);
    service.service.configure(with({renewed.certificate, renewed.key, {}}));
    QCOMPARE(before.ask(request), 200);
    TlsClient after(service.port);
    QCOMPARE(after.serverName(), u"second"_s);
    QCOMPARE(after.ask(request), 200);
    service.service.configure({});
    QCOMPARE(before.ask(request), 200);
    QCOMPARE(service.ask(request).status, 200);
}

void TestTls::aProxyHeaderStandsBeforeTheHandshake()
{
    auto proxied = settings();
    proxied.proxies = {{*AddressRange::parse(u"127.0.0.1")}, TrustedProxies::Way::ProxyProtocol};
    TestService service(proxied);
    TlsClient client(service.port, {}, "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n");
    QCOMPARE(client.ask(request), 200);
    QCOMPARE(service.seen.requests().first().client, QHostAddress(u"192.0.2.1"_s));
}

void TestTls::stopsWithConnectionsOpen()
{
    TestService service(settings(), {}, 2);
    TlsClient idle(service.port);
    QCOMPARE(idle.ask(request), 200);
    auto handshaking = service.client();
    handshaking.send("\x16"_ba);
    QTRY_COMPARE(service.service.connectionCount(), 2);
    service.service.stop(10s);
    QCOMPARE(service.service.connectionCount(), 0);
    QVERIFY(idle.isClosedByPeer());
}

void TestTls::namesTheFileThatIsWrong()
{
    const auto other = m_certificates.signedBy(m_ca, u"other"_s, u"/CN=other"_s);
    const auto empty = m_certificates.file(u"empty.pem"_s, {});
    const auto encrypted = m_certificates.file(u"encrypted.key"_s,
                                               "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIG\n"
                                               "-----END ENCRYPTED PRIVATE KEY-----\n");
    const auto missing = m_certificates.path(u"missing.pem"_s);
    const auto detailOf = [](const TlsFiles &files) {
        const auto loaded = loadTls(files);
        return loaded ? QString() : loaded.error().detail;
    };
    QVERIFY(detailOf({m_server.certificate, m_server.key, m_clientCa.certificate}).isEmpty());
    QVERIFY(detailOf({missing, m_server.key, {}}).contains(missing));
    QVERIFY(detailOf({m_server.certificate, missing, {}}).contains(missing));
    QVERIFY(detailOf({m_server.certificate, m_server.key, missing}).contains(missing));
    QVERIFY(detailOf({empty, m_server.key, {}}).contains(u"no PEM certificate"_s));
    QVERIFY(
        detailOf({m_server.certificate, m_server.certificate, {}}).contains(u"no unencrypted"_s));
    QVERIFY(detailOf({m_server.certificate, encrypted, {}}).contains(u"encrypted.key"_s));
    QVERIFY(detailOf({m_server.certificate, other.key, {}}).contains(u"not the key"_s));
    QVERIFY(
        detailOf({m_server.certificate, m_server.key, empty}).contains(u"no PEM certificate"_s));
    const auto lists = [&](const QString &file) {
        return detailOf({m_server.certificate, m_server.key, m_clientCa.certificate, file});
    };
    QVERIFY(lists(missing).contains(missing));
    QVERIFY(lists(empty).contains(u"no PEM revocation list"_s));
    QVERIFY(lists(m_clientCa.certificate).contains(u"no PEM revocation list"_s));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
