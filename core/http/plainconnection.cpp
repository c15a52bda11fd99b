// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/plainconnection.h"

#include <sys/socket.h>

namespace Signalbox {
namespace {

bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

PlainConnection::PlainConnection(qintptr descriptor, QObject *parent)
    : GuardConnection(parent)
    , m_descriptor(int(descriptor))
    , m_reading(QSocketNotifier::Read, this)
    , m_writing(QSocketNotifier::Write, this)
{
    sendWithoutDelay(descriptor);
    connect(&m_reading, &QSocketNotifier::activated, this, &PlainConnection::noteReadable);
    connect(&m_writing, &QSocketNotifier::activated, this, &PlainConnection::writeOn);
    m_reading.setSocket(descriptor);
    m_writing.setSocket(descriptor);
}

void PlainConnection::start()
{
    m_reading.setEnabled(true);
}

void PlainConnection::noteReadable()
{
    // Nobody has read since it was told: until somebody does, it is not told again. Turning the
    // notifier off only now saves the two calls of the system where each request is read at once.
    if (std::exchange(m_readable, true))
        m_reading.setEnabled(false);
    else
        Q_EMIT readable();
}

qint64 PlainConnection::read(std::span<char> bytes)
{
    m_readable = false;
    if (m_descriptor.get() < 0)
        return -1;
    const auto size = ::recv(m_descriptor.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (size == 0 || (size < 0 && !isTemporary(errno)))
        return -1;
    m_reading.setEnabled(true);
    return std::max<qint64>(size, 0);
}

bool PlainConnection::write(const QByteArray &bytes)
{
    const bool waits = !m_unwritten.isEmpty();
    if (waits)
        m_unwritten.append(bytes);
    const bool connected = waits || writeOut(bytes);
    m_lastUnwritten = unwritten();
    return connected;
}

/// Keeps what the client does not take; false when it is gone.
bool PlainConnection::writeOut(QByteArrayView bytes)
{
    const auto size =
        ::send(m_descriptor.get(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (size < 0 && !isTemporary(errno))
        return false;
    m_unwritten = bytes.sliced(std::max<qint64>(size, 0)).toByteArray();
    m_writing.setEnabled(!m_unwritten.isEmpty());
    return true;
}

void PlainConnection::writeOn()
{
    const auto bytes = std::exchange(m_unwritten, {});
    if (!writeOut(bytes))
        Q_EMIT ended();
    else if (m_unwritten.isEmpty())
        Q_EMIT drained();
}

void PlainConnection::finishWriting()
{
    m_reading.setEnabled(true); // also of a connection that was refused before start()
    ::shutdown(m_descriptor.get(), SHUT_WR);
}

void PlainConnection::abort()
{
    m_reading.setEnabled(false);
    m_writing.setEnabled(false);
    m_unwritten = {};
    m_descriptor = {};
}

} // namespace Signalbox
