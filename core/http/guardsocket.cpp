// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardsocket.h"

#include "core/http/bodypace.h"
#include "core/http/guardbackend.h"
#include "core/http/problem.h"
#include "core/support/bytes.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr qint64 violationBody = 64 * 1024;

constexpr Refusal overloaded{503, "overloaded"_L1,
                             "Too much is being received; try again soon."_L1};
constexpr Refusal headerDeadline{408, "header_deadline"_L1, "The headers took too long."_L1};
constexpr Refusal bodyDeadline{408, "body_deadline"_L1, "The body took too long."_L1};

} // namespace

GuardSocket::GuardSocket(GuardContext &context, AcceptedSocket socket)
    : m_context(context)
    , m_settings(context.settings)
    , m_client(socket.client)
    , m_secure(socket.secure)
    , m_countedFor(socket.countedFor)
    , m_connection(makeConnection(*m_settings, socket.descriptor.release(), this))
    , m_parser(limits())
    , m_counted(context.quota)
{
    setPeerAddress(socket.peer);
    setPeerPort(socket.peerPort);
    setOpenMode(ReadWrite);
    setSocketState(ConnectedState);
    connect(m_connection, &GuardConnection::ready, this, &GuardSocket::awaitRequest);
    connect(m_connection, &GuardConnection::readable, this, &GuardSocket::receive);
    connect(m_connection, &GuardConnection::drained, this, [this] {
        finishWriting();
        run();
    });
    connect(m_connection, &GuardConnection::ended, this, &GuardSocket::closeNow);
    m_context.connections.insert(this);
}

GuardSocket::~GuardSocket()
{
    closeNow();
}

void GuardSocket::start()
{
    if (m_connection->isReady())
        awaitRequest();
    else
        m_context.wheel.set(*this, SteadyClock::now(), limits().headerDeadline);
    m_connection->start();
}

void GuardSocket::awaitRequest()
{
    m_context.wheel.set(*this, SteadyClock::now(), limits().keepAlive);
}

void GuardSocket::refuseConnection()
{
    if (!m_connection->isReady())
        return closeNow();
    m_receivedAt = m_context.clock.now();
    refuse({503, "too_many_connections"_L1, "There are too many connections; try again soon."_L1});
}

void GuardSocket::receive()
{
    if (m_phase == Phase::Closing)
        discardInput();
    else
        run();
}

/// Reads and serves until there is nothing to read, or a request waits for its answer.
void GuardSocket::run()
{
    if (m_running)
        return;
    m_running = true;
    while (isReading()) {
        if (!m_pending.isEmpty()) {
            const auto pending = std::exchange(m_pending, {});
            feed(pending);
            continue;
        }
        if (!m_connection->isReadable())
            break;
        const auto size = m_connection->read(m_context.received);
        if (size < 0)
            closeNow();
        else if (size > 0)
            feed(QByteArrayView(m_context.received.data(), size));
    }
    m_running = false;
}

void GuardSocket::feed(QByteArrayView bytes)
{
    using Step = GuardParser::Step;
    auto step = m_parser.feed(bytes);
    if (m_phase == Phase::Idle && m_parser.isStarted())
        startRequest();
    if (step == Step::HeadDone) {
        step = m_parser.allowBody(bodyLimit());
        if (step == Step::NeedMore) {
            // What lay behind the request before is counted already.
            const qint64 length = m_parser.framing().contentLength.value_or(0);
            if (!m_context.quota.hasRoom(length - m_counted.size()))
                return refuse(overloaded);
            startBody(bytes.isEmpty());
            step = m_parser.feed(bytes);
        }
    }
    if (step == Step::Refused)
        return refuse(m_parser.refusal());
    const bool isDone = step == Step::RequestDone;
    if (!m_counted.change(m_parser.heldBytes() + (isDone ? bytes.size() : 0)))
        return refuse(overloaded);
    if (isDone) {
        m_pending = bytes.toByteArray(); // copied: the buffer may be read into before we go on
        present();
    }
}

void GuardSocket::startRequest()
{
    m_phase = Phase::Reading;
    m_since = SteadyClock::now();
    m_receivedAt = m_context.clock.now();
    m_context.wheel.set(*this, m_since, limits().headerDeadline);
}

qint64 GuardSocket::bodyLimit()
{
    const auto &request = m_parser.request();
    const auto own = m_context.handler.bodyLimit(request.method, request.target);
    return own > 0 ? own : limits().body;
}

