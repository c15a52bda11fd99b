// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/store/upkeep.h"
#include "core/store/writejob.h"

#include <memory>

namespace Signalbox {

/// Told of each commit, when it is on disk, on the writer's or the flusher's thread, one after
/// another. Must only wake somebody.
class CommitListener
{
public:
    virtual ~CommitListener() = default;
    virtual void committed(const CommitReport &report) = 0;
};

/// The writer thread with its session: everything that waits goes into one transaction (group
/// commit), and while that is brought to the disk (see Flusher) the next one is written. Beside that
/// it keeps the store up (see Upkeep). Sleeps while there is nothing to do.
///
/// Readers see a commit a moment before it is on disk, and before anybody is told of it. Who does
/// something outside the store because of what was read there has to know that it is on disk: see
/// lastDelivery().
class Writer final
{
    Q_DISABLE_COPY_MOVE(Writer)

public:
    static constexpr qint64 maxPendingBytes = 64LL * 1024 * 1024;

    /// Starts the thread; the session's error if it cannot be opened. \a store must outlive it.
    static Result<std::unique_ptr<Writer>> start(Store &store, UpkeepPace pace = {});
    ~Writer(); ///< commits what waits, then ends the thread

    /// Before the first submit(). Not owned.
    void addListener(CommitListener *listener);

    /// Thread-safe. False when more than maxPendingBytes wait, while the disk is full, and after a
    /// flush that failed: nothing was taken, done() is not called. Jobs above the limit are taken when nothing else waits.
    bool submit(WriteJob job);
    /// For changes by the pipeline itself and by operators, which must not be refused.
    void submitAlways(WriteJob job);

    /// Thread-safe; takes effect at once, in steps.
    void setRetention(const RetentionRules &rules);

    /// Thread-safe: the highest seq of a delivery that is on disk, with all before it.
    qint64 lastDelivery() const;
    qint64 pendingBytes() const; ///< thread-safe
    DiskWatch disk() const; ///< thread-safe: as last seen

private:
    class Private;
    explicit Writer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
