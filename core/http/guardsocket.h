// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/acceptor.h"
#include "core/http/guardconnection.h"
#include "core/http/guardcontext.h"
#include "core/http/guardexchange.h"
#include "core/http/guardparser.h"

#include <QTcpSocket>

namespace Signalbox {

/// What stands between the network and QHttpServer: looks to QHttpServer like a connected
/// QTcpSocket and owns the real one. Reads and checks requests strictly, keeps every limit and
/// deadline, answers violations itself. QHttpServer sees one request at a time and of it only a
/// head that is always the same but for a number: method, target, headers and body stay here, and
/// under that number the handler gets them as received (so a body is in memory once). The answer
/// that QHttpServer writes goes out through here and gets its Date and Connection.
///
/// While a request is being answered nothing is read, so that a sender that goes on is held back
/// by TCP. Lives on a receiver thread; owned by QHttpServer once it has taken the connection, and
/// deleted later by it after disconnected().
class GuardSocket final : public QTcpSocket, private DeadlineWheel::Entry
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardSocket)

public:
    /// Takes \a socket, already admitted by the quota.
    GuardSocket(GuardContext &context, AcceptedSocket socket);
    ~GuardSocket() override;

    /// Starts to read. QHttpServer must have taken this socket.
    void start();

    /// Closes without reading a request; answers 503 where no handshake comes first.
    void refuseConnection();

    /// Closes when idle, else after the answer to the request that has begun.
    void drain();

    /// Closes at once, without a word.
    void closeNow();

    /// QHttpServer's word that it has taken the exchange: calls the handler.
    void exchange(QHttpServerResponder &responder);

    /// The handler's answer. Does nothing when exchange \a number is over.
    void answer(quint64 number, HttpResponse &&response);

    qint64 bytesAvailable() const override
    {
        return m_exchange.unread() + QTcpSocket::bytesAvailable();
    }
    qint64 bytesToWrite() const override { return m_connection->unwritten(); }
    void disconnectFromHost() override { closeNow(); }
    void close() override { closeNow(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override { return m_exchange.read(data, maxSize); }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_exchange.write(data, size);
        return size;
    }

private:
    enum class Phase {
        Idle, ///< no byte of a request yet
        Reading,
        Answering,
        Writing, ///< the client has not taken all of the answer
        Closing, ///< the last answer is out or on its way; what still comes is thrown away
        Closed,
    };
    using Time = DeadlineWheel::Time;

    void deadlinePassed(Time now) override;

    void awaitRequest();
    void receive();
    void run();
    const HttpLimits &limits() const { return m_settings->limits; }
    bool isReading() const { return m_phase == Phase::Idle || m_phase == Phase::Reading; }
    void feed(QByteArrayView bytes);
    void startRequest();
    qint64 bodyLimit();
    void startBody(bool nothingYet);
    void fillInPeer(ReceivedRequest &request) const;
    void present();
    void refuse(Refusal refusal);
    void write(const QByteArray &bytes, bool last);
    void finishWriting();
    void linger();
    void discardInput();

    GuardContext &m_context;
    const SharedListenerSettings m_settings;
    const QHostAddress m_client; ///< whom the connection speaks for
    const bool m_secure; ///< what stands before us has taken TLS off
    const QHostAddress m_countedFor;
    GuardConnection *m_connection; ///< child
    GuardParser m_parser;
    GuardExchange m_exchange;
    CountedBytes m_counted; ///< of the request that is being read or answered, and m_pending
    Phase m_phase = Phase::Idle;
    bool m_running = false; ///< run() is on the stack
    bool m_last = false; ///< the answer on its way is the connection's last
    bool m_isHead = false; ///< the request that is being answered
    int m_requests = 0;
    QByteArray m_pending; ///< bytes after the request that is being answered
    Time m_since{}; ///< when the head or the body began
    Timestamp m_receivedAt{};
    qint64 m_discarded = 0;
};

} // namespace Signalbox
