// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Signalbox {

/// Copies a long WAL into the store while the writer goes on, by a connection and a thread of its
/// own. What is written meanwhile is left to the writer: only between two of its transactions can
/// the copy be complete, so that the WAL begins anew.
class Checkpointer final
{
    Q_DISABLE_COPY_MOVE(Checkpointer)

public:
    /// Of the store at \a path. Its thread begins with the first copy.
    explicit Checkpointer(QString path);
    ~Checkpointer(); ///< waits for the copy that is going on

    // On the writer's thread.
    /// True once after a copy: it is the writer's turn. Else begins one, unless one is going on.
    bool advance();
    /// The log that was copied is no more.
    void forget();

private:
    enum class State : quint8 { Idle, Copying, Copied };

    void run();
    static void copy(Connection &connection);

    const QString m_path;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    State m_state = State::Idle;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace Signalbox
