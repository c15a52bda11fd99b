// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakerate.h"

namespace Signalbox {

bool HandshakeRate::admit(const QString &source, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    auto window = m_windows.find(source);
    if (window == m_windows.end())
        window = m_windows.insert(source, RateWindow(answeredPerSecond));
    return window->admit(now);
}

} // namespace Signalbox
