// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <atomic>
#include <semaphore>

namespace Signalbox {

/// What a test does to the store under it, and sees of it. Thread-safe.
struct StoreProbe
{
    std::atomic<bool> failsCommits{false};
    std::atomic<bool> failsReads{false};
    std::atomic<int> failedCommits{0};
    std::atomic<int> deliveriesRead{0}; ///< by dueDeliveries()
    std::atomic<int> reads{0}; ///< calls of dueDeliveries()
    std::binary_semaphore flushes{1}; ///< while taken, what is committed does not get to the disk
};

/// A real store with commits and reads that can be made to fail.
class ObservedStore final : public Store
{
    Q_DISABLE_COPY_MOVE(ObservedStore)

public:
    /// \a probe must outlive all sessions.
    ObservedStore(std::unique_ptr<Store> store, StoreProbe &probe);
    ~ObservedStore() override;

    Result<std::unique_ptr<WriteSession>> writeSession() override;
    Result<std::unique_ptr<ReadSession>> readSession() override;
    QString url() const override;

private:
    std::unique_ptr<Store> m_store;
    StoreProbe &m_probe;
};

} // namespace Signalbox
