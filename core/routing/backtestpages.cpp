// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/backtestpages.h"

namespace Signalbox {

bool BacktestPages::put(Page page)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_closed || m_pages.size() < waiting; });
    if (m_closed)
        return false;
    m_pages.push_back(std::move(page));
    m_wake.notify_all();
    return true;
}

std::optional<BacktestPages::Page> BacktestPages::take()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_closed || m_ended || !m_pages.empty(); });
    if (m_closed || m_pages.empty())
        return {};
    auto page = std::move(m_pages.front());
    m_pages.pop_front();
    m_wake.notify_all();
    return page;
}

void BacktestPages::end()
{
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_wake.notify_all();
}

void BacktestPages::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_wake.notify_all();
}

} // namespace Signalbox
