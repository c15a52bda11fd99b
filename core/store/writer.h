// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/store/upkeep.h"

#include <functional>
#include <memory>

namespace Signalbox {

/// Changes to be made in one transaction together with whatever else is waiting.
struct WriteJob
{
    /// Runs on the writer thread. Keeps what the calls answered for done().
    std::function<void(WriteSession &)> apply;
    /// Runs on the writer thread after the commit, or after the rollback with the reason. Must be
    /// quick: it hands the answer to its own thread. Called exactly once.
    std::function<void(const Result<void> &committed)> done;
    qint64 bytes = 0; ///< what it holds in memory, for back pressure
    int requests = 0; ///< how many senders wait for its commit
};

/// Told after each commit, on the writer thread. Must only wake somebody.
class CommitListener
{
public:
    virtual ~CommitListener() = default;
    virtual void committed(const CommitReport &report) = 0;
};

/// The writer thread with its session: everything that waits goes into one transaction (group
/// commit). Beside that it keeps the store up (see Upkeep). Sleeps
/// while there is nothing to do. While many senders wait at once it lets as much
/// time pass between two commits as the last one took, a millisecond at most: fewer, larger groups
/// leave more of the processor to the senders' requests. A lone request is never kept waiting.
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

    /// Thread-safe. False when more than maxPendingBytes wait, and while the disk is full: nothing
    /// was taken, done() is not called. Jobs above the limit are taken when nothing else waits.
    bool submit(WriteJob job);
    /// For changes by the pipeline itself and by operators, which must not be refused.
    void submitAlways(WriteJob job);

    /// Thread-safe; takes effect at once, in steps.
    void setRetention(const RetentionRules &rules);

    qint64 pendingBytes() const; ///< thread-safe
    DiskWatch disk() const; ///< thread-safe: as last seen

private:
    class Private;
    explicit Writer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
