// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardsocket.h"

#include "core/http/bodypace.h"
#include "core/http/exchangeserver.h"
#include "core/http/problem.h"
#include "core/http/responderbackend.h"
#include "core/support/bytes.h"
#include "core/support/logging.h"

#include <QPointer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lingering = 2'000ms; ///< for the client to read its last answer
constexpr qint64 lingeringBytes = 256 * 1024;
constexpr qint64 violationBody = 64 * 1024;

constexpr Refusal overloaded{503, "overloaded"_L1,
                             "Too much is being received; try again soon."_L1};
constexpr Refusal headerDeadline{408, "header_deadline"_L1, "The headers took too long."_L1};
constexpr Refusal bodyDeadline{408, "body_deadline"_L1, "The body took too long."_L1};

/// Header fields that the guard sets by itself.
bool isOurs(QByteArrayView name)
{
    return std::ranges::any_of(
        std::array{"content-length"_L1, "date"_L1, "connection"_L1, "transfer-encoding"_L1},
        [&](QLatin1StringView own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

DeadlineWheel::Time steadyNow()
{
    return std::chrono::steady_clock::now();
}

std::chrono::milliseconds between(DeadlineWheel::Time from, DeadlineWheel::Time to)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from);
}

} // namespace

/// Leads an answer to the guard it belongs to, if that still lives.
class GuardBackend final : public HttpResponder::Backend
{
public:
    GuardBackend(GuardSocket *guard, quint64 exchange)
        : m_guard(guard)
        , m_exchange(exchange)
    {
    }

    void send(HttpResponse &&response) override
    {
        if (m_guard)
            m_guard->answer(m_exchange, std::move(response));
    }

private:
    QPointer<GuardSocket> m_guard;
    quint64 m_exchange;
};

GuardSocket::GuardSocket(GuardContext &context, qintptr descriptor, const QHostAddress &peer,
                         quint16 peerPort)
    : m_context(context)
    , m_plain(new QAbstractSocket(TcpSocket, this)) // a QTcpSocket reads ahead of us
    , m_parser(context.limits)
{
    const int on = 1;
    ::setsockopt(int(descriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_plain->setSocketDescriptor(descriptor, ConnectedState, ReadWrite | Unbuffered);
    setPeerAddress(peer);
    setPeerPort(peerPort);
    setLocalAddress(m_plain->localAddress());
    setLocalPort(m_plain->localPort());
    setOpenMode(ReadWrite);
    setSocketState(ConnectedState);
    connect(m_plain, &QAbstractSocket::readyRead, this, &GuardSocket::plainReadyRead);
    connect(m_plain, &QAbstractSocket::bytesWritten, this, &GuardSocket::plainBytesWritten);
    connect(m_plain, &QAbstractSocket::disconnected, this, &GuardSocket::closeNow);
    m_context.connections.insert(this);
}

GuardSocket::~GuardSocket()
{
    closeNow();
}

void GuardSocket::start()
{
    m_context.wheel.set(*this, steadyNow(), m_context.limits.keepAlive);
}

void GuardSocket::refuseConnection()
{
    m_receivedAt = m_context.clock.now();
    refuse({503, "too_many_connections"_L1, "There are too many connections; try again soon."_L1});
}

void GuardSocket::plainReadyRead()
{
    m_readable = true;
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
        if (!m_readable)
            break;
        m_readable = false;
        const auto size =
            m_plain->read(m_context.received.data(), qint64(m_context.received.size()));
        if (size < 0 || m_plain->state() != ConnectedState)
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
            if (!m_context.quota.hasRoom(m_parser.framing().contentLength.value_or(0)))
                return refuse(overloaded);
            startBody(bytes.isEmpty());
            step = m_parser.feed(bytes);
        }
    }
    if (step == Step::Refused)
        return refuse(m_parser.refusal());
    if (!countBody())
        return refuse(overloaded);
    if (step == Step::RequestDone) {
        m_pending = bytes.toByteArray(); // copied: the buffer may be read into before we go on
        present();
    }
}

