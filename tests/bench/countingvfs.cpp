// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/countingvfs.h"

#include <sqlite3.h>

#include <atomic>

namespace Signalbox {
namespace {

std::atomic<qint64> syncCount;
sqlite3_vfs *original;
sqlite3_vfs counting;
sqlite3_io_methods methods;
const sqlite3_io_methods *originalMethods;

int countedSync(sqlite3_file *file, int flags)
{
    ++syncCount;
    return originalMethods->xSync(file, flags);
}

int countedOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = original->xOpen(original, name, file, flags, outFlags);
    if (result == SQLITE_OK && file->pMethods) {
        // All files of the unix VFS on one file system share one table of methods.
        if (!originalMethods) {
            originalMethods = file->pMethods;
            methods = *originalMethods;
            methods.xSync = countedSync;
        }
        if (file->pMethods == originalMethods)
            file->pMethods = &methods;
    }
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
