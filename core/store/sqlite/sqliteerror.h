// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/error.h"

struct sqlite3;

namespace Signalbox {

/// What a result code of SQLite (primary or extended) is for us: full, busy and out of memory are
/// Unavailable; files that cannot be read or written Io; damage Corrupt; the rest Internal.
ErrorCode sqliteErrorCode(int code);

/// The last failure on \a db. \a what says what was being done.
Error sqliteError(sqlite3 *db, const QString &what);

} // namespace Signalbox
