// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionrate.h"

namespace Signalbox {

bool RateWindow::admit(Timestamp now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (second != m_second) {
        m_second = second;
        m_count = 0;
    }
    if (m_count >= m_limit)
        return false;
    ++m_count;
    return true;
}

bool RejectionRate::admit(const QString &source, Trust trust, Timestamp now)
{
    const std::pair key(source, trust == Trust::Proven);
    const std::lock_guard lock(m_mutex);
    auto window = m_windows.find(key);
    if (window == m_windows.end())
        window = m_windows.insert(key, RateWindow(keptPerSecond));
    return window->admit(now);
}

} // namespace Signalbox
