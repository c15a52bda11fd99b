// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/framing.h"
#include "core/http/httplimits.h"
#include "core/http/receivedrequest.h"
#include "core/http/refusal.h"

#include <llhttp.h>

namespace Signalbox {

/// Turns the bytes of one connection into requests, strictly (RFC 9112, by llhttp in strict mode
/// and checks of our own where two readers could differ), one at a time, within HttpLimits. Knows
/// no socket and no time.
class GuardParser final
{
    Q_DISABLE_COPY_MOVE(GuardParser)

public:
    enum class Step {
        NeedMore, ///< all bytes are taken
        HeadDone, ///< framing() is known; allowBody() must be called before more is fed
        RequestDone, ///< request() is whole; next() must be called before more is fed
        Refused, ///< refusal() says why; nothing more may be fed
    };

    /// \a limits must outlive this object.
    explicit GuardParser(const HttpLimits &limits);

    /// Takes bytes from the front of \a bytes until a step is reached.
    Step feed(QByteArrayView &bytes);

    /// How large the body may become; Refused (413) when it says to be larger.
    Step allowBody(qint64 bytes);

    /// Forgets the request, to read the next one.
    void next();

    /// Whether the first byte of a request has been read.
    bool isStarted() const { return m_state != State::Start; }
    bool isInBody() const { return m_state == State::Body; }
    /// Bytes in memory of the request that is being read: what counts against bytesInFlight. The
    /// first kibibyte of a head, which every connection may hold, is left out.
    qint64 heldBytes() const;

    /// As much of the request as has been read; peer and time are not filled in.
    ReceivedRequest &request() { return m_request; }
    const Framing &framing() const { return m_framing; }
    bool isHttp11() const { return m_http11; }
    const Refusal &refusal() const { return m_refusal; }

private:
    enum class State { Start, RequestLine, Headers, Decision, Body, Done, Refused };

    struct Callbacks;
    friend struct Callbacks;

    Step refuse(const Refusal &refusal);
    int stop(const Refusal &refusal);
    void skipEmptyLines(QByteArrayView &bytes);
    Step readHead(QByteArrayView &bytes);
    Step endLine();
    Step endRequestLine(QByteArrayView line);
    Step endHead();
    Step readBody(QByteArrayView &bytes);
    Step refuseByParser(llhttp_errno_t error);

    const HttpLimits &m_limits;
    State m_state = State::Start;
    llhttp_t m_parser;
    QByteArray m_head; ///< request line and header block as received
    qsizetype m_lineStart = 0;
    qsizetype m_headersStart = 0;
    int m_fields = 0;
    bool m_http11 = true;
    bool m_messageComplete = false;
    qint64 m_bodyLimit = 0;
    qsizetype m_besides = 0; ///< bytes of chunk extensions and trailers
    int m_trailers = 0;
    QByteArray m_trailerName;
    ReceivedRequest m_request;
    Framing m_framing;
    Refusal m_refusal;
};

} // namespace Signalbox
