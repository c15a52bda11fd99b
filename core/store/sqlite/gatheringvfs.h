// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox::GatheringVfs {

/// The name of a VFS like the default one, but that what is written to a WAL is gathered and
/// written with one call before the sync: SQLite itself makes two calls a page. For connections
/// with synchronous=FULL, whose commits are visible to others only after that sync. Thread-safe;
/// made by the first call.
const char *name();

} // namespace Signalbox::GatheringVfs
