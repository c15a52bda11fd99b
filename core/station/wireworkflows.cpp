// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/nodejson.h"
#include "core/station/wire.h"
#include "core/station/wirerequest.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What all documents about a revision have.
QJsonObject headJson(const RevisionInfo &info)
{
    return {{u"workflow"_s, info.workflow},
            {u"revision"_s, info.revision},
            {u"author"_s, info.author},
            {u"created_at"_s, toIso8601(info.createdAt)},
            {u"note"_s, info.note}};
}

RevisionInfo readHead(WireFields &fields)
{
    RevisionInfo info;
    info.workflow = fields.text(u"workflow");
    info.revision = fields.count(u"revision"_s);
    info.author = fields.text(u"author");
    info.createdAt = fields.time(u"created_at"_s);
    info.note = fields.text(u"note");
    return info;
}

Graph readGraph(WireFields &fields)
{
    const auto graph = graphFromJson(fields.object(u"graph"));
    if (graph)
        return *graph;
    fields.fail({graph.error().code, u"graph."_s + graph.error().detail});
    return {};
}

QJsonValue optionalText(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

QJsonArray fieldsJson(const QList<FieldChange> &changes)
{
    QJsonArray fields;
    for (const auto &field : changes)
        fields.append(QJsonObject{{u"field"_s, field.field},
                                  {u"before"_s, optionalText(field.before)},
                                  {u"after"_s, optionalText(field.after)}});
    return fields;
}

QJsonObject toJson(const NodeChange &change)
{
    return {{u"node"_s, change.node},
            {u"kind"_s, change.kind},
            {u"fields"_s, fieldsJson(change.fields)}};
}

QJsonObject toJson(const GroupChange &change)
{
    return {{u"group"_s, change.group}, {u"fields"_s, fieldsJson(change.fields)}};
}

QJsonArray groupsJson(const QList<NodeGroup> &groups)
{
    return toJson(Graph{{}, {}, groups}).value("groups"_L1).toArray();
}

template <typename T>
QJsonArray arrayOf(const QList<T> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return array;
}

/// As in a graph, with the port always said.
QJsonArray edgesJson(const QList<Edge> &edges)
{
    QJsonArray array;
    for (const auto &edge : edges)
        array.append(u"%1.%2 > %3"_s.arg(edge.from, edge.port, edge.to));
    return array;
}

Result<NodeFlow> nodeFlowFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"nodes"_s);
    NodeFlow flow;
    flow.node = fields.text(u"node", JsonFields::Required);
    flow.entered = fields.integer(u"entered", 0);
    flow.failed = fields.integer(u"failed", 0);
    flow.microseconds = fields.integer(u"microseconds", 0);
    flow.p95 = fields.integer(u"p95", 0);
    const auto left = fields.object(u"left");
    for (auto it = left.begin(); it != left.end(); ++it)
        flow.left.insert(it.key(), it.value().toInteger());
    return fields.result(flow);
}

} // namespace

QJsonObject toJson(const WorkflowFlow &flow)
{
    QJsonArray nodes;
    for (const auto &node : flow.nodes) {
        QJsonObject left;
        for (const auto &[port, count] : node.left.asKeyValueRange())
            left.insert(port, count);
        nodes.append(QJsonObject{{u"node"_s, node.node},
                                 {u"entered"_s, node.entered},
                                 {u"failed"_s, node.failed},
                                 {u"microseconds"_s, node.microseconds},
                                 {u"p95"_s, node.p95},
                                 {u"left"_s, left}});
    }
    const bool any = flow.revision > 0;
    return {{u"workflow"_s, flow.workflow},
            {u"revision"_s, any ? QJsonValue(flow.revision) : QJsonValue()},
            {u"since"_s, any ? QJsonValue(toIso8601(flow.since)) : QJsonValue()},
            {u"nodes"_s, nodes}};
}

Result<WorkflowFlow> workflowFlowFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    WorkflowFlow flow;
    flow.workflow = fields.text(u"workflow", JsonFields::Required);
    flow.revision = int(fields.optionalInteger(u"revision"_s).value_or(0));
    flow.since = fields.optionalTime(u"since"_s).value_or(Timestamp());
    flow.nodes = fields.each(u"nodes"_s, nodeFlowFromJson);
    return fields.result(flow);
}

QJsonObject toJson(const RevisionInfo &revision)
{
    auto json = headJson(revision);
    json.insert("nodes"_L1, revision.nodes);
    json.insert("edges"_L1, revision.edges);
    return json;
}

Result<RevisionInfo> revisionInfoFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"revision"_s);
    auto info = readHead(fields);
    info.nodes = fields.count(u"nodes"_s);
    info.edges = fields.count(u"edges"_s);
    return fields.result(info);
}

QJsonObject toJson(const RevisionPage &page)
{
    return pageJson(u"revisions"_s, page.revisions, page.next);
}

