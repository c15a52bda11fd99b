// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardcontext.h"
#include "core/http/guardparser.h"

#include <QHttpServerResponder>
#include <QTcpSocket>

#include <optional>

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
    /// Takes the connected \a descriptor, already admitted by the quota for \a peer.
    GuardSocket(GuardContext &context, qintptr descriptor, const QHostAddress &peer,
                quint16 peerPort);
    ~GuardSocket() override;

    /// Starts to read. QHttpServer must have taken this socket.
    void start();

    /// Answers 503 without reading a request, and closes.
    void refuseConnection();

    /// Closes when idle, else after the answer to the request that has begun.
    void drain();

    /// Closes at once, without a word.
    void closeNow();

    /// QHttpServer's word that it has taken exchange \a number: calls the handler.
    void exchange(quint64 number, QHttpServerResponder &responder);

    /// The handler's answer. Does nothing when exchange \a number is over.
    void answer(quint64 number, HttpResponse &&response);

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

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

    void plainReadyRead();
    void plainBytesWritten();
    void run();
    bool isReading() const { return m_phase == Phase::Idle || m_phase == Phase::Reading; }
    void feed(QByteArrayView bytes);
    void startRequest();
    qint64 bodyLimit();
    void startBody(bool nothingYet);
    bool countBody();
    void forgetBody();
    void fillInPeer(ReceivedRequest &request) const;
    void present();
    void refuse(Refusal refusal);
    void write(const QByteArray &bytes, bool last);
    void finishWriting();
    void linger();
    void discardInput();

    GuardContext &m_context;
    QAbstractSocket *m_plain; ///< child; the real connection
    GuardParser m_parser;
    Phase m_phase = Phase::Idle;
    bool m_running = false; ///< run() is on the stack
    bool m_readable = false; ///< the real connection said so since the last read
    bool m_last = false; ///< the answer on its way is the connection's last
    bool m_isHead = false; ///< the request that is being answered
    int m_requests = 0;
    QByteArray m_pending; ///< bytes after the request that is being answered
    qint64 m_counted = 0; ///< bytes of the body counted by the quota
    Time m_since{}; ///< when the head or the body began
    Timestamp m_receivedAt{};
    qint64 m_discarded = 0;
    qint64 m_unwritten = 0; ///< as of the last deadline

    quint64 m_exchange = 0; ///< 0: none
    QByteArray m_head; ///< what QHttpServer still has to read
    QByteArray m_answer; ///< what QHttpServer has written
    QHttpServerResponder *m_responder = nullptr; ///< while QHttpServer calls us
    std::optional<QHttpServerResponder> m_keptResponder; ///< when the handler answers later
};

} // namespace Signalbox
