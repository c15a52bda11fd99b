// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpfixture.h"

#include <QLoggingCategory>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <semaphore>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool waitFor(int fd, short events, std::chrono::milliseconds patience)
{
    pollfd wait{fd, events, 0};
    return ::poll(&wait, 1, int(std::max(patience, 0ms).count())) > 0;
}

} // namespace

RawClient::RawClient(quint16 port, int receiveBuffer)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0)
        ::setsockopt(fd(), SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        m_fd = {};
}

qsizetype RawClient::send(const QByteArray &bytes, std::chrono::milliseconds patience)
{
    qsizetype sent = 0;
    while (sent < bytes.size() && waitFor(fd(), POLLOUT, patience)) {
        const auto size = ::send(fd(), bytes.constData() + sent, size_t(bytes.size() - sent),
                                 MSG_NOSIGNAL | MSG_DONTWAIT);
        if (size < 0)
            break;
        sent += size;
    }
    return sent;
}

void RawClient::shutdownWrite()
{
    ::shutdown(fd(), SHUT_WR);
}

bool RawClient::receive(std::chrono::milliseconds patience)
{
    if (m_ended || !waitFor(fd(), POLLIN, patience))
        return false;
    std::array<char, 65536> bytes;
    const auto size = ::recv(fd(), bytes.data(), bytes.size(), 0);
    m_ended = size <= 0;
    m_buffer.append(bytes.data(), std::max<ssize_t>(size, 0));
    return size > 0;
}

Answer RawClient::read(bool head)
{
    qsizetype headEnd = -1;
    while ((headEnd = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!receive(10s))
            return {};
    }
    const auto lineEnd = m_buffer.indexOf("\r\n");
    Answer answer;
    answer.status = m_buffer.sliced(9, 3).toInt();
    answer.headers = HeaderBlock(m_buffer.sliced(lineEnd + 2, headEnd - lineEnd));
    const auto length = answer.headers.single("content-length").value_or("0").toLongLong();
    m_buffer.remove(0, headEnd + 4);
    if (head || answer.status < 200)
        return answer;
    while (m_buffer.size() < length && receive(10s)) { }
    answer.body = m_buffer.first(std::min<qsizetype>(length, m_buffer.size()));
    m_buffer.remove(0, answer.body.size());
    return answer;
}

QByteArray RawClient::readRest(std::chrono::milliseconds patience)
{
    while (receive(patience)) { }
    return std::exchange(m_buffer, {});
}

bool RawClient::isClosedByPeer()
{
    readRest();
    return m_ended;
}

void Seen::request(ReceivedRequest request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.append(std::move(request));
    m_changed.notify_all();
}

void Seen::violation(GuardViolation violation)
{
    const std::lock_guard lock(m_mutex);
    m_violations.append(std::move(violation));
    m_changed.notify_all();
}

QList<ReceivedRequest> Seen::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

QList<GuardViolation> Seen::violations() const
{
    const std::lock_guard lock(m_mutex);
    return m_violations;
}

QList<GuardViolation> Seen::violations(qsizetype count) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, 10s, [&] { return m_violations.size() >= count; });
    return m_violations;
}

QList<ReceivedRequest> Seen::requests(qsizetype count) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, 10s, [&] { return m_requests.size() >= count; });
    return m_requests;
}

Serve Held::serve()
{
    return [this](ReceivedRequest &&, HttpResponder &&responder) {
        const std::lock_guard lock(m_mutex);
        if (!m_thread)
            m_thread = std::make_unique<QObject>();
        m_responders.push_back(std::move(responder));
    };
}

int Held::count() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_responders.size());
}

void Held::release(bool answer)
{
    std::binary_semaphore done(0);
    QMetaObject::invokeMethod(
        m_thread.get(),
        [&] {
            std::vector<HttpResponder> responders;
            {
                const std::lock_guard lock(m_mutex);
                responders.swap(m_responders);
            }
            for (auto &responder : responders) {
                if (answer)
                    responder.send({200, {}, "held"});
            }
            responders.clear();
            done.release();
        },
        Qt::QueuedConnection);
    done.acquire();
}

void Held::answerAll()
{
    release(true);
}

void Held::dropAll()
{
    release(false);
}

void Held::forget()
{
    const std::lock_guard lock(m_mutex);
    m_responders.clear();
    m_thread.reset();
}

void TestHandler::handle(ReceivedRequest &&request, HttpResponder &&responder)
{
    m_seen.request(request);
    if (m_serve) {
        m_serve(std::move(request), std::move(responder));
        return;
    }
    responder.send(
        {200,
         {},
         request.method + ' ' + request.target + ' ' + QByteArray::number(request.body.size())});
}

qint64 TestHandler::bodyLimit(QByteArrayView, QByteArrayView target) const
{
    return target == "/small" ? 10 : 0;
}

void TestHandler::violated(const GuardViolation &violation)
{
    m_seen.violation(violation);
}

TestService::TestService(const HttpLimits &limits, const Serve &serve, int threads)
    : TestService(std::in_place, {.limits = limits, .proxies = {}, .tls = {}}, serve, threads)
{
}

TestService::TestService(std::in_place_t, const ListenerSettings &settings, const Serve &serve,
                         int threads)
    : service([this, serve] { return std::make_unique<TestHandler>(seen, serve); }, settings,
              threads, clock)
{
    QLoggingCategory::setFilterRules(u"signalbox.http.info=false"_s);
    port = service.listen(QHostAddress::LocalHost, 0).value();
}

} // namespace Signalbox
