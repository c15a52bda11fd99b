// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/plainconnection.h"

#include <sys/socket.h>

namespace Signalbox {

PlainConnection::PlainConnection(qintptr descriptor, QObject *parent)
    : GuardConnection(parent)
    // Not a QTcpSocket: that one is always buffered and reads ahead.
    , m_socket(new QAbstractSocket(QAbstractSocket::TcpSocket, this))
{
    sendWithoutDelay(descriptor);
    m_socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                  QIODevice::ReadWrite | QIODevice::Unbuffered);
    connect(m_socket, &QAbstractSocket::readyRead, this, [this] {
        m_readable = true;
        Q_EMIT readable();
    });
    connect(m_socket, &QAbstractSocket::bytesWritten, this, [this] {
        if (unwritten() == 0)
            Q_EMIT drained();
    });
    connect(m_socket, &QAbstractSocket::disconnected, this, &GuardConnection::ended);
}

qint64 PlainConnection::read(std::span<char> bytes)
{
    m_readable = false;
    const auto size = m_socket->read(bytes.data(), qint64(bytes.size()));
    return m_socket->state() == QAbstractSocket::ConnectedState ? size : -1;
}

bool PlainConnection::write(const QByteArray &bytes)
{
    const auto written = m_socket->write(bytes);
    m_lastUnwritten = unwritten();
    return written == bytes.size() && m_socket->state() == QAbstractSocket::ConnectedState;
}

void PlainConnection::finishWriting()
{
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void PlainConnection::abort()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

} // namespace Signalbox
