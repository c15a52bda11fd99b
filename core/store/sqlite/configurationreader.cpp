// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/configurationreader.h"

#include "core/domain/configjson.h"

#include <QJsonDocument>

#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Reads rows of (name, json, owner, enabled, revision, changed_at, …); \a parse makes the value.
template <typename Config, typename Parse>
Result<void> readAll(Cursor rows, const Parse &parse, QList<Configured<Config>> &target)
{
    while (rows.next()) {
        auto config = parse(rows, QJsonDocument::fromJson(rows.blob(1)).object());
        if (!config)
            return Error{ErrorCode::Corrupt,
                         u"configuration of '%1': %2"_s.arg(rows.text(0), config.error().detail)};
        target.append(
            {*std::move(config), rows.text(2), rows.number(3) != 0, rows.number(4), rows.time(5)});
    }
    return rows.result();
}

Result<SourceConfig> parseSource(const Cursor &, const QJsonObject &json)
{
    return sourceConfigFromJson(json);
}

Result<DestinationConfig> parseDestination(const Cursor &, const QJsonObject &json)
{
    return destinationConfigFromJson(json);
}

Result<WorkflowConfig> parseWorkflow(const Cursor &row, const QJsonObject &json)
{
    constexpr int traceAgeColumn = 6;
    auto graph = graphFromJson(json);
    if (!graph)
        return graph.error();
    return WorkflowConfig{row.text(0), *std::move(graph),
                          Microseconds(row.integer(traceAgeColumn))};
}

} // namespace

ConfigurationReader::ConfigurationReader(Connection &connection)
    : m_connection(connection)
{
}

Result<Configuration> ConfigurationReader::configuration()
{
    Configuration configuration;
    auto read = readAll(m_connection.select("SELECT name, config, owner, enabled, revision, "
                                            "changed_at FROM source ORDER BY name"),
                        parseSource, configuration.sources);
    if (read) {
        read = readAll(m_connection.select("SELECT name, config, owner, enabled, revision, "
                                           "changed_at FROM destination ORDER BY name"),
                       parseDestination, configuration.destinations);
    }
    if (read) {
        read = readAll(m_connection.select("SELECT name, graph, owner, enabled, revision, "
                                           "changed_at, trace_age FROM workflow "
                                           "JOIN workflow_revision USING (revision) "
                                           "WHERE workflow = name ORDER BY name"),
                       parseWorkflow, configuration.workflows);
    }
    if (read)
        read = readRetain(configuration.retain);
    if (read)
        read = readLeaving(configuration.leaving);
    if (!read)
        return read.error();
    return configuration;
}

Result<void> ConfigurationReader::readRetain(Configured<RetainConfig> &target)
{
    auto row =
        m_connection.select("SELECT value, owner, changed_at FROM setting WHERE name = 'retain'");
    if (!row.next())
        return row.result();
    const auto retain = retainConfigFromJson(QJsonDocument::fromJson(row.blob(0)).object());
    if (!retain)
        return Error{ErrorCode::Corrupt, u"configuration of 'retain': "_s + retain.error().detail};
    target.config = *retain;
    target.owner = row.text(1);
    target.changedAt = row.time(2);
    return {};
}

Result<void> ConfigurationReader::readLeaving(QList<LeavingWorkflow> &target)
{
    auto rows = m_connection.select("SELECT workflow, revision, held FROM leaving_workflow "
                                    "ORDER BY workflow, revision");
    while (rows.next())
        target.append({rows.text(0), rows.number(1), HeldChoice(rows.number(2))});
    return rows.result();
}

Result<QByteArray> ConfigurationReader::setting(const QString &name)
{
    auto row = m_connection.select("SELECT value FROM setting WHERE name = ?", name);
    if (row.next())
        return row.blob(0);
    if (!row.result())
        return row.result().error();
    return QByteArray();
}

Result<RevisionPage> ConfigurationReader::revisions(const RevisionQuery &query)
{
    auto rows = m_connection.select(
        "SELECT revision, author, created_at, note, json_array_length(graph, '$.nodes'), "
        "json_array_length(graph, '$.edges') FROM workflow_revision "
        "WHERE workflow = ? AND revision < ? ORDER BY revision DESC LIMIT ?",
        query.workflow, query.before.value_or(std::numeric_limits<int>::max()), query.limit + 1);
    RevisionPage page;
    while (rows.next()) {
        if (page.revisions.size() == query.limit) {
            page.next = page.revisions.last().revision;
            break;
        }
        page.revisions.append({query.workflow, rows.number(0), rows.text(1), rows.time(2),
                               rows.text(3), rows.number(4), rows.number(5)});
    }
    if (!rows.result())
        return rows.result().error();
    if (page.revisions.isEmpty() && !query.before)
        return Error{ErrorCode::NotFound, u"there is no workflow '%1'"_s.arg(query.workflow)};
    return page;
}

Result<WorkflowRevision> ConfigurationReader::revision(const QString &workflow, int revision)
{
    auto row = m_connection.select("SELECT author, created_at, note, graph FROM workflow_revision "
                                   "WHERE workflow = ? AND revision = ?",
                                   workflow, revision);
    if (!row.next()) {
        if (!row.result())
            return row.result().error();
        return Error{ErrorCode::NotFound,
                     u"workflow '%1' has no revision %2"_s.arg(workflow).arg(revision)};
    }
    auto graph = graphFromJson(QJsonDocument::fromJson(row.blob(3)).object());
    if (!graph) {
        return Error{ErrorCode::Corrupt,
                     u"workflow '%1', revision %2: %3"_s.arg(workflow).arg(revision).arg(
                         graph.error().detail)};
    }
    return WorkflowRevision{{workflow, revision, row.text(0), row.time(1), row.text(2),
                             int(graph->nodes.size()), int(graph->edges.size())},
                            *std::move(graph)};
}

Result<std::optional<QByteArray>> ConfigurationReader::secret(const QString &name)
{
    auto row = m_connection.select("SELECT value FROM secret WHERE name = ?", name);
    if (row.next())
        return std::optional(row.blob(0));
    if (!row.result())
        return row.result().error();
    return std::optional<QByteArray>();
}

} // namespace Signalbox
