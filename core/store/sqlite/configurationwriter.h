// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Writes sources, destinations, workflows and secrets. Inside a transaction.
class ConfigurationWriter final
{
public:
    /// Both must outlive this object.
    ConfigurationWriter(Connection &connection, Ledger &ledger);

    Result<void> putSource(const Configured<SourceConfig> &source);
    Result<void> putDestination(const Configured<DestinationConfig> &destination);
    /// Conflict when the revision exists with another graph: revisions are immutable.
    Result<void> putWorkflow(const Configured<WorkflowConfig> &workflow);
    Result<void> putRetain(const Configured<RetainConfig> &retain);
    Result<void> putSecret(const QString &name, const QByteArray &secret, Timestamp now);

private:
    Result<void> putRevision(const Configured<WorkflowConfig> &workflow);

    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
