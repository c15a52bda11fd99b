// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <atomic>

/// A real store whose routing fails on demand. Thread-safe.
class FlakyStore final : public Signalbox::Store
{
public:
    struct Faults
    {
        std::atomic<int> commits = 0; ///< so many transactions with routing fail
        std::atomic<int> goodCommits = 0; ///< so many with routing pass before those
        std::atomic<int> reads = 0; ///< so many reads of what is not routed fail
        std::atomic<qint64> refusedSeq = 0; ///< the store does not take this event's routing
        std::atomic<int> failed = 0; ///< how many commits have failed
        std::atomic<int> failedReads = 0;
        std::atomic<int> leavingReads = 0; ///< how often removed workflows were looked at
        std::atomic<int> memoryReads = 0; ///< how often what nodes remember or hold was asked for
    };

    explicit FlakyStore(std::unique_ptr<Signalbox::Store> store);

    Faults &faults() { return m_faults; }

    Signalbox::Result<std::unique_ptr<Signalbox::WriteSession>> writeSession() override;
    Signalbox::Result<std::unique_ptr<Signalbox::ReadSession>> readSession() override;
    QString url() const override { return m_store->url(); }

private:
    std::unique_ptr<Signalbox::Store> m_store;
    Faults m_faults;
};
