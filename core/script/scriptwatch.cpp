// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptwatch.h"

#include <mutex>

#include <signal.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

namespace Signalbox {

thread_local constinit std::atomic<ScriptWatch::Run *> ScriptWatch::current = nullptr;

namespace {

using std::chrono::milliseconds;

/// glibc keeps the first ones to itself.
int watchSignal()
{
    return SIGRTMIN + 6;
}

timespec toTimespec(milliseconds time)
{
    constexpr long nanoseconds = 1'000'000;
    constexpr long second = 1000;
    return {time.count() / second, (time.count() % second) * nanoseconds};
}

} // namespace

ScriptWatch::~ScriptWatch()
{
    if (m_thread != 0)
        timer_delete(m_timer);
}

Result<void> ScriptWatch::prepare()
{
    const pid_t thread = gettid();
    if (m_thread == thread)
        return {};
    if (m_thread != 0)
        timer_delete(m_timer);
    m_thread = 0;

    static std::once_flag installed;
    std::call_once(installed, [] {
        struct sigaction action = {};
        action.sa_handler = &ScriptWatch::signalled;
        // Not deferred: it may never return, and would stay blocked.
        action.sa_flags = SA_NODEFER | SA_RESTART;
        sigaction(watchSignal(), &action, nullptr);
    });
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, watchSignal());
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);

    sigevent event = {};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = watchSignal();
    event.sigev_notify_thread_id = thread;
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &m_timer) != 0)
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("no timer for scripts: %1").arg(qt_error_string(errno))};
    m_thread = thread;
    return {};
}

ScriptWatch::Exit ScriptWatch::guard(milliseconds limit, void (*work)(void *), void *argument)
{
    m_run.expired.store(0);
    if (m_stopped.load()) // behind the line above: whoever stops it meanwhile sets it once more
        m_run.expired.store(1);
    m_run.shelters.store(0, std::memory_order_relaxed);
    m_run.exit.store(Exit::Returned, std::memory_order_relaxed);
    if (sigsetjmp(m_run.start, 0) == 0) {
        current.store(&m_run);
        setTimer(limit, grace);
        work(argument);
    }
    current.store(nullptr);
    setTimer({}, {});
    return m_run.exit.load(std::memory_order_relaxed);
}

void ScriptWatch::leave()
{
    if (m_run.shelters.load(std::memory_order_relaxed) != 0 || current.load() != &m_run)
        return;
    m_run.exit.store(Exit::OutOfMemory, std::memory_order_relaxed);
    siglongjmp(m_run.start, 1);
}

void ScriptWatch::signalled(int)
{
    Run *run = current.load();
    if (run == nullptr)
        return;
    if (run->expired.load(std::memory_order_relaxed) == 0) {
        run->expired.store(1, std::memory_order_relaxed);
    } else if (run->shelters.load(std::memory_order_relaxed) == 0) {
        run->exit.store(Exit::TimedOut, std::memory_order_relaxed);
        siglongjmp(run->start, 1);
    }
}

void ScriptWatch::setTimer(milliseconds limit, milliseconds again) const
{
    const itimerspec times{toTimespec(again), toTimespec(limit)};
    timer_settime(m_timer, 0, &times, nullptr);
}

void ScriptShelter::add(int count)
{
    ScriptWatch::Run *run = ScriptWatch::current.load();
    if (run == nullptr)
        return;
    run->shelters.store(run->shelters.load(std::memory_order_relaxed) + count,
                        std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

} // namespace Signalbox
