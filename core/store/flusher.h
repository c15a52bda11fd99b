// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writejob.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Signalbox {

/// Brings what the writer committed to the disk and answers for it, group by group in their order,
/// on a thread of its own: the writer applies the next group while this one waits for the disk.
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
    /// Called on the flusher's thread: the group is on disk, or an error says why not.
    using Answer = std::function<void(const Group &group, const Result<void> &flushed)>;

    /// \a session must outlive this object.
    Flusher(WriteSession &session, Answer answer);
    ~Flusher(); ///< drains

    /// By the writer thread, all of them.
    /// Waits until nothing waits behind the group that is being flushed, so that the next group
    /// gathers meanwhile instead of becoming many small ones.
    void waitForRoom();
    void push(Group group);
    /// Until all that was pushed is answered.
    void drain();
    /// The error of the flush that failed.
    std::optional<Error> failure() const;

private:
    void run();

    WriteSession &m_session;
    const Answer m_answer;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_pushed;
    std::condition_variable m_taken;
    std::vector<Group> m_waiting;
    std::optional<Error> m_failure;
    bool m_working = false;
    bool m_stopping = false;

    std::thread m_thread; ///< the last: it uses the others
};

} // namespace Signalbox
