// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpreceiver.h"

#include "core/http/exchangeserver.h"
#include "core/http/guardsocket.h"

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
            open(std::move(socket));
    })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { m_wheel.advance(std::chrono::steady_clock::now()); });
}

HttpReceiver::~HttpReceiver()
{
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

void HttpReceiver::open(AcceptedSocket socket)
{
    auto *guard =
        new GuardSocket(m_context, socket.descriptor.release(), socket.peer, socket.peerPort);
    m_server->connectGuard(guard);
    if (socket.refused)
        guard->refuseConnection();
    else if (m_context.draining)
        guard->closeNow();
    else
        guard->start();
}

void HttpReceiver::drain(std::function<void()> drained)
{
    m_context.draining = true;
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
