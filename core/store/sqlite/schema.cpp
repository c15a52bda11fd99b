// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/schema.h"

#include <QFile>

#include <array>

namespace Signalbox::Schema {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array steps{
    ":/schema/sqlite/0001_first.sql"_L1,   ":/schema/sqlite/0002_retention.sql"_L1,
    ":/schema/sqlite/0003_keys.sql"_L1,    ":/schema/sqlite/0004_content.sql"_L1,
    ":/schema/sqlite/0005_order.sql"_L1,   ":/schema/sqlite/0006_outages.sql"_L1,
    ":/schema/sqlite/0007_warning.sql"_L1, ":/schema/sqlite/0008_continuations.sql"_L1,
    ":/schema/sqlite/0009_ended.sql"_L1,   ":/schema/sqlite/0010_leaving.sql"_L1,
    ":/schema/sqlite/0011_serial.sql"_L1,  ":/schema/sqlite/0012_usage.sql"_L1,
    ":/schema/sqlite/0013_traces.sql"_L1,
};

} // namespace

int currentVersion()
{
    return int(steps.size());
}

Result<void> migrate(Connection &connection, int from, const Cancellation *cancellation)
{
    if (cancellation)
        connection.cancelBy(*cancellation);
    for (int version = from; version < currentVersion(); ++version) {
        if (cancellation && cancellation->isStopped())
            return Error{
                ErrorCode::Cancelled,
                u"the store stays at format %1 of %2"_s.arg(version).arg(currentVersion())};
        QFile file(steps[size_t(version)]);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Internal, u"no schema step %1"_s.arg(file.fileName())};
        const auto sql = "BEGIN IMMEDIATE;" + file.readAll()
            + "; PRAGMA application_id = " + QByteArray::number(applicationId)
            + "; PRAGMA user_version = " + QByteArray::number(version + 1) + "; COMMIT";
        if (auto done = connection.execute(sql); !done) {
            if (connection.inTransaction())
                std::ignore = connection.execute("ROLLBACK"_ba);
            return done;
        }
    }
    return {};
}

Result<void> checkTables(Connection &connection)
{
    auto found = connection.select("SELECT count(*) FROM sqlite_schema WHERE type = 'table' "
                                   "AND name IN ('event', 'event_content', "
                                   "'rejection', 'delivery', 'attempt', 'progress')");
    constexpr int expected = 6;
    if (found.next() && found.number(0) == expected)
        return {};
    if (!found.result())
        return found.result();
    return Error{ErrorCode::Corrupt, u"tables are missing"_s};
}

} // namespace Signalbox::Schema