void GuardSocket::startRequest()
{
    m_phase = Phase::Reading;
    m_since = steadyNow();
    m_receivedAt = m_context.clock.now();
    m_context.wheel.set(*this, m_since, m_context.limits.headerDeadline);
}

qint64 GuardSocket::bodyLimit()
{
    const auto &request = m_parser.request();
    const auto own = m_context.handler.bodyLimit(request.method, request.target);
    return own > 0 ? own : m_context.limits.body;
}

void GuardSocket::startBody(bool nothingYet)
{
    m_since = steadyNow();
    m_context.wheel.set(*this, m_since, BodyPace::nextCheck(m_context.limits, 0ms));
    if (m_parser.framing().expectsContinue && nothingYet)
        m_plain->write("HTTP/1.1 100 Continue\r\n\r\n"_ba);
}

bool GuardSocket::countBody()
{
    const auto more = m_parser.request().body.size() - m_counted;
    if (more > 0 && !m_context.quota.takeBytes(more))
        return false;
    m_counted += more;
    return true;
}

void GuardSocket::forgetBody()
{
    m_context.quota.giveBytes(std::exchange(m_counted, 0));
}

void GuardSocket::fillInPeer(ReceivedRequest &request) const
{
    request.peer = peerAddress();
    request.peerPort = peerPort();
    request.receivedAt = m_receivedAt;
}

void GuardSocket::present()
{
    m_phase = Phase::Answering;
    m_context.wheel.cancel(*this);
    ++m_requests;
    fillInPeer(m_parser.request());
    m_isHead = m_parser.request().method == "HEAD";
    const auto number = m_exchange = ++m_context.lastExchange;
    m_context.exchanges.insert(number, this);
    m_head = "GET / HTTP/1.1\r\n"_ba + ExchangeServer::exchangeHeader + ": "
        + QByteArray::number(number) + "\r\n\r\n";
    Q_EMIT readyRead();
    if (m_context.exchanges.remove(number)) // QHttpServer did not take it
        closeNow();
}

void GuardSocket::exchange(quint64 number, QHttpServerResponder &responder)
{
    m_responder = &responder;
    m_context.handler.handle(std::move(m_parser.request()),
                             HttpResponder(std::make_unique<GuardBackend>(this, number)));
    m_responder = nullptr;
    if (m_exchange == number)
        m_keptResponder.emplace(std::move(responder));
}

void GuardSocket::answer(quint64 number, HttpResponse &&response)
{
    if (number != m_exchange)
        return;
    auto &responder = m_responder ? *m_responder : *m_keptResponder;
    QHttpHeaders headers;
    for (const auto &[name, value] : std::as_const(response.headers)) {
        if (!isOurs(name))
            headers.append(name, value);
    }
    m_answer.resize(0);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
    const bool last = m_context.draining || !m_parser.framing().keepAlive
        || m_requests >= m_context.limits.requestsPerConnection;
    const auto bytes = finishAnswer(
        m_answer, {m_context.date.at(m_context.clock.now()), !m_isHead, last, m_parser.isHttp11()});
    m_answer = {};
    m_exchange = 0;
    forgetBody();
    m_parser.next();
    write(bytes, last);
    // While QHttpServer calls us the responder is its own, and run() goes on when it returns.
    if (m_keptResponder) {
        m_keptResponder.reset();
        run();
    }
}

void GuardSocket::refuse(Refusal refusal)
{
    GuardViolation violation{refusal.status, QByteArray(refusal.cause), m_parser.request()};
    fillInPeer(violation.request);
    violation.request.body = bounded(violation.request.body, violationBody);
    qCInfo(lcHttp, "violation=%s status=%d peer=%s", violation.cause.constData(), refusal.status,
           qPrintable(peerAddress().toString()));
    forgetBody();
    m_parser.next();
    const auto response = problem(refusal.status, refusal.cause, QString(refusal.detail), {},
                                  refusal.status == 503 ? 1 : 0);
    write(finishAnswer(answerBytes(response),
                       {m_context.date.at(m_context.clock.now()),
                        violation.request.method != "HEAD", true, true}),
          true);
    m_context.handler.violated(violation);
}