void GuardSocket::startBody(bool nothingYet)
{
    m_since = SteadyClock::now();
    m_context.wheel.set(*this, m_since, BodyPace::nextCheck(limits(), 0ms));
    if (m_parser.framing().expectsContinue && nothingYet)
        m_connection->write("HTTP/1.1 100 Continue\r\n\r\n"_ba);
}

void GuardSocket::fillInPeer(ReceivedRequest &request) const
{
    request.peer = peerAddress();
    request.peerPort = peerPort();
    request.client = m_settings->proxies.clientOf(m_client, request.headers);
    request.secure = m_settings->proxies.secureOf(m_client, request.headers)
                         .value_or(m_secure || m_connection->isSecure());
    request.certificate = m_connection->clientCertificate();
    request.certificateProblem = m_connection->certificateProblem();
    request.receivedAt = m_receivedAt;
}

void GuardSocket::present()
{
    m_phase = Phase::Answering;
    m_context.wheel.cancel(*this);
    ++m_requests;
    fillInPeer(m_parser.request());
    m_isHead = m_parser.request().method == "HEAD";
    const auto number = ++m_context.lastExchange;
    m_exchange.begin(number);
    m_context.exchanges.insert(number, this);
    Q_EMIT readyRead();
    if (m_context.exchanges.remove(number)) // QHttpServer did not take it
        closeNow();
}

void GuardSocket::exchange(QHttpServerResponder &responder)
{
    m_exchange.serve(responder, [this] {
        m_context.handler.handle(
            std::move(m_parser.request()),
            HttpResponder(std::make_unique<GuardBackend>(this, m_exchange.number())));
    });
}

void GuardSocket::answer(quint64 number, HttpResponse &&response)
{
    if (number != m_exchange.number())
        return;
    const auto written = m_exchange.answer(response);
    const bool last = m_context.draining || !m_parser.framing().keepAlive
        || m_requests >= limits().requestsPerConnection;
    const auto bytes = finishAnswer(written,
                                    {m_context.date.at(m_context.clock.now()), fieldLines(response),
                                     !m_isHead, last, m_parser.isHttp11()});
    m_counted.change(m_pending.size());
    m_parser.next();
    write(bytes, last);
    if (m_exchange.release())
        run();
}

void GuardSocket::refuse(Refusal refusal)
{
    GuardViolation violation{refusal.status, QByteArray(refusal.cause), m_parser.request()};
    fillInPeer(violation.request);
    violation.request.body = bounded(violation.request.body, violationBody);
    // The handler logs what it keeps, within bounds; a flood of bad requests must not flood the
    // log.
    qCDebug(lcHttp, "violation=%s status=%d peer=%s", violation.cause.constData(), refusal.status,
            qPrintable(peerAddress().toString()));
    m_counted.forget();
    m_parser.next();
    const auto response = problem(refusal.status, refusal.cause, QString(refusal.detail), {},
                                  refusal.status == 503 ? 1 : 0);
    write(finishAnswer(answerBytes(response),
                       {m_context.date.at(m_context.clock.now()),
                        {},
                        violation.request.method != "HEAD",
                        true,
                        true}),
          true);
    m_context.handler.violated(violation);
}

void GuardSocket::write(const QByteArray &bytes, bool last)
{
    m_phase = Phase::Writing;
    m_last = last;
    if (!m_connection->write(bytes))
        closeNow();
    else if (m_connection->unwritten() == 0)
        finishWriting();
    else
        m_context.wheel.set(*this, SteadyClock::now(), limits().answerDeadline);
}

void GuardSocket::finishWriting()
{
    if (m_phase != Phase::Writing)
        return;
    if (m_last)
        return m_context.draining && !m_connection->isReadable() ? closeNow() : linger();
    m_phase = Phase::Idle;
    awaitRequest();
}

void GuardSocket::deadlinePassed(Time now)
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Closing: return closeNow();
    case Phase::Reading: {
        if (!m_parser.isInBody())
            return refuse(headerDeadline);
        const auto elapsed = std::chrono::floor<std::chrono::milliseconds>(now - m_since);
        if (BodyPace::isTooSlow(limits(), elapsed, m_parser.request().body.size()))
            return refuse(bodyDeadline);
        return m_context.wheel.set(*this, now, BodyPace::nextCheck(limits(), elapsed));
    }
    case Phase::Writing:
        if (!m_connection->hasProgressed())
            return closeNow();
        return m_context.wheel.set(*this, now, limits().answerDeadline);
    case Phase::Answering:
    case Phase::Closed: return;
    }
}

} // namespace Signalbox
