// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

namespace Signalbox {

/// Tells work on other threads that nobody waits for it any more. Thread-safe.
class Cancellation final
{
    Q_DISABLE_COPY_MOVE(Cancellation)

public:
    /// Has \a call called by stop() as long as it lives; at once if that was before. It may be
    /// called twice.
    class Watch final
    {
        Q_DISABLE_COPY_MOVE(Watch)

    public:
        Watch(Cancellation &cancellation, std::function<void()> call);
        ~Watch();

    private:
        friend class Cancellation;

        Cancellation &m_cancellation;
        const std::function<void()> m_call;
    };

    Cancellation() = default;

    void stop(); ///< for good
    bool isStopped() const { return m_stopped; }
    const std::atomic<bool> &flag() const { return m_stopped; }

private:
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex; ///< guards what follows, also while a watch is called
    std::vector<const Watch *> m_watches;
};

} // namespace Signalbox
