// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/certificatechain.h"
#include "core/auth/keys/keycache.h"

#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace Signalbox {

class KeyFetch;

/// Fetches vendors' keys on a thread of its own, each address once for all that wait for it, and
/// keeps them. find(), fetch() and fetches() are thread-safe.
class KeyFetcher final : public KeySource
{
    Q_DISABLE_COPY_MOVE(KeyFetcher)

public:
    /// \a clock must outlive this object.
    explicit KeyFetcher(const Clock &clock, KeyFetchPolicy policy = {});
    ~KeyFetcher() override; ///< stop()

    std::shared_ptr<const FetchedKeys> find(const KeyAddress &address,
                                            Timestamp now) const override;

    /// Called once, on the fetcher's thread or on the caller's before fetch() returns.
    using Done = std::function<void(const Result<void> &)>;

    /// Sees to it that find() has what stands at \a address now, and tells \a done. Errors:
    /// Unavailable when it could not be fetched, has just failed, or too much waits; Invalid when
    /// what came proves nothing. \a asker: on whose behalf; of the addresses that senders name
    /// each has a budget of its own, so that none keeps others from theirs.
    void fetch(const KeyAddress &address, Done done, const QString &asker = {});

    /// Tells all that wait that it is Unavailable, and ends the thread. fetch() does nothing
    /// afterwards but to say the same; find() goes on.
    void stop();

    int fetches() const; ///< addresses that were gone to so far

private:
    using Waiting = std::vector<Done>;
    struct MultiDeleter
    {
        void operator()(void *multi) const;
    };

    /// Why \a address cannot wait for its turn. Under m_mutex.
    std::optional<Error> obstacle(const KeyAddress &address, const QString &asker);
    void run();
    void begin();
    void perform();
    void finish(KeyFetch *fetch, const Result<FetchedKeys> &keys);

    const Clock &m_clock;
    const KeyFetchPolicy m_policy;
    const Result<TrustAnchors> m_anchors;
    const std::unique_ptr<void, MultiDeleter> m_multi; ///< a CURLM

    mutable std::mutex m_mutex; ///< guards what follows
    KeyCache m_cache;
    QHash<KeyAddress, Waiting> m_waiting; ///< of all addresses that are queued or under way
    std::deque<KeyAddress> m_queue;
    std::chrono::steady_clock::time_point m_minute{}; ///< when it began
    int m_certificates = 0; ///< taken in that minute
    QHash<QString, int> m_askers; ///< of these, by who asked
    int m_fetches = 0;
    bool m_stopped = false;

    std::vector<std::unique_ptr<KeyFetch>> m_running; ///< the thread's own
    std::thread m_thread;
};

} // namespace Signalbox
