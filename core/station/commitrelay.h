// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writer.h"

#include <mutex>

namespace Signalbox {

/// Passes commits on to a listener that comes and goes while the writer runs. Thread-safe.
class CommitRelay final : public CommitListener
{
public:
    /// Null: nobody. Once it returns, the listener before is not called any more.
    void setListener(CommitListener *listener)
    {
        const std::lock_guard lock(m_mutex);
        m_listener = listener;
    }

    void committed(const CommitReport &report) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_listener)
            m_listener->committed(report);
    }

private:
    std::mutex m_mutex;
    CommitListener *m_listener = nullptr;
};

} // namespace Signalbox
