// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakerate.h"

#include <QHostAddress>

namespace Signalbox {

bool HandshakeRate::admit(const QString &source, const QHostAddress &address, Timestamp now)
{
    static constexpr RateLimit perAddress{answeredPerSecond, std::chrono::seconds(1),
                                          answeredPerSecond};
    // First, so that what one address has too much does not count for all.
    if (m_addresses.take(qHash(source), address, perAddress, now))
        return false;
    const std::lock_guard lock(m_mutex);
    auto window = m_windows.find(source);
    if (window == m_windows.end())
        window = m_windows.insert(source, RateWindow(answeredInAll));
    return window->admit(now);
}

} // namespace Signalbox
