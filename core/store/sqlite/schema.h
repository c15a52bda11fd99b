// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

namespace Signalbox::Schema {

/// "SGBX" in the file's header: this database is a Signalbox store.
constexpr quint32 applicationId = 0x53474258;

/// The version that this program writes: PRAGMA user_version.
int currentVersion();

/// Brings a store of version \a from (0: empty) up to currentVersion(), each step in a transaction
/// of its own. On failure the last finished step stands.
Result<void> migrate(Connection &connection, int from);

/// Corrupt unless the tables that version \a version has are there. Reads the schema only.
Result<void> checkTables(Connection &connection);

} // namespace Signalbox::Schema
