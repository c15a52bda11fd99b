// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpreceiver.h"

#include "core/http/exchangeserver.h"
#include "core/http/guardsocket.h"
#include "core/http/proxypreface.h"
#include "core/support/logging.h"

namespace Signalbox {
namespace {

using namespace std::chrono_literals;

/// Fine enough for the shortest deadline, and never more than one wake a second for the long ones.
std::chrono::milliseconds tickFor(const HttpLimits &limits)
{
    const auto shortest = std::min(
        {limits.headerDeadline, limits.bodyDeadline, limits.keepAlive, limits.answerDeadline});
    return std::clamp<std::chrono::milliseconds>(shortest / 10, 10ms, 1'000ms);
}

} // namespace

HttpReceiver::HttpReceiver(const HttpHandlerFactory &factory,
                           const SharedListenerSettings &settings, const Clock &clock,
                           HttpQuota &quota)
    : m_handler(factory())
    , m_quota(quota)
    , m_timer(this)
    , m_wheel(tickFor(settings->limits), [this](DeadlineWheel::Time time) { wakeAt(time); })
    , m_context{settings, clock, quota, *m_handler, m_wheel, [this] { connectionClosed(); }}
    , m_server(std::make_unique<ExchangeServer>(m_context))
    , m_accepted(this, [this](std::vector<AcceptedSocket> &&sockets) {
        for (auto &socket : sockets)
            awaitProxyHeader(std::move(socket));
    })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { m_wheel.advance(std::chrono::steady_clock::now()); });
}

HttpReceiver::~HttpReceiver()
{
    dropPrefaces();
    // Before QHttpServer goes: no responder may outlive it, and the handler's then lead nowhere.
    const auto connections = m_context.connections;
    for (auto *guard : connections)
        guard->closeNow();
    m_server.reset();
}

void HttpReceiver::wakeAt(DeadlineWheel::Time time)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(time - std::chrono::steady_clock::now());
    m_timer.start(std::max(left, 0ms));
}

void HttpReceiver::awaitProxyHeader(AcceptedSocket socket)
{
    const auto &settings = *m_context.settings;
    const bool expected = settings.proxies.way == TrustedProxies::Way::ProxyProtocol
        && settings.proxies.contains(socket.peer);
    if (!expected || socket.refused || m_context.draining)
        return open(std::move(socket));
    auto *preface = new ProxyPreface(std::move(socket), m_wheel, settings.limits.headerDeadline);
    m_prefaces.insert(preface);
    connect(preface, &ProxyPreface::read, this, [this, preface] {
        m_prefaces.remove(preface);
        preface->deleteLater();
        openProxied(preface->takeSocket());
    });
    connect(preface, &ProxyPreface::failed, this, [this, preface] {
        m_prefaces.remove(preface);
        preface->deleteLater();
        const auto failed = preface->takeSocket();
        qCDebug(lcHttp, "proxy_header=malformed peer=%s", qPrintable(failed.peer.toString()));
        m_quota.release(failed.countedFor);
    });
}

void HttpReceiver::openProxied(AcceptedSocket socket)
{
    if (socket.client != socket.peer) {
        socket.refused = !m_quota.admitAddress(socket.client);
        socket.countedFor = socket.client;
    }
    open(std::move(socket));
}

void HttpReceiver::dropPrefaces()
{
    const auto prefaces = std::exchange(m_prefaces, {});
    for (auto *preface : prefaces) {
        m_quota.release(preface->takeSocket().countedFor);
        delete preface;
    }
}

void HttpReceiver::open(AcceptedSocket socket)
{
    const bool refused = socket.refused;
    auto *guard = new GuardSocket(m_context, std::move(socket));
    m_server->connectGuard(guard);
    if (refused)
        guard->refuseConnection();
    else if (m_context.draining)
        guard->closeNow();
    else
        guard->start();
}

void HttpReceiver::drain(std::function<void()> drained)
{
    m_context.draining = true;
    dropPrefaces();
    m_drained = std::move(drained);
    const auto connections = m_context.connections;
    for (auto *guard : connections)
        guard->drain();
    connectionClosed();
}

void HttpReceiver::connectionClosed()
{
    if (m_context.connections.isEmpty() && m_drained)
        std::exchange(m_drained, {})();
}

} // namespace Signalbox
