// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/checkpointer.h"

#include "core/store/sqlite/sqliteerror.h"
#include "core/support/logging.h"

#include <sqlite3.h>

#include <utility>

#include <pthread.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The second copies what came while the first went on, so that little is left to the writer.
constexpr int rounds = 2;

/// SQLite itself syncs the store only when a copy is complete: then the writer would wait for all
/// of it.
int syncStore(sqlite3 *connection)
{
    sqlite3_file *file = nullptr;
    const int found = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (found != SQLITE_OK || !file || !file->pMethods)
        return found;
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

} // namespace

Checkpointer::Checkpointer(QString path)
    : m_path(std::move(path))
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool Checkpointer::advance()
{
    {
        const std::lock_guard lock(m_mutex);
        const auto next = m_state == State::Copied ? State::Idle : State::Copying;
        const auto before = std::exchange(m_state, next);
        if (before != State::Idle)
            return before == State::Copied;
    }
    if (!m_thread.joinable())
        m_thread = std::thread(&Checkpointer::run, this);
    m_wake.notify_one();
    return false;
}

void Checkpointer::forget()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == State::Copied)
        m_state = State::Idle;
}

void Checkpointer::run()
{
    pthread_setname_np(pthread_self(), "sb-checkpoint");
    const auto connection = Connection::open(m_path, Connection::Mode::Write);
    if (!connection)
        qCWarning(lcStore).noquote() << "checkpoint:" << connection.error().detail;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_state == State::Copying; });
        if (m_stopping)
            return;
        lock.unlock();
        if (connection)
            copy(**connection);
        lock.lock();
        m_state = State::Copied;
    }
}

void Checkpointer::copy(Connection &connection)
{
    int result = SQLITE_OK;
    for (int round = 0; round < rounds && result == SQLITE_OK; ++round)
        result = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                           nullptr, nullptr);
    if (result == SQLITE_OK)
        result = syncStore(connection.handle());
    if (result != SQLITE_OK && result != SQLITE_BUSY)
        qCWarning(lcStore).noquote()
            << "checkpoint:" << sqliteError(connection.handle(), u"store"_s).detail;
}

} // namespace Signalbox
