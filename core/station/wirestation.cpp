// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/tracejson.h"
#include "core/station/wire.h"
#include "core/station/wirefields.h"

#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array treeKinds{"object"_L1, "array"_L1, "string"_L1, "number"_L1,
                               "true"_L1,   "false"_L1, "null"_L1};

std::optional<JsonTree::Kind> treeKind(const QString &name)
{
    const auto found = std::ranges::find(treeKinds, name);
    if (found == treeKinds.end())
        return {};
    return JsonTree::Kind(found - treeKinds.begin());
}

QJsonObject toJson(const MonitorPoint &point)
{
    return {{u"at"_s, toIso8601(point.at)},
            {u"arrivals"_s, point.arrivals},
            {u"accepted"_s, point.accepted},
            {u"duplicates"_s, point.duplicates},
            {u"rejected"_s, point.rejected},
            {u"attempts"_s, point.attempts},
            {u"retries"_s, point.retries},
            {u"failures"_s, point.failures},
            {u"dead"_s, point.dead},
            {u"p50"_s, point.p50},
            {u"p95"_s, point.p95},
            {u"p99"_s, point.p99},
            {u"delivered"_s, point.delivered}};
}

Result<MonitorPoint> monitorPointFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"points"_s);
    MonitorPoint point;
    point.at = fields.time(u"at"_s);
    point.arrivals = fields.integer(u"arrivals", 0);
    point.accepted = fields.integer(u"accepted", 0);
    point.duplicates = fields.integer(u"duplicates", 0);
    point.rejected = fields.integer(u"rejected", 0);
    point.attempts = fields.integer(u"attempts", 0);
    point.retries = fields.integer(u"retries", 0);
    point.failures = fields.integer(u"failures", 0);
    point.dead = fields.integer(u"dead", 0);
    point.p50 = fields.number(u"p50", 0);
    point.p95 = fields.number(u"p95", 0);
    point.p99 = fields.number(u"p99", 0);
    point.delivered = fields.integer(u"delivered", 0);
    return fields.result(point);
}

Result<Outage> outageFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"outages"_s);
    Outage outage;
    outage.cause = fields.word(u"cause"_s, outageCauseFromName);
    outage.from = fields.time(u"from"_s);
    outage.until = fields.time(u"until"_s);
    return fields.result(outage);
}

} // namespace

QJsonObject toJson(const StationStatus &status)
{
    return {{u"ingest_url"_s, status.ingestUrl},
            {u"admin_url"_s, status.adminUrl},
            {u"store_url"_s, status.storeUrl},
            {u"problem"_s, status.problem},
            {u"warning"_s, status.warning},
            {u"retain"_s, toJson(status.retain)},
            {u"arrivals_per_second"_s, status.arrivalsPerSecond},
            {u"queue_depth"_s, status.queueDepth},
            {u"p95"_s, status.p95},
            {u"events"_s, status.events},
            {u"rejections"_s, status.rejections},
            {u"dead"_s, status.dead}};
}

Result<StationStatus> stationStatusFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"status"_s);
    StationStatus status;
    status.ingestUrl = fields.text(u"ingest_url");
    status.adminUrl = fields.text(u"admin_url");
    status.storeUrl = fields.text(u"store_url");
    status.problem = fields.text(u"problem");
    status.warning = fields.text(u"warning");
    if (const auto retain = retainConfigFromJson(fields.object(u"retain")))
        status.retain = *retain;
    else
        fields.fail(retain.error());
    status.arrivalsPerSecond = fields.number(u"arrivals_per_second", 0);
    status.queueDepth = fields.integer(u"queue_depth", 0);
    status.p95 = fields.number(u"p95", 0);
    status.events = fields.integer(u"events", 0);
    status.rejections = fields.integer(u"rejections", 0);
    status.dead = fields.integer(u"dead", 0);
    return fields.result(status);
}

QJsonObject toJson(const QList<Outage> &outages)
{
    QJsonArray array;
    for (const auto &outage : outages)
        array.append(QJsonObject{{u"cause"_s, outageCauseName(outage.cause)},
                                 {u"from"_s, toIso8601(outage.from)},
                                 {u"until"_s, toIso8601(outage.until)}});
    return {{u"outages"_s, array}};
}

Result<QList<Outage>> outagesFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto outages = fields.each(u"outages"_s, outageFromJson);
    return fields.result(outages);
}

QJsonObject toJson(const MonitorSeries &series)
{
    QJsonArray points;
    for (const auto &point : series.points)
        points.append(toJson(point));
    return {{u"bucket_seconds"_s, series.bucketSeconds}, {u"points"_s, points}};
}

Result<MonitorSeries> monitorSeriesFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    MonitorSeries series;
    series.bucketSeconds = fields.count(u"bucket_seconds"_s);
    series.points = fields.each(u"points"_s, monitorPointFromJson);
    return fields.result(series);
}

QJsonObject toJson(const QList<Trace> &traces)
{
    QJsonArray array;
    for (const auto &trace : traces)
        array.append(toJson(trace));
    return {{u"traces"_s, array}};
}

Result<QList<Trace>> tracesFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto traces = fields.each(u"traces"_s, traceFromJson);
    return fields.result(traces);
}

QJsonObject toJson(const JsonTree &tree)
{
    QJsonArray nodes;
    for (const auto &node : tree.nodes)
        nodes.append(QJsonArray{node.parent, treeKinds.at(size_t(node.kind)), node.key, node.text});
    return {{u"nodes"_s, nodes}, {u"truncated"_s, tree.truncated}, {u"problem"_s, tree.problem}};
}

Result<JsonTree> jsonTreeFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"tree"_s);
    JsonTree tree;
    tree.truncated = fields.boolean(u"truncated", false);
    tree.problem = fields.text(u"problem");
    for (const auto &element : fields.array(u"nodes")) {
        const auto parts = element.toArray();
        const auto kind = treeKind(parts.at(1).toString());
        JsonTree::Node node;
        node.parent = parts.at(0).toInt(-2);
        node.key = parts.at(2).toString();
        node.text = parts.at(3).toString();
        if (!kind || parts.size() != 4 || node.parent < -1 || node.parent >= tree.nodes.size()
            || tree.nodes.size() >= JsonTree::maxNodes) {
            fields.fail(u"nodes", u"[parent, kind, key, text] in document order"_s);
            break;
        }
        node.kind = *kind;
        if (node.parent >= 0)
            ++tree.nodes[node.parent].children;
        tree.nodes.append(node);
    }
    return fields.result(tree);
}

QJsonObject toJson(const Error &error)
{
    return {{u"code"_s, errorCodeName(error.code)}, {u"detail"_s, error.detail}};
}

std::optional<Error> errorFromJson(const QJsonObject &json)
{
    constexpr std::array codes{ErrorCode::Invalid,   ErrorCode::NotFound,    ErrorCode::Conflict,
                               ErrorCode::Denied,    ErrorCode::Unavailable, ErrorCode::Unsupported,
                               ErrorCode::Corrupt,   ErrorCode::TooLarge,    ErrorCode::Timeout,
                               ErrorCode::Cancelled, ErrorCode::Io,          ErrorCode::Internal};
    const auto found = std::ranges::find(codes, json.value("code"_L1).toString(), &errorCodeName);
    if (found == codes.end())
        return {};
    return Error{*found, json.value("detail"_L1).toString()};
}

} // namespace Signalbox
