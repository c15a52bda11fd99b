// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/clientcertificate.h"

#include <QObject>

#include <span>

namespace Signalbox {

/// The real connection behind a guard. Reads little or nothing ahead of read(), so that a sender
/// whose bytes are not wanted yet is held back by TCP. One thread.
class GuardConnection : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardConnection)

public:
    /// The connection for the connected \a descriptor, which it takes.
    using QObject::QObject;

    /// Begins. Signals come from now on.
    virtual void start() { }

    /// Whether requests can come; false until ready().
    virtual bool isReady() const { return true; }

    virtual bool isSecure() const { return false; } ///< TLS

    /// Whom the peer has proved to be; null: nobody.
    virtual SharedClientCertificate clientCertificate() const { return {}; }

    /// Why the certificate that the peer showed counts as none; empty: it counts, or there is none.
    virtual QString certificateProblem() const { return {}; }

    /// Whether readable() came since the last read, or that left something.
    bool isReadable() const { return m_readable; }

    /// How many bytes it read, 0 when there are none now, -1 when the connection has ended.
    virtual qint64 read(std::span<char> bytes) = 0;

    /// False when the connection has ended. What the client does not take now goes out later.
    virtual bool write(const QByteArray &bytes) = 0;
    virtual qint64 unwritten() const = 0;

    /// Whether the client has taken anything since the last call, or the last write().
    bool hasProgressed();

    /// Says that no more comes; what the client still sends may be read.
    virtual void finishWriting() = 0;

    /// Closes. No signal comes after that.
    virtual void abort() = 0;

Q_SIGNALS:
    void ready();
    void readable();
    void drained(); ///< the client has taken what it did not take at once
    void ended();

protected:
    bool m_readable = false;
    qint64 m_lastUnwritten = 0;
};

struct ListenerSettings;

/// The connection for \a descriptor, which it takes, by \a settings: plain or TLS.
GuardConnection *makeConnection(const ListenerSettings &settings, qintptr descriptor,
                                QObject *parent);

/// No waiting for more bytes before a small answer leaves.
void sendWithoutDelay(qintptr descriptor);

} // namespace Signalbox
