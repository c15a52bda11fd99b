// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace Signalbox {

/// A few threads, each with a read session of its own, that answer questions to the store in the
/// order they were asked. Sleeps while there is none.
class ReaderPool final
{
    Q_DISABLE_COPY_MOVE(ReaderPool)

public:
    using Question = std::function<void(ReadSession &)>;

    /// Returns once every session is open, or with the first one's error. \a store must outlive it.
    static Result<std::unique_ptr<ReaderPool>> start(Store &store, int threads);
    ~ReaderPool(); ///< answers what was asked, then ends the threads

    /// Thread-safe. \a question runs on one of the pool's threads.
    void ask(Question question);

private:
    ReaderPool() = default;
    void run(ReadSession &session);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Question> m_questions;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace Signalbox
