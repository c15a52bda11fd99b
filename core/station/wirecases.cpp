// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/tracejson.h"
#include "core/station/wire.h"
#include "core/station/wirefields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonArray arrayOf(const QList<WorkflowCase> &cases)
{
    QJsonArray array;
    for (const auto &one : cases)
        array.append(toJson(one));
    return array;
}

QJsonObject deliveryJson(const CaseDelivery &delivery)
{
    QJsonObject json{{u"node"_s, delivery.node}, {u"destination"_s, delivery.destination}};
    putBytes(json, u"body"_s, delivery.body);
    putBytes(json, u"content_type"_s, delivery.contentType);
    return json;
}

Result<CaseDelivery> caseDeliveryFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"deliveries"_s);
    CaseDelivery delivery;
    delivery.node = fields.text(u"node");
    delivery.destination = fields.text(u"destination");
    delivery.body = fields.bytes(u"body"_s);
    delivery.contentType = fields.bytes(u"content_type"_s);
    return fields.result(delivery);
}

Result<CaseResult> caseResultFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"results"_s);
    CaseResult result;
    result.name = fields.text(u"name");
    result.differences = fields.texts(u"differences");
    result.deliveries = fields.each(u"deliveries"_s, caseDeliveryFromJson);
    const auto trace = traceFromJson(fields.object(u"trace"));
    if (trace)
        result.trace = *trace;
    else
        fields.fail(trace.error());
    return fields.result(result);
}

} // namespace

QJsonObject toJson(const QList<WorkflowCase> &cases)
{
    return {{u"cases"_s, arrayOf(cases)}};
}

Result<QList<WorkflowCase>> workflowCasesFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto cases = fields.each(u"cases"_s, workflowCaseFromJson);
    return fields.result(cases);
}

QJsonObject toJson(const CaseRequest &request)
{
    QJsonObject json;
    if (request.graph)
        json.insert("graph"_L1, toJson(*request.graph));
    else if (request.revision > 0)
        json.insert("revision"_L1, request.revision);
    if (request.cases)
        json.insert("cases"_L1, arrayOf(*request.cases));
    return json;
}

Result<CaseRequest> caseRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    CaseRequest request;
    if (!fields.isNull(u"revision"_s))
        request.revision = fields.count(u"revision"_s);
    if (!fields.isNull(u"cases"_s))
        request.cases = fields.each(u"cases"_s, workflowCaseFromJson);
    if (!fields.isNull(u"graph"_s)) {
        auto graph = graphFromJson(fields.object(u"graph"));
        if (graph)
            request.graph = *std::move(graph);
        else
            fields.fail({graph.error().code, u"graph."_s + graph.error().detail});
    }
    if (request.graph && request.revision > 0)
        fields.fail(u"revision", u"either this or a graph"_s);
    return fields.result(request);
}

QJsonObject toJson(const CaseResult &result)
{
    QJsonArray deliveries;
    for (const auto &delivery : result.deliveries)
        deliveries.append(deliveryJson(delivery));
    return {{u"name"_s, result.name},
            {u"passed"_s, result.passed()},
            {u"differences"_s, QJsonArray::fromStringList(result.differences)},
            {u"deliveries"_s, deliveries},
            {u"trace"_s, toJson(result.trace)}};
}

QJsonObject toJson(const QList<CaseResult> &results)
{
    QJsonArray array;
    for (const auto &result : results)
        array.append(toJson(result));
    return {{u"results"_s, array}};
}

Result<QList<CaseResult>> caseResultsFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto results = fields.each(u"results"_s, caseResultFromJson);
    return fields.result(results);
}

} // namespace Signalbox
