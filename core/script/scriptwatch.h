// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QtClassHelperMacros>

#include <atomic>
#include <chrono>
#include <csetjmp>
#include <ctime>

namespace Signalbox {

/// Ends what takes too long on its own thread. QuickJS asks hasExpired() every few thousand steps,
/// also inside of regular expressions, but not inside of built-in functions such as indexOf() over
/// four billion holes. So a timer of the thread's processor time sends it a signal: the first one
/// makes hasExpired() true, and who does not heed it is left by a jump out of the signal. What was
/// jumped out of must be thrown away: see ScriptArena::restore().
/// Used by one thread at a time.
class ScriptWatch final
{
    Q_DISABLE_COPY_MOVE(ScriptWatch)

public:
    enum class Exit : quint8 {
        Returned,
        TimedOut, ///< left by a jump: it did not heed hasExpired()
        OutOfMemory, ///< left by leave()
    };

    /// How much longer than its limit something may take that does not ask.
    static constexpr std::chrono::milliseconds grace{50};

    ScriptWatch() = default;
    ~ScriptWatch();

    /// Makes the timer of the calling thread, unless it is there. Error Unavailable.
    Result<void> prepare();

    /// Calls \a work with \a argument for at most \a limit of processor time. Unless it returns,
    /// its frames are gone without their destructors: outside of a Shelter they must hold nothing
    /// that needs one. Only after prepare() on the same thread.
    Exit guard(std::chrono::milliseconds limit, void (*work)(void *), void *argument);

    bool isGuarding() const { return current.load() == &m_run; }
    /// Of what guard() calls, or called last.
    bool hasExpired() const { return m_run.expired.load(std::memory_order_relaxed) != 0; }

    /// From any thread: the time of what guard() calls now is over, and of all that it calls later.
    void stop()
    {
        m_stopped.store(true);
        m_run.expired.store(1);
    }

    /// Out of what guard() calls, with OutOfMemory. Returns inside of a shelter.
    void leave();

private:
    friend class ScriptShelter;

    struct Run
    {
        std::atomic<int> expired = 0;
        std::atomic<int> shelters = 0;
        std::atomic<Exit> exit = Exit::Returned;
        sigjmp_buf start;
    };

    static void signalled(int);
    static thread_local constinit std::atomic<Run *> current;
    void setTimer(std::chrono::milliseconds limit, std::chrono::milliseconds again) const;

    Run m_run;
    std::atomic<bool> m_stopped = false;
    timer_t m_timer{};
    pid_t m_thread = 0; ///< whose timer it is; 0: there is none
};

/// While it exists, nothing is jumped out of on this thread: for work whose traces outlive a
/// script.
class ScriptShelter final
{
    Q_DISABLE_COPY_MOVE(ScriptShelter)

public:
    ScriptShelter() { add(1); }
    ~ScriptShelter() { add(-1); }

private:
    static void add(int count);
};

} // namespace Signalbox
