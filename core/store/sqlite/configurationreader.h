// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

namespace Signalbox {

/// Reads sources, destinations, workflows and secrets. As in ReadSession; Corrupt for a row that
/// does not read.
class ConfigurationReader final
{
public:
    /// \a connection must outlive this object.
    explicit ConfigurationReader(Connection &connection);

    Result<Configuration> configuration();
    Result<std::optional<QByteArray>> secret(const QString &name);
    Result<QByteArray> setting(const QString &name);
    Result<RevisionPage> revisions(const RevisionQuery &query);
    Result<WorkflowRevision> revision(const QString &workflow, int revision);

private:
    Result<void> readRetain(Configured<RetainConfig> &target);
    Result<void> readLeaving(QList<LeavingWorkflow> &target);

    Connection &m_connection;
};

} // namespace Signalbox
