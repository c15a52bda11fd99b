// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/readerpool.h"

#include <future>

namespace Signalbox {

Result<std::unique_ptr<ReaderPool>> ReaderPool::start(Store &store, int threads)
{
    std::unique_ptr<ReaderPool> pool(new ReaderPool);
    for (int i = 0; i < threads; ++i) {
        std::promise<Result<void>> opened;
        auto outcome = opened.get_future();
        pool->m_threads.emplace_back([pool = pool.get(), &store, opened = std::move(opened)]() mutable {
            auto session = store.readSession();
            if (!session) {
                opened.set_value(session.error());
                return;
            }
            opened.set_value({});
            pool->run(**session);
        });
        if (const auto result = outcome.get(); !result)
            return result.error();
    }
    return pool;
}

ReaderPool::~ReaderPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto &thread : m_threads)
        thread.join();
}

void ReaderPool::ask(Question question)
{
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back(std::move(question));
    }
    m_wake.notify_one();
}

void ReaderPool::run(ReadSession &session)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_questions.empty(); });
        if (m_questions.empty())
            return;
        const auto question = std::move(m_questions.front());
        m_questions.pop_front();
        lock.unlock();
        question(session);
        lock.lock();
    }
}

} // namespace Signalbox
