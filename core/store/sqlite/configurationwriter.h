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
    Result<int> publish(const NewRevision &revision);
    Result<void> removeSource(const QString &name);
    Result<void> removeDestination(const QString &name, Timestamp now);
    Result<void> putRetain(const Configured<RetainConfig> &retain);
    Result<void> putSecret(const QString &name, const QByteArray &secret, Timestamp now);
    Result<void> putSetting(const QString &name, const QByteArray &value, const Owner &owner,
                            Timestamp now);
    Result<void> removeSecret(const QString &name);

private:
    Result<void> setSerial(const QString &destination, bool serial, Timestamp now);
    Result<void> beginWorkflow(const QString &name);
    Result<void> putRevision(const Configured<WorkflowConfig> &workflow);
    /// The highest that the workflow ever had; 0 when it never was there.
    Result<int> lastRevision(const QString &workflow);
    Result<bool> exists(const QString &workflow);
    /// NotFound when \a sql deletes nothing.
    Result<void> removeNamed(const char *sql, const QString &kind, const QString &name);

    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
