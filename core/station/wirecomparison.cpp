// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wirecomparison.h"

#include "core/domain/configjson.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Result<PortFlow> portFlowFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"flow"_s);
    PortFlow flow;
    flow.node = fields.text(u"node");
    flow.port = fields.text(u"port");
    flow.before = fields.integer(u"before", 0);
    flow.after = fields.integer(u"after", 0);
    return fields.result(flow);
}

} // namespace

QJsonObject toJson(const BacktestSummary &summary)
{
    return {{u"events"_s, summary.events},
            {u"unchanged"_s, summary.unchanged},
            {u"newly_routed"_s, summary.newlyRouted},
            {u"no_longer_routed"_s, summary.noLongerRouted},
            {u"different_destination"_s, summary.differentDestination},
            {u"different_payload"_s, summary.differentPayload},
            {u"new_errors"_s, summary.newErrors}};
}

BacktestSummary readSummary(WireFields &outer)
{
    WireFields fields(outer.object(u"summary"), u"summary"_s);
    BacktestSummary summary;
    summary.events = fields.integer(u"events", 0);
    summary.unchanged = fields.integer(u"unchanged", 0);
    summary.newlyRouted = fields.integer(u"newly_routed", 0);
    summary.noLongerRouted = fields.integer(u"no_longer_routed", 0);
    summary.differentDestination = fields.integer(u"different_destination", 0);
    summary.differentPayload = fields.integer(u"different_payload", 0);
    summary.newErrors = fields.integer(u"new_errors", 0);
    if (!fields.ok())
        outer.fail(fields.error());
    return summary;
}

QJsonArray flowJson(const QList<PortFlow> &flow)
{
    QJsonArray array;
    for (const auto &one : flow)
        array.append(QJsonObject{{u"node"_s, one.node},
                                 {u"port"_s, one.port},
                                 {u"before"_s, one.before},
                                 {u"after"_s, one.after}});
    return array;
}

QList<PortFlow> readFlow(WireFields &fields)
{
    return fields.each(u"flow"_s, portFlowFromJson);
}

void readDraft(WireFields &fields, std::optional<Graph> &graph, int &revision)
{
    if (!fields.isNull(u"revision"_s))
        revision = fields.count(u"revision"_s);
    if (!fields.isNull(u"graph"_s)) {
        auto read = graphFromJson(fields.object(u"graph"));
        if (read)
            graph = *std::move(read);
        else
            fields.fail({read.error().code, u"graph."_s + read.error().detail});
    }
    if (graph && revision > 0)
        fields.fail(u"revision", u"either this or a graph"_s);
}

} // namespace Signalbox
