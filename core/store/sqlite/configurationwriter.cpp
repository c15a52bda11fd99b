// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/configurationwriter.h"

#include "core/domain/configjson.h"
#include "core/store/sqlite/serialqueue.h"
#include "core/store/sqlite/tracemarks.h"

#include <QJsonDocument>

#include <algorithm>

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
    const QString &name = destination.config.name;
    auto written =
        m_connection.run("INSERT OR REPLACE INTO destination VALUES (?, ?, ?, ?, ?, ?)", name,
                         compact(toJson(destination.config)), destination.owner,
                         destination.enabled, destination.revision, destination.changedAt);
    return written ? setSerial(name, destination.config.serial, destination.changedAt) : written;
}

/// What waits at a destination that is not serial any more goes at once.
Result<void> ConfigurationWriter::setSerial(const QString &destination, bool serial, Timestamp now)
{
    if (m_ledger.isSerial(destination) == serial)
        return {};
    m_ledger.setSerial(destination, serial);
    return serial ? Result<void>() : SerialQueue(m_connection, m_ledger).letAllGo(destination, now);
}

Result<void> ConfigurationWriter::putWorkflow(const Configured<WorkflowConfig> &given)
{
    auto workflow = given;
    const auto known = exists(workflow.config.name);
    if (!known)
        return known.error();
    if (!*known) {
        const auto last = lastRevision(workflow.config.name);
        if (!last)
            return last.error();
        workflow.revision = std::max(workflow.revision, *last + 1);
        if (auto begun = beginWorkflow(workflow.config.name); !begun)
            return begun;
    }
    if (auto revision = putRevision(workflow); !revision)
        return revision;
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO workflow VALUES (?, ?, ?, ?, ?, ?)",
                            workflow.config.name, workflow.owner, workflow.enabled,
                            workflow.revision, workflow.changedAt,
                            workflow.config.traceAge.count());
}

/// Of one that was not there. Events that are not routed yet are the first that it may take.
Result<void> ConfigurationWriter::beginWorkflow(const QString &name)
{
    return TraceMarks(m_connection).begin(name, m_ledger.routedUpTo());
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

Result<int> ConfigurationWriter::publish(const NewRevision &revision)
{
    const auto last = lastRevision(revision.workflow);
    if (!last)
        return last;
    const auto known = exists(revision.workflow);
    if (!known)
        return known.error();
    if (auto begun = *known ? Result<void>() : beginWorkflow(revision.workflow); !begun)
        return begun.error();
    m_ledger.configured();
    const int number = *last + 1;
    if (auto written = m_connection.run(
            "INSERT INTO workflow_revision VALUES (?, ?, ?, ?, ?, ?)", revision.workflow, number,
            revision.author, revision.createdAt, revision.note, compact(toJson(revision.graph)));
        !written)
        return written.error();
    const auto traceAge =
        revision.traceAge ? std::optional(qint64(revision.traceAge->count())) : std::nullopt;
    if (auto written = m_connection.run(
            "INSERT INTO workflow (name, owner, enabled, revision, changed_at, trace_age) "
            "VALUES (?1, ?2, 1, ?3, ?4, ifnull(?5, 0)) ON CONFLICT (name) DO UPDATE SET "
            "owner = excluded.owner, revision = excluded.revision, "
            "changed_at = excluded.changed_at, trace_age = ifnull(?5, trace_age)",
            revision.workflow, revision.owner, number, revision.createdAt, traceAge);
        !written)
        return written.error();
    return number;
}

Result<int> ConfigurationWriter::lastRevision(const QString &workflow)
{
    auto row = m_connection.select(
        "SELECT ifnull(max(revision), 0) FROM workflow_revision WHERE workflow = ?", workflow);
    if (!row.next())
        return row.result().error();
    return row.number(0);
}

Result<bool> ConfigurationWriter::exists(const QString &workflow)
{
    auto row = m_connection.select("SELECT 1 FROM workflow WHERE name = ?", workflow);
    const bool found = row.next();
    if (!row.result())
        return row.result().error();
    return found;
}

Result<void> ConfigurationWriter::removeNamed(const char *sql, const QString &kind,
                                              const QString &name)
{
    if (auto removed = m_connection.run(sql, name); !removed)
        return removed;
    if (m_connection.changes() == 0)
        return Error{ErrorCode::NotFound, u"there is no %1 '%2'"_s.arg(kind, name)};
    m_ledger.configured();
    return {};
}

Result<void> ConfigurationWriter::removeSource(const QString &name)
{
    return removeNamed("DELETE FROM source WHERE name = ?", u"source"_s, name);
}

Result<void> ConfigurationWriter::removeDestination(const QString &name, Timestamp now)
{
    auto removed = removeNamed("DELETE FROM destination WHERE name = ?", u"destination"_s, name);
    return removed ? setSerial(name, false, now) : removed;
}

Result<void> ConfigurationWriter::putSetting(const QString &name, const QByteArray &value,
                                             const Owner &owner, Timestamp now)
{
    m_ledger.configured();
    if (value.isEmpty())
        return m_connection.run("DELETE FROM setting WHERE name = ?", name);
    return m_connection.run("INSERT OR REPLACE INTO setting VALUES (?, ?, ?, ?)", name,
                            QString::fromUtf8(value), owner, now);
}

Result<void> ConfigurationWriter::removeSecret(const QString &name)
{
    m_ledger.configured();
    return m_connection.run("DELETE FROM secret WHERE name = ?", name);
}

Result<void> ConfigurationWriter::putSecret(const QString &name, const QByteArray &secret,
                                            Timestamp now)
{
    m_ledger.configured();
    return m_connection.run("INSERT OR REPLACE INTO secret VALUES (?, ?, ?)", name, secret, now);
}

} // namespace Signalbox
