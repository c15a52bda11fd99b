// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/gatheringvfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <vector>

namespace Signalbox::GatheringVfs {

constexpr size_t mostGathered = 1024 * 1024; ///< bytes
constexpr size_t mostAtOnce = 124 * 1024; ///< SQLite's unix VFS takes less than 128 kB in one call

/// A WAL. SQLite allocates it, with room for the real file behind it.
struct File : sqlite3_file
{
    /// Bytes of \a gathered belong at \a offset and behind.
    sqlite3_int64 offset = 0;
    std::vector<char> gathered;
    bool deferring = false; ///< see DeferredSync

    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    const sqlite3_io_methods *methods() { return real()->pMethods; }

    int flush()
    {
        int result = SQLITE_OK;
        for (size_t at = 0; at < gathered.size() && result == SQLITE_OK; at += mostAtOnce) {
            const auto size = std::min(mostAtOnce, gathered.size() - at);
            result = methods()->xWrite(real(), gathered.data() + at, int(size),
                                       offset + sqlite3_int64(at));
        }
        // Given up when it fails: the transaction that wrote it is rolled back.
        gathered.clear();
        return result;
    }

    int sync(int flags)
    {
        const bool begins = offset == 0 && !gathered.empty(); // with the header
        if (const int result = flush(); result != SQLITE_OK)
            return result;
        return deferring && !begins ? SQLITE_OK : methods()->xSync(real(), flags);
    }

    int write(const void *bytes, int size, sqlite3_int64 at)
    {
        const bool follows = at == offset + sqlite3_int64(gathered.size());
        if (!follows || gathered.size() + size_t(size) > mostGathered) {
            if (const int result = flush(); result != SQLITE_OK)
                return result;
        }
        if (gathered.empty())
            offset = at;
        const auto *first = static_cast<const char *>(bytes);
        gathered.insert(gathered.end(), first, first + size);
        return SQLITE_OK;
    }
};
static_assert(sizeof(File) % alignof(sqlite3_int64) == 0);

namespace {

File &fileOf(sqlite3_file *file)
{
    return *static_cast<File *>(file);
}

/// Flushes, then does what the real file does.
template <auto method, typename... Arguments>
int flushed(sqlite3_file *file, Arguments... arguments)
{
    auto &wal = fileOf(file);
    if (const int result = wal.flush(); result != SQLITE_OK)
        return result;
    return (wal.methods()->*method)(wal.real(), arguments...);
}

/// Does what the real file does.
template <auto method, typename... Arguments>
int passedOn(sqlite3_file *file, Arguments... arguments)
{
    auto &wal = fileOf(file);
    return (wal.methods()->*method)(wal.real(), arguments...);
}

int closeFile(sqlite3_file *file)
{
    auto &wal = fileOf(file);
    const int written = wal.flush();
    const int closed = wal.methods()->xClose(wal.real());
    wal.~File();
    return written != SQLITE_OK ? written : closed;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    return fileOf(file).write(bytes, size, at);
}

int syncFile(sqlite3_file *file, int flags)
{
    return fileOf(file).sync(flags);
}

using Methods = sqlite3_io_methods;

constexpr Methods gatheringMethods()
{
    Methods methods{};
    methods.iVersion = 1;
    methods.xClose = closeFile;
    methods.xRead = flushed<&Methods::xRead>;
    methods.xWrite = writeFile;
    methods.xTruncate = flushed<&Methods::xTruncate>;
    methods.xSync = syncFile;
    methods.xFileSize = flushed<&Methods::xFileSize>;
    methods.xLock = passedOn<&Methods::xLock>;
    methods.xUnlock = passedOn<&Methods::xUnlock>;
    methods.xCheckReservedLock = passedOn<&Methods::xCheckReservedLock>;
    methods.xFileControl = flushed<&Methods::xFileControl>;
    methods.xSectorSize = passedOn<&Methods::xSectorSize>;
    methods.xDeviceCharacteristics = passedOn<&Methods::xDeviceCharacteristics>;
    return methods;
}

constexpr Methods walMethods = gatheringMethods();

sqlite3_vfs *original()
{
    static sqlite3_vfs *const vfs = sqlite3_vfs_find(nullptr);
    return vfs;
}

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return original()->xOpen(original(), name, file, flags, outFlags);
    auto &wal = *new (file) File;
    wal.pMethods = nullptr;
    const int result = original()->xOpen(original(), name, wal.real(), flags, outFlags);
    if (wal.methods())
        wal.pMethods = &walMethods; // closes, also after a failure
    else
        wal.~File();
    return result;
}

File *walOf(sqlite3 *connection)
{
    sqlite3_file *file = nullptr;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    return file && file->pMethods == &walMethods ? &fileOf(file) : nullptr;
}

} // namespace

DeferredSync::DeferredSync(sqlite3 *connection)
    : m_wal(walOf(connection))
{
    if (m_wal)
        m_wal->deferring = true;
}

DeferredSync::~DeferredSync()
{
    if (m_wal)
        m_wal->deferring = false;
}

const char *name()
{
    static sqlite3_vfs gathering = [] {
        auto vfs = *original();
        vfs.zName = "signalbox-gathering";
        vfs.szOsFile = int(sizeof(File)) + original()->szOsFile;
        vfs.xOpen = openFile;
        vfs.pNext = nullptr;
        return vfs;
    }();
    static const int registered = sqlite3_vfs_register(&gathering, 0);
    return registered == SQLITE_OK ? gathering.zName : original()->zName;
}

} // namespace Signalbox::GatheringVfs
