// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

namespace Signalbox::Schema {

/// "SGBX" in the file's header: this database is a Signalbox store.
constexpr quint32 applicationId = 0x53474258;

/// The version that this program writes: PRAGMA user_version.
int currentVersion();

/// Brings a store of version \a from (0: empty) up to currentVersion(), each step in a transaction
/// of its own. On failure the last finished step stands; so it does when \a cancellation (null:
/// none) is stopped before it is through, which is Cancelled.
Result<void> migrate(Connection &connection, int from, const Cancellation *cancellation = nullptr);

/// Corrupt unless the tables that version \a version has are there. Reads the schema only.
Result<void> checkTables(Connection &connection);

} // namespace Signalbox::Schema
