// SPDX-License-Identifier: GPL-3.0-or-later
// How a guard's connection ends.
#include "core/http/guardsocket.h"

namespace Signalbox {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr auto lingering = 2'000ms; ///< for the client to read its last answer
constexpr qint64 lingeringBytes = 256 * 1024;

} // namespace

/// Says that no more comes and waits for the client to do the same: closing with unread bytes would
/// reset the connection and could take the answer away before the client has read it.
void GuardSocket::linger()
{
    m_phase = Phase::Closing;
    m_pending = {};
    m_counted.forget();
    m_connection->finishWriting();
    m_context.wheel.set(*this, SteadyClock::now(), lingering);
    if (m_connection->isReadable())
        discardInput();
}

void GuardSocket::discardInput()
{
    const auto size = m_connection->read(m_context.received);
    m_discarded += std::max<qint64>(size, 0);
    if (size < 0 || m_discarded > lingeringBytes)
        closeNow();
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
    m_context.exchanges.remove(m_exchange.number());
    m_exchange.abandon();
    m_counted.forget();
    m_parser.next();
    m_pending = {};
    m_connection->abort();
    m_context.quota.release(m_countedFor);
    setSocketState(UnconnectedState);
    m_exchange.release();
    Q_EMIT disconnected();
    m_context.connectionClosed();
}

} // namespace Signalbox
