// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tlsconnection.h"

#include "core/support/logging.h"

#include <QSslConfiguration>

#include <fcntl.h>
#include <sys/socket.h>

namespace Signalbox {

namespace {

constexpr qint64 readAhead = 64 * 1024;

}

TlsConnection::TlsConnection(qintptr descriptor, const TlsIdentity &identity, QObject *parent)
    : GuardConnection(parent)
    , m_socket(new QSslSocket(this))
    , m_revocation(identity.revocation)
{
    sendWithoutDelay(descriptor);
    m_socket->setSslConfiguration(identity.configuration);
    m_socket->setReadBufferSize(readAhead);
    m_socket->setSocketDescriptor(descriptor);
    connect(m_socket, &QSslSocket::encrypted, this, &TlsConnection::becomeReady);
    connect(m_socket, &QIODevice::readyRead, this, [this] {
        m_readable = true;
        Q_EMIT readable();
    });
    connect(m_socket, &QIODevice::bytesWritten, this, &TlsConnection::noteWritten);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &TlsConnection::noteWritten);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, [this] {
        if (!m_socket->isEncrypted()) {
            qCDebug(lcHttp, "handshake=failed peer=%s error=\"%s\"",
                    qPrintable(m_socket->peerAddress().toString()),
                    qPrintable(m_socket->errorString()));
        }
        Q_EMIT ended();
    });
    connect(m_socket, &QAbstractSocket::disconnected, this, &GuardConnection::ended);
}

void TlsConnection::start()
{
    m_socket->startServerEncryption();
}

void TlsConnection::becomeReady()
{
    const auto shown = m_socket->peerCertificate();
    if (!shown.isNull()) {
        if (const auto errors = m_socket->sslHandshakeErrors(); !errors.isEmpty())
            m_certificateProblem = errors.first().errorString();
        else if (m_revocation)
            m_certificateProblem = m_revocation->refuse(m_socket->peerCertificateChain());
        if (m_certificateProblem.isEmpty())
            m_certificate = readClientCertificate(shown);
        else
            qCDebug(lcHttp).noquote().nospace()
                << "client_certificate=none peer=" << m_socket->peerAddress().toString()
                << " serial=" << shown.serialNumber() << " why=\"" << m_certificateProblem << '"';
    }
    Q_EMIT ready();
}

void TlsConnection::noteWritten()
{
    if (!m_writing && unwritten() == 0)
        Q_EMIT drained();
}

qint64 TlsConnection::read(std::span<char> bytes)
{
    if (m_lingering.get() >= 0) {
        const auto size = ::recv(m_lingering.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        m_readable = false;
        const bool nothingYet = size < 0 && (errno == EAGAIN || errno == EINTR);
        return nothingYet ? 0 : size > 0 ? size : -1;
    }
    const auto size = m_socket->read(bytes.data(), qint64(bytes.size()));
    m_readable = m_socket->bytesAvailable() > 0;
    if (size > 0 || m_socket->state() == QAbstractSocket::ConnectedState)
        return std::max<qint64>(size, 0);
    return -1;
}

bool TlsConnection::write(const QByteArray &bytes)
{
    m_writing = true;
    const auto written = m_socket->write(bytes);
    m_socket->flush();
    m_writing = false;
    m_lastUnwritten = unwritten();
    return written == bytes.size() && m_socket->state() == QAbstractSocket::ConnectedState;
}

qint64 TlsConnection::unwritten() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

/// TLS says close_notify and is done with. The connection below stays for a while, and what still
/// comes is read from it unread: closing it now could take away the answer.
void TlsConnection::finishWriting()
{
    m_lingering = OwnedFd(::fcntl(int(m_socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    m_socket->disconnect(this);
    m_socket->disconnectFromHost();
    m_readable = false;
    if (m_lingering.get() < 0)
        return;
    ::shutdown(m_lingering.get(), SHUT_WR);
    m_lingerNotifier = std::make_unique<QSocketNotifier>(m_lingering.get(), QSocketNotifier::Read);
    connect(m_lingerNotifier.get(), &QSocketNotifier::activated, this, [this] {
        m_readable = true;
        Q_EMIT readable();
    });
}

void TlsConnection::abort()
{
    m_lingerNotifier.reset();
    m_lingering = {};
    m_socket->disconnect(this);
    m_socket->abort();
}

} // namespace Signalbox
