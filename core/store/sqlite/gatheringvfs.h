// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

struct sqlite3;

namespace Signalbox::GatheringVfs {

/// The name of a VFS like the default one, but that what is written to a WAL is gathered and
/// written with one call before the sync: SQLite itself makes two calls a page. For connections
/// with synchronous=FULL, whose commits are visible to others only after that sync. Thread-safe;
/// made by the first call.
const char *name();

/// While it lives, a connection with that VFS writes its WAL without syncing it, but for the header
/// of a WAL that begins anew: a header that came to the disk after the pages behind it would make a
/// crash a mess. Whoever defers has to sync the file before anybody relies on the commit, and must
/// not checkpoint meanwhile. On the connection's thread, in a transaction.
class DeferredSync final
{
    Q_DISABLE_COPY_MOVE(DeferredSync)

public:
    explicit DeferredSync(sqlite3 *connection);
    ~DeferredSync();

private:
    struct File *m_wal; ///< null when the connection has another VFS: then it syncs
};

} // namespace Signalbox::GatheringVfs