Result<RevisionPage> revisionPageFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    RevisionPage page;
    page.revisions = fields.each(u"revisions"_s, revisionInfoFromJson);
    if (!fields.isNull(u"next"_s))
        page.next = fields.count(u"next"_s);
    return fields.result(page);
}

QJsonObject toJson(const WorkflowRevision &revision)
{
    auto json = headJson(revision.info);
    json.insert("graph"_L1, toJson(revision.graph));
    return json;
}

Result<WorkflowRevision> workflowRevisionFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"revision"_s);
    WorkflowRevision revision{readHead(fields), readGraph(fields)};
    revision.info.nodes = int(revision.graph.nodes.size());
    revision.info.edges = int(revision.graph.edges.size());
    return fields.result(revision);
}

QJsonObject toJson(const GraphDiff &diff)
{
    return {{u"added"_s, arrayOf(diff.added)},
            {u"removed"_s, arrayOf(diff.removed)},
            {u"changed"_s, arrayOf(diff.changed)},
            {u"added_edges"_s, edgesJson(diff.addedEdges)},
            {u"removed_edges"_s, edgesJson(diff.removedEdges)},
            {u"reordered"_s, diff.reordered},
            {u"added_groups"_s, groupsJson(diff.addedGroups)},
            {u"removed_groups"_s, groupsJson(diff.removedGroups)},
            {u"changed_groups"_s, arrayOf(diff.changedGroups)},
            {u"groups_reordered"_s, diff.groupsReordered},
            {u"layout_only"_s, diff.isLayoutOnly()},
            {u"text"_s, formatGraphDiff(diff)}};
}

QJsonObject toJson(const WorkflowProblem &problem)
{
    return {{u"reason"_s, workflowProblemName(problem.reason)},
            {u"node"_s, problem.node},
            {u"field"_s, problem.field},
            {u"edge"_s, problem.edge >= 0 ? QJsonValue(problem.edge) : QJsonValue()},
            {u"position"_s,
             problem.position >= 0 ? QJsonValue(qint64(problem.position)) : QJsonValue()},
            {u"group"_s, problem.group >= 0 ? QJsonValue(problem.group) : QJsonValue()},
            {u"subject"_s, problem.subject},
            {u"detail"_s, problem.detail},
            {u"prevents"_s, preventsPublishing(problem.reason)}};
}

Result<WorkflowProblem> workflowProblemFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"problems"_s);
    WorkflowProblem problem;
    problem.reason = fields.word(u"reason"_s, workflowProblemFromName);
    problem.node = fields.text(u"node");
    problem.field = fields.text(u"field");
    problem.edge = int(fields.optionalInteger(u"edge"_s).value_or(-1));
    problem.position = fields.optionalInteger(u"position"_s).value_or(-1);
    problem.group = int(fields.optionalInteger(u"group"_s).value_or(-1));
    problem.subject = fields.text(u"subject");
    problem.detail = fields.text(u"detail");
    return fields.result(problem);
}

QJsonObject toJson(const QList<WorkflowProblem> &problems)
{
    return {{u"problems"_s, arrayOf(problems)}};
}

Result<QList<WorkflowProblem>> workflowProblemsFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto problems = fields.each(u"problems"_s, workflowProblemFromJson);
    return fields.result(problems);
}

QJsonObject toJson(const PublishRequest &request)
{
    QJsonObject json{{u"author"_s, request.author},
                     {u"note"_s, request.note},
                     {u"base_revision"_s, request.base}};
    if (request.from)
        json.insert("from_revision"_L1, *request.from);
    else
        json.insert("graph"_L1, toJson(request.graph));
    if (request.traceAge)
        json.insert("retain"_L1, traceRetainJson(*request.traceAge));
    return json;
}

Result<PublishRequest> publishRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    PublishRequest request;
    request.author = fields.text(u"author", JsonFields::Required);
    request.note = fields.text(u"note");
    request.base = fields.count(u"base_revision"_s);
    if (!fields.isNull(u"from_revision"_s))
        request.from = fields.count(u"from_revision"_s);
    if (request.from.has_value() != fields.isNull(u"graph"_s))
        fields.fail(u"graph", u"either this or from_revision"_s);
    else if (!request.from)
        request.graph = readGraph(fields);
    if (!fields.isNull(u"retain"_s)) {
        const auto age = traceRetainFromJson(fields.object(u"retain"));
        if (age)
            request.traceAge = *age;
        else
            fields.fail(age.error());
    }
    return fields.result(request);
}

QJsonObject toJson(const PublishReport &report)
{
    return {{u"revision"_s, report.revision > 0 ? QJsonValue(report.revision) : QJsonValue()},
            {u"changed"_s, report.changed},
            {u"problems"_s, arrayOf(report.problems)}};
}

Result<PublishReport> publishReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    PublishReport report;
    report.revision = int(fields.optionalInteger(u"revision"_s).value_or(0));
    report.changed = fields.boolean(u"changed", false);
    report.problems = fields.each(u"problems"_s, workflowProblemFromJson);
    return fields.result(report);
}

} // namespace Signalbox
