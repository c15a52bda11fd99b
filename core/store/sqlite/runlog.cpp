// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/runlog.h"

#include <algorithm>

namespace Signalbox::RunLog {

namespace {

/// What came last before a station ended without notice.
Result<Timestamp> lastSignOfLife(Connection &connection, Timestamp startedAt)
{
    auto last = connection.select(
        "SELECT ifnull((SELECT stored_at FROM event ORDER BY seq DESC LIMIT 1), 0), "
        "ifnull((SELECT received_at FROM rejection ORDER BY seq DESC LIMIT 1), 0)");
    if (!last.next())
        return last.result().error();
    return std::max({startedAt, last.time(0), last.time(1)});
}

/// Since the station ran last; nothing before its first start.
Result<std::optional<Outage>> outageBefore(Connection &connection, Timestamp now)
{
    auto run = connection.select("SELECT (SELECT value FROM progress WHERE name = 'started_at'), "
                                 "(SELECT value FROM progress WHERE name = 'stopped_at')");
    if (!run.next())
        return run.result().error();
    const auto startedAt = run.time(0);
    const auto stoppedAt = run.time(1);
    if (startedAt == Timestamp())
        return std::optional<Outage>();
    if (stoppedAt != Timestamp())
        return std::optional(Outage{Outage::Cause::Stopped, stoppedAt, now});
    const auto last = lastSignOfLife(connection, startedAt);
    if (!last)
        return last.error();
    return std::optional(Outage{Outage::Cause::Crashed, *last, now});
}

} // namespace

Result<void> begin(Connection &connection, Timestamp now)
{
    const auto before = outageBefore(connection, now);
    if (!before)
        return before.error();
    const auto added = *before ? add(connection, **before) : Result<void>();
    if (!added)
        return added;
    auto started = connection.run("UPDATE progress SET value = ? WHERE name = 'started_at'", now);
    return started ? end(connection, {}) : started;
}

Result<void> end(Connection &connection, Timestamp now)
{
    return connection.run("UPDATE progress SET value = ? WHERE name = 'stopped_at'", now);
}

Result<void> add(Connection &connection, const Outage &outage)
{
    if (outage.until - outage.from < shortestOutage)
        return {};
    auto added = connection.run("INSERT INTO outage (cause, began_at, ended_at) VALUES (?, ?, ?)",
                                outage.cause, outage.from, outage.until);
    return added ? connection.run(
                       "DELETE FROM outage WHERE id <= (SELECT max(id) FROM outage) - ?",
                       maxOutages)
                 : added;
}

Result<QList<Outage>> outages(Connection &connection)
{
    QList<Outage> outages;
    auto rows = connection.select("SELECT cause, began_at, ended_at FROM outage ORDER BY id DESC");
    while (rows.next())
        outages.append({Outage::Cause(rows.number(0)), rows.time(1), rows.time(2)});
    if (!rows.result())
        return rows.result().error();
    return outages;
}

} // namespace Signalbox::RunLog
