// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>

#include <span>

namespace Signalbox {

/// The real connection behind a guard. Reads no byte ahead of read(), so that a sender whose bytes
/// are not wanted yet is held back by TCP. One thread.
class PlainConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainConnection)

public:
    /// Takes the connected \a descriptor.
    PlainConnection(qintptr descriptor, QObject *parent);

    /// Whether readable() came since the last read.
    bool isReadable() const { return m_readable; }

    /// How many bytes it read, 0 when there are none now, -1 when the connection has ended.
    qint64 read(std::span<char> bytes);

    /// False when the connection has ended. What the client does not take now goes out later.
    bool write(const QByteArray &bytes);
    qint64 unwritten() const { return m_socket->bytesToWrite(); }

    /// Whether the client has taken anything since the last call, or the last write().
    bool hasProgressed();

    /// Says that no more comes; what the client still sends may be read.
    void finishWriting();

    /// Closes. No signal comes after that.
    void abort();

Q_SIGNALS:
    void readable();
    void drained(); ///< the client has taken what it did not take at once
    void ended();

private:
    QAbstractSocket *m_socket;
    bool m_readable = false;
    qint64 m_lastUnwritten = 0;
};

} // namespace Signalbox
