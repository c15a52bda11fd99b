// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outage.h"
#include "core/store/sqlite/connection.h"

#include <QList>

namespace Signalbox {

/// When the station ran and when not. Changes belong to the transaction of their connection.
namespace RunLog {

Result<void> begin(Connection &connection, Timestamp now);
Result<void> end(Connection &connection, Timestamp now);
/// Nothing when it is shorter than shortestOutage.
Result<void> add(Connection &connection, const Outage &outage);
Result<QList<Outage>> outages(Connection &connection); ///< newest first

} // namespace RunLog
} // namespace Signalbox
