// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/countingvfs.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>

namespace Signalbox {
namespace {

std::atomic<qint64> syncCount;
sqlite3_vfs *original;
sqlite3_vfs counting;

/// A table of methods with our xSync in front. The copy stands first: a file points to it, and the
/// original is found behind it.
struct CountedMethods
{
    sqlite3_io_methods counted;
    const sqlite3_io_methods *original;
};

int countedSync(sqlite3_file *file, int flags)
{
    ++syncCount;
    return reinterpret_cast<const CountedMethods *>(file->pMethods)->original->xSync(file, flags);
}

/// The counted table of \a methods. The unix VFS has a few: with locks for databases, without for
/// the WAL. They are made once and live as long as the process.
const sqlite3_io_methods *counted(const sqlite3_io_methods *methods)
{
    static std::mutex mutex;
    static std::map<const sqlite3_io_methods *, CountedMethods> tables;
    const std::lock_guard lock(mutex);
    auto &table = tables[methods];
    if (!table.original) {
        table = {*methods, methods};
        table.counted.xSync = countedSync;
    }
    return &table.counted;
}

int countedOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = original->xOpen(original, name, file, flags, outFlags);
    if (result == SQLITE_OK && file->pMethods)
        file->pMethods = counted(file->pMethods);
    return result;
}

} // namespace

void CountingVfs::install()
{
    original = sqlite3_vfs_find(nullptr);
    counting = *original;
    counting.zName = "signalbox-counting";
    counting.xOpen = countedOpen;
    sqlite3_vfs_register(&counting, 1);
}

qint64 CountingVfs::syncs()
{
    return syncCount;
}

} // namespace Signalbox
