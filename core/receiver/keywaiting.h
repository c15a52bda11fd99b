// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <atomic>
#include <chrono>
#include <memory>

namespace Signalbox {

class KeyFetcher;

/// What the requests of a station that wait for vendors' keys may take up.
struct KeyWaitingLimits
{
    int requests = 1024;
    qint64 bytes = 32LL * 1024 * 1024;
    std::chrono::milliseconds longest{8000}; ///< that one of them waits
};

/// Where receiver threads have keys fetched, and the count of the requests that wait for them.
/// Thread-safe.
class KeyWaiting final
{
    Q_DISABLE_COPY_MOVE(KeyWaiting)

public:
    /// \a fetcher: null where no source needs one.
    explicit KeyWaiting(std::shared_ptr<KeyFetcher> fetcher, const KeyWaitingLimits &limits = {});
    ~KeyWaiting();

    KeyFetcher *fetcher() const { return m_fetcher.get(); }
    const KeyWaitingLimits &limits() const { return m_limits; }

    /// Counts one more request with \a bytes; false, and nothing is counted, when it does not fit.
    bool take(qint64 bytes);
    void give(qint64 bytes);
    int requests() const { return m_requests; }

private:
    const std::shared_ptr<KeyFetcher> m_fetcher;
    const KeyWaitingLimits m_limits;
    std::atomic<int> m_requests = 0;
    std::atomic<qint64> m_bytes = 0;
};

} // namespace Signalbox
