// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

namespace Signalbox {

/// Passes on that something changed, to a listener that comes and goes meanwhile. Thread-safe.
class ChangeRelay final
{
public:
    /// Null: nobody. Once it returns, the listener before is not called any more.
    void setListener(std::function<void()> listener)
    {
        const std::lock_guard lock(m_mutex);
        m_listener = std::move(listener);
    }

    void tell()
    {
        const std::lock_guard lock(m_mutex);
        if (m_listener)
            m_listener();
    }

private:
    std::mutex m_mutex;
    std::function<void()> m_listener;
};

} // namespace Signalbox
