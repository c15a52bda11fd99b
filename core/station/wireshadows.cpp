// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/wire.h"
#include "core/station/wirecomparison.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonValue shadowRevision(int revision)
{
    return revision > 0 ? QJsonValue(revision) : QJsonValue();
}

} // namespace

QJsonObject toJson(const ShadowRequest &request)
{
    if (request.graph)
        return {{u"graph"_s, toJson(*request.graph)}};
    return request.revision > 0 ? QJsonObject{{u"revision"_s, request.revision}} : QJsonObject();
}

Result<ShadowRequest> shadowRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    ShadowRequest request;
    readDraft(fields, request.graph, request.revision);
    return fields.result(request);
}

QJsonObject toJson(const ShadowReport &report)
{
    auto json = toJson(report.problems);
    json.insert(u"started"_s, report.started);
    return json;
}

Result<ShadowReport> shadowReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    ShadowReport report;
    report.started = fields.boolean(u"started", false);
    report.problems = fields.each(u"problems"_s, workflowProblemFromJson);
    return fields.result(report);
}

QJsonObject toJson(const ShadowStatus &status)
{
    return {{u"workflow"_s, status.workflow},
            {u"state"_s, shadowStateName(status.state)},
            {u"reason"_s, status.end ? QJsonValue(shadowEndName(*status.end)) : QJsonValue()},
            {u"end_revision"_s, shadowRevision(status.endRevision)},
            {u"error"_s, status.error},
            {u"published_revision"_s, shadowRevision(status.publishedRevision)},
            {u"started_at"_s, toIso8601(status.startedAt)},
            {u"ended_at"_s, timeJson(status.endedAt)},
            {u"summary"_s, toJson(status.summary)},
            {u"not_compared"_s, status.notCompared},
            {u"waiting"_s, status.waiting},
            {u"flow"_s, flowJson(status.flow)},
            {u"differences"_s, status.differences},
            {u"graph"_s, toJson(status.graph)}};
}

Result<ShadowStatus> shadowStatusFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"shadow"_s);
    ShadowStatus status;
    status.workflow = fields.text(u"workflow");
    status.state = fields.word(u"state"_s, shadowStateFromName);
    if (!fields.isNull(u"reason"_s))
        status.end = fields.word(u"reason"_s, shadowEndFromName);
    status.endRevision = int(fields.optionalInteger(u"end_revision"_s).value_or(0));
    status.error = fields.text(u"error");
    status.publishedRevision = int(fields.optionalInteger(u"published_revision"_s).value_or(0));
    status.startedAt = fields.time(u"started_at"_s);
    status.endedAt = fields.optionalTime(u"ended_at"_s);
    status.summary = readSummary(fields);
    status.notCompared = fields.integer(u"not_compared", 0);
    status.waiting = fields.integer(u"waiting", 0);
    status.flow = readFlow(fields);
    status.differences = fields.integer(u"differences", 0);
    const auto graph = graphFromJson(fields.object(u"graph"));
    if (graph)
        status.graph = *graph;
    else
        fields.fail({graph.error().code, u"graph."_s + graph.error().detail});
    return fields.result(status);
}

} // namespace Signalbox
