// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpquota.h"

#include "core/support/addressrange.h"

namespace Signalbox {

HttpQuota::HttpQuota(const HttpLimits &limits)
{
    configure(limits);
}

void HttpQuota::configure(const HttpLimits &limits)
{
    const std::lock_guard lock(m_mutex);
    m_most = limits.connections;
    m_mostPerAddress = limits.connectionsPerAddress;
    m_mostBytes.store(limits.bytesInFlight, std::memory_order_relaxed);
}

HttpQuota::Admission HttpQuota::admit(const QHostAddress &peer)
{
    const auto address = countedAddress(peer);
    const std::lock_guard lock(m_mutex);
    const int all = m_connections.load(std::memory_order_relaxed);
    const int here = address.isNull() ? 0 : m_perAddress.value(address);
    if (all >= m_most + refusedAtOnce || here >= m_mostPerAddress + refusedAtOnce)
        return Admission::Dropped;
    const bool refused = all >= m_most || here >= m_mostPerAddress;
    m_connections.store(all + 1, std::memory_order_relaxed);
    if (!address.isNull())
        m_perAddress.insert(address, here + 1);
    return refused ? Admission::Refused : Admission::Admitted;
}

bool HttpQuota::admitAddress(const QHostAddress &address)
{
    const auto counted = countedAddress(address);
    const std::lock_guard lock(m_mutex);
    return ++m_perAddress[counted] <= m_mostPerAddress;
}

void HttpQuota::release(const QHostAddress &address)
{
    const auto counted = countedAddress(address);
    const std::lock_guard lock(m_mutex);
    m_connections.fetch_sub(1, std::memory_order_relaxed);
    const auto found = m_perAddress.find(counted);
    if (found != m_perAddress.end() && --found.value() <= 0)
        m_perAddress.erase(found);
}

bool HttpQuota::hasRoom(qint64 more) const
{
    return more
        <= m_mostBytes.load(std::memory_order_relaxed) - m_bytes.load(std::memory_order_relaxed);
}

bool HttpQuota::takeBytes(qint64 more)
{
    const auto before = m_bytes.fetch_add(more, std::memory_order_relaxed);
    if (before + more <= m_mostBytes.load(std::memory_order_relaxed))
        return true;
    giveBytes(more);
    return false;
}

void HttpQuota::giveBytes(qint64 bytes)
{
    m_bytes.fetch_sub(bytes, std::memory_order_relaxed);
}

bool CountedBytes::change(qint64 size)
{
    const auto more = size - m_size;
    if (more > 0 && !m_quota.takeBytes(more))
        return false;
    if (more < 0)
        m_quota.giveBytes(-more);
    m_size = size;
    return true;
}

} // namespace Signalbox
