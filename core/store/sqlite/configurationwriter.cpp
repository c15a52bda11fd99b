// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/configurationwriter.h"

#include "core/domain/configjson.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

ConfigurationWriter::ConfigurationWriter(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
{
}

Result<void> ConfigurationWriter::putSource(const Configured<SourceConfig> &source)
{
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)",
                            source.config.name, compact(toJson(source.config)), source.owner,
                            source.enabled, source.revision, source.changedAt);
}

Result<void> ConfigurationWriter::putRetain(const Configured<RetainConfig> &retain)
{
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO setting VALUES ('retain', ?, ?, ?)",
                            compact(toJson(retain.config)), retain.owner, retain.changedAt);
}

Result<void> ConfigurationWriter::putDestination(const Configured<DestinationConfig> &destination)
{
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO destination VALUES (?, ?, ?, ?, ?, ?)",
                            destination.config.name, compact(toJson(destination.config)),
                            destination.owner, destination.enabled, destination.revision,
                            destination.changedAt);
}

Result<void> ConfigurationWriter::putWorkflow(const Configured<WorkflowConfig> &workflow)
{
    if (auto revision = putRevision(workflow); !revision)
        return revision;
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO workflow VALUES (?, ?, ?, ?, ?)",
                            workflow.config.name, workflow.owner, workflow.enabled,
                            workflow.revision, workflow.changedAt);
}

Result<void> ConfigurationWriter::putRevision(const Configured<WorkflowConfig> &workflow)
{
    const auto &name = workflow.config.name;
    const auto graph = compact(toJson(workflow.config.graph));
    {
        auto known = m_connection.select(
            "SELECT graph FROM workflow_revision WHERE workflow = ? AND revision = ?", name,
            workflow.revision);
        if (known.next()) {
            if (known.text(0) == graph)
                return {};
            return Error{ErrorCode::Conflict,
                         u"workflow '%1': revision %2 exists with another graph"_s.arg(name).arg(
                             workflow.revision)};
        }
        if (!known.result())
            return known.result();
    }
    return m_connection.run("INSERT INTO workflow_revision VALUES (?, ?, ?, ?, '', ?)", name,
                            workflow.revision, workflow.owner, workflow.changedAt, graph);
}

Result<void> ConfigurationWriter::putSecret(const QString &name, const QByteArray &secret,
                                            Timestamp now)
{
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO secret VALUES (?, ?, ?)", name, secret, now);
}

} // namespace Signalbox
