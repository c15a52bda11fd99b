// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/flusher.h"

#include "core/support/logging.h"

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace Signalbox {

Flusher::Flusher(WriteSession &session, Answer answer)
    : m_session(session)
    , m_answer(std::move(answer))
    , m_thread(&Flusher::run, this)
{
}

Flusher::~Flusher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_pushed.notify_one();
    m_thread.join();
}

void Flusher::push(Group group)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(group));
    }
    m_pushed.notify_one();
}

void Flusher::drain()
{
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, [this] { return m_waiting.empty() && !m_working; });
}

std::optional<Error> Flusher::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void Flusher::run()
{
    pthread_setname_np(pthread_self(), "sb-flush");
    std::unique_lock lock(m_mutex);
    while (true) {
        m_pushed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        const auto groups = std::exchange(m_waiting, {});
        m_working = true;
        lock.unlock();
        serve(groups);
        lock.lock();
        m_working = false;
        m_answered.notify_one();
    }
}

void Flusher::flushHere(Group group)
{
    Groups groups;
    groups.push_back(std::move(group));
    serve(groups);
}

void Flusher::serve(const Groups &groups)
{
    const auto start = std::chrono::steady_clock::now();
    const auto flushed = flush(groups);
    m_answer(groups, flushed, std::chrono::steady_clock::now() - start);
}

Result<void> Flusher::flush(const Groups &groups)
{
    if (const auto failed = failure())
        return *failed;
    if (!std::ranges::any_of(groups, [](const Group &group) { return group.committed.ok(); }))
        return {};
    auto flushed = m_session.flush();
    if (!flushed) {
        qCCritical(lcStore).noquote() << "flush failed:" << flushed.error().detail;
        // Before the answers: whoever hears of it must find that nothing is taken in any more.
        const std::lock_guard lock(m_mutex);
        m_failure = flushed.error();
    }
    return flushed;
}

} // namespace Signalbox