void GuardSocket::write(const QByteArray &bytes, bool last)
{
    m_phase = Phase::Writing;
    m_last = last;
    if (m_plain->write(bytes) < 0 || m_plain->state() != ConnectedState)
        return closeNow();
    m_unwritten = m_plain->bytesToWrite();
    if (m_unwritten == 0)
        finishWriting();
    else
        m_context.wheel.set(*this, steadyNow(), m_context.limits.answerDeadline);
}

void GuardSocket::plainBytesWritten()
{
    if (m_phase != Phase::Writing || m_plain->bytesToWrite() > 0)
        return;
    finishWriting();
    run();
}

void GuardSocket::finishWriting()
{
    if (m_last)
        return m_context.draining && !m_readable ? closeNow() : linger();
    m_phase = Phase::Idle;
    m_context.wheel.set(*this, steadyNow(), m_context.limits.keepAlive);
}

/// Says that no more comes and waits for the client to do the same: closing with unread bytes would
/// reset the connection and could take the answer away before the client has read it.
void GuardSocket::linger()
{
    m_phase = Phase::Closing;
    m_pending = {};
    ::shutdown(int(m_plain->socketDescriptor()), SHUT_WR);
    m_context.wheel.set(*this, steadyNow(), lingering);
    if (m_readable)
        discardInput();
}

void GuardSocket::discardInput()
{
    m_readable = false;
    const auto size = m_plain->read(m_context.received.data(), qint64(m_context.received.size()));
    m_discarded += std::max<qint64>(size, 0);
    if (size < 0 || m_discarded > lingeringBytes || m_plain->state() != ConnectedState)
        closeNow();
}

void GuardSocket::deadlinePassed(Time now)
{
    const auto &limits = m_context.limits;
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Closing: return closeNow();
    case Phase::Reading: {
        if (!m_parser.isInBody())
            return refuse(headerDeadline);
        const auto elapsed = between(m_since, now);
        if (BodyPace::isTooSlow(limits, elapsed, m_parser.request().body.size()))
            return refuse(bodyDeadline);
        return m_context.wheel.set(*this, now, BodyPace::nextCheck(limits, elapsed));
    }
    case Phase::Writing: {
        const auto unwritten = m_plain->bytesToWrite();
        if (std::exchange(m_unwritten, unwritten) <= unwritten)
            return closeNow();
        return m_context.wheel.set(*this, now, limits.answerDeadline);
    }
    case Phase::Answering:
    case Phase::Closed: return;
    }
}

void GuardSocket::drain()
{
    if (m_phase == Phase::Idle)
        closeNow();
}

void GuardSocket::closeNow()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    m_context.wheel.cancel(*this);
    m_context.connections.remove(this);
    m_context.exchanges.remove(m_exchange);
    m_exchange = 0;
    forgetBody();
    m_parser.next();
    m_pending = {};
    m_plain->abort();
    m_context.quota.release(peerAddress());
    setSocketState(UnconnectedState);
    m_keptResponder.reset();
    Q_EMIT disconnected();
    m_context.connectionClosed();
}

void GuardSocket::disconnectFromHost()
{
    closeNow();
}

void GuardSocket::close()
{
    closeNow();
}

qint64 GuardSocket::bytesAvailable() const
{
    return m_head.size() + QTcpSocket::bytesAvailable();
}

qint64 GuardSocket::bytesToWrite() const
{
    return m_plain->bytesToWrite();
}

qint64 GuardSocket::readData(char *data, qint64 maxSize)
{
    const auto size = std::min<qint64>(maxSize, m_head.size());
    std::copy_n(m_head.constData(), size, data);
    m_head.remove(0, size);
    return size;
}

qint64 GuardSocket::writeData(const char *data, qint64 size)
{
    m_answer.append(data, size);
    return size;
}

} // namespace Signalbox
