// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqliteerror.h"

#include <sqlite3.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

ErrorCode sqliteErrorCode(int code)
{
    constexpr int primary = 0xff;
    switch (code & primary) {
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM: return ErrorCode::Unavailable;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::Io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Corrupt;
    default: return ErrorCode::Internal;
    }
}

Error sqliteError(sqlite3 *db, const QString &what)
{
    const int code = sqlite3_extended_errcode(db);
    return {sqliteErrorCode(code),
            u"%1: %2 (SQLite %3)"_s.arg(what, QString::fromUtf8(sqlite3_errmsg(db))).arg(code)};
}

} // namespace Signalbox
