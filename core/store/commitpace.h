// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Signalbox {

/// When the writer takes what waits as its next group, and who flushes it. A value: no clock, no
/// thread.
///
/// A quick disk is not worth the way to another thread and back: the writer flushes by itself.
/// Whoever comes alone is taken at once. While groups are on their way to the disk what comes
/// gathers: one group costs hardly more than one event. When enough of it waits it is
/// written meanwhile, so that neither the disk nor the processor waits for the other. A slow disk
/// is worth a moment's wait after a flush: those who were just answered, of a crowd, are then in the
/// next one and not in the one after it.
class CommitPace final
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr int crowd = 8; ///< requests of one flush
    static constexpr int enough = 16; ///< requests that are worth a group beside a flush
    static constexpr int enoughWhenSlow = 64;
    static constexpr std::chrono::microseconds quickFlush{500};
    static constexpr std::chrono::milliseconds slowFlush{2};
    static constexpr std::chrono::milliseconds rest{1};

    /// A group is on its way to the disk.
    void pushed() { ++m_groups; }
    /// So many of them are there, after a flush for \a requests that \a took so long.
    void flushed(int groups, int requests, Clock::duration took, Clock::time_point now);

    /// The next flush is expected to be over at once, and nothing is on its way.
    bool isQuick() const { return m_groups == 0 && m_took < quickFlush; }
    bool isTime(int requests, Clock::time_point now) const;
    /// When a rest ends, or has ended.
    Clock::time_point restUntil() const { return m_restUntil; }

private:
    int m_groups = 0; ///< on their way
    Clock::duration m_took{}; ///< the last flush
    Clock::time_point m_restUntil{};
};

} // namespace Signalbox
