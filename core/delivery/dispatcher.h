// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/deliverytarget.h"
#include "core/delivery/inflightset.h"
#include "core/delivery/transports/httptransportoptions.h"
#include "core/domain/observer.h"
#include "core/store/writer.h"

#include <atomic>
#include <functional>
#include <semaphore>
#include <thread>

namespace Signalbox {

class DeliveryInbox;

/// What a dispatcher works with. Nothing is owned; all of it must outlive the dispatcher's thread.
struct DispatcherParts
{
    Store &store;
    Writer &writer;
    const Clock &clock;
    PipelineObserver *observer = nullptr;
    std::function<double()> random{}; ///< in [0, 1), for the jitter; empty: a real one
    HttpTransportOptions http{};
    qint64 bytesInFlight = 64LL * 1024 * 1024; ///< bodies being sent, see Dispatcher
};

/// Turns due deliveries into attempts, on a thread of its own around libcurl. The store is the
/// queue: what is due is read when a commit or its due time says so, into a bounded window for each
/// destination; otherwise the thread sleeps. A destination has at most its `concurrency` of
/// attempts at a time, and none waits for another's. Bodies being sent are bounded in bytes: each
/// destination has one, or Lane::windowBytes of them, whatever the others do; beyond that all share
/// `bytesInFlight`.
///
/// A delivery whose destination does not exist becomes dead (Refused). One whose destination is
/// disabled, or has no usable secret, stays as it is until setDestinations() says otherwise.
///
/// No attempt begins before its delivery is on disk. It is repeated, with the same webhook-id, only
/// when the station ended between sending and recording. If recording fails it is kept and tried
/// again; no attempt begins while maxUnrecorded of them wait to be recorded.
///
/// Order: made before the writer's first submit, start(), drain(), then the writer may be
/// destroyed, then this.
class Dispatcher final : public CommitListener
{
    Q_DISABLE_COPY_MOVE(Dispatcher)

public:
    static constexpr size_t maxUnrecorded = 1024;

    /// Adds itself to the writer's listeners.
    explicit Dispatcher(DispatcherParts parts);
    ~Dispatcher() override; ///< drain(0) if it runs: then the writer must still be there

    /// Once. The store's error if it cannot be read.
    Result<void> start(DeliveryTargets targets);

    /// Thread-safe. For attempts that begin from now on.
    void setDestinations(DeliveryTargets targets);

    /// Those that are being attempted, until their attempt is committed. Thread-safe.
    QSet<DeliveryId> inFlight() const { return m_inFlight.snapshot(); }

    /// Starts nothing more, waits for running attempts up to \a grace, ends the rest as Cancelled
    /// with their delivery retrying and due at once (so they go on after the next start, whatever
    /// the number of attempts), records it all, and ends the thread. Attempts that cannot be
    /// recorded now are given up and will be repeated.
    void drain(std::chrono::milliseconds grace);

    /// How often the thread has woken. Thread-safe.
    quint64 turns() const { return m_turns.load(std::memory_order_relaxed); }

    void committed(const CommitReport &report) override;

private:
    void run(DeliveryTargets targets, std::binary_semaphore &started, Result<void> &outcome);

    DispatcherParts m_parts;
    std::shared_ptr<DeliveryInbox> m_inbox;
    InFlightSet m_inFlight;
    std::atomic<quint64> m_turns{0};
    std::thread m_thread;
};

} // namespace Signalbox
