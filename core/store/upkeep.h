// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/diskwatch.h"
#include "core/store/writesession.h"

#include <atomic>
#include <chrono>
#include <mutex>

namespace Signalbox {

class Store;

/// How often the writer looks after its store. Nothing runs while nothing changes and nothing is
/// due.
struct UpkeepPace
{
    using Duration = std::chrono::milliseconds;
    Duration afterCommits = std::chrono::seconds(5); ///< from a look at what is kept to the next
    Duration whenDue = std::chrono::minutes(1); ///< at least, to what falls due by its age
    Duration underLoad = std::chrono::milliseconds(50); ///< between steps while jobs wait
    Duration diskLow = std::chrono::seconds(30); ///< between looks at a disk that is low
    Duration diskFull = std::chrono::seconds(1); ///< and at one that is full
};

/// What the writer does beside its jobs: retention in small steps, and the watch over the disk.
/// Belongs to the writer thread, but for what says otherwise.
class Upkeep final
{
    Q_DISABLE_COPY_MOVE(Upkeep)

public:
    using Clock = std::chrono::steady_clock;

    /// \a store must outlive this object.
    Upkeep(const Store &store, UpkeepPace pace);

    /// Thread-safe.
    void setRules(const RetentionRules &rules);
    /// Thread-safe: false while the disk is full, and once it failed.
    bool takesEvents() const { return m_takesEvents; }
    /// Thread-safe: as last seen.
    DiskWatch disk() const;
    /// Thread-safe: nothing can be written until the next start; nothing is due any more.
    void endWriting();

    void start(Clock::time_point now);
    void committed(const CommitReport &report, Clock::time_point now);
    void failed(Clock::time_point now);

    /// When step() has something to do, if nothing else happens before.
    std::optional<Clock::time_point> due() const;
    /// Nothing waits, or what is due has waited long enough while jobs did.
    bool mayStep(bool idle, Clock::time_point now) const;
    /// Looks at the disk if that is due, and runs one step of retention in a transaction of its own
    /// if that is. What it changed, for the listeners.
    std::optional<CommitReport> step(WriteSession &session, Clock::time_point now);

private:
    void lookAtDisk(Clock::time_point now);
    std::optional<CommitReport> retain(WriteSession &session, Clock::time_point now);
    static Result<std::pair<RetentionStep, CommitReport>>
    inTransaction(WriteSession &session, const RetentionRules &rules);
    void plan(const RetentionStep &done, Clock::time_point now);

    const Store &m_store;
    const UpkeepPace m_pace;
    std::optional<Clock::time_point> m_retentionDue;
    std::optional<Clock::time_point> m_diskDue; ///< only while it is not fine
    Clock::time_point m_lastStep{};
    std::atomic<bool> m_takesEvents = true;
    mutable std::mutex m_mutex; ///< guards what follows
    RetentionRules m_rules;
    bool m_rulesChanged = false;
    DiskWatch m_disk;
};

} // namespace Signalbox
