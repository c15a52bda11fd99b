// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writejob.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Signalbox {

/// Brings what the writer committed to the disk and has it answered, group by group in their order.
/// On a thread of its own, so that the writer applies the next group while this one waits for the
/// disk, or where that is not worth it on the writer's. One flush serves all groups that wait.
/// Sleeps while there is nothing. After a flush that failed every group is answered with its error.
class Flusher final
{
    Q_DISABLE_COPY_MOVE(Flusher)

public:
    struct Group
    {
        std::vector<WriteJob> jobs;
        Result<CommitReport> committed; ///< an error: it was rolled back
    };
    using Groups = std::vector<Group>;
    /// Told on the thread of the flush, one after another, after one that \a took so long: the
    /// committed ones of \a groups are on disk, or the error says why not.
    using Answer = std::function<void(const Groups &groups, const Result<void> &flushed,
                                      std::chrono::steady_clock::duration took)>;

    /// \a session must outlive this object.
    Flusher(WriteSession &session, Answer answer);
    ~Flusher(); ///< drains

    // By the writer thread.
    void push(Group group);
    /// While nothing is on its way: flushes and answers at once, on this thread.
    void flushHere(Group group);
    /// Until all that was pushed is answered.
    void drain();
    /// The error of the flush that failed.
    std::optional<Error> failure() const;

private:
    void run();
    void serve(const Groups &groups);
    Result<void> flush(const Groups &groups);

    WriteSession &m_session;
    const Answer m_answer;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_pushed;
    std::condition_variable m_answered;
    Groups m_waiting;
    std::optional<Error> m_failure;
    bool m_working = false;
    bool m_stopping = false;

    std::thread m_thread; ///< the last: it uses the others
};

} // namespace Signalbox
