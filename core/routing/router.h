// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/observer.h"
#include "core/routing/routingtable.h"
#include "core/store/writer.h"

#include <chrono>
#include <memory>

namespace Signalbox {

class RoutedListener;
class RouterLoop;

struct RouterOptions
{
    int batchEvents = 256; ///< committed together
    qint64 batchBytes = 4LL * 1024 * 1024; ///< of bodies in a batch, about
    int batchesInFlight = 2; ///< on their way to the writer at the same time
    int scriptThreads = 3; ///< that run scripts, one of them only those that are not slow
    std::chrono::milliseconds retryAfter{1000}; ///< a failed read or commit, unless woken before
};

/// Takes committed events through the workflows, on a thread of its own: reads what is not routed,
/// in order, evaluates, and hands deliveries, traces and states to the writer, a batch in one job.
/// Sleeps until a commit brings events. Goes on after a restart with what is not routed; the store
/// lets an event be routed once. What fails to be read or committed is tried again, in order, never
/// passed over; only an event that is gone or that the store refuses by itself is left out.
class Router final : public CommitListener
{
    Q_DISABLE_COPY_MOVE(Router)

public:
    /// \a store, \a writer and \a clock must outlive stop(), \a observer (null: nobody) too. This
    /// object must outlive the writer that it listens to: add it as a listener before start().
    Router(Store &store, Writer &writer, const Clock &clock, PipelineObserver *observer,
           const RouterOptions &options = {});
    ~Router() override; ///< stop()

    /// Before start(). Null: nobody. Not owned; must outlive stop().
    void setListener(RoutedListener *listener);

    /// Begins with what is not routed yet; the store's error if it cannot be read.
    Result<void> start();
    /// Waits until what is on its way to the writer is committed, then ends the thread. The writer
    /// must still run. Once.
    void stop();

    /// Thread-safe; counts for events that are evaluated from now on. Until the first call none is
    /// routed.
    void setWorkflows(std::shared_ptr<const RoutingTable> table);

    /// Everything up to this seq is routed. Thread-safe.
    qint64 routedUpTo() const;

    void committed(const CommitReport &report) override;

private:
    std::unique_ptr<RouterLoop> m_loop;
};

} // namespace Signalbox
