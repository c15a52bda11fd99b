// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/wire.h"
#include "core/station/wirefields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject expressionReportJson(const ExpressionReport &report)
{
    QJsonObject json{
        {u"field"_s, report.field},
        {u"condition"_s, report.condition ? QJsonValue(toJson(*report.condition)) : QJsonValue()},
        {u"cut"_s, report.cut},
        {u"truthy"_s, report.truthy},
        {u"failure"_s, report.failure}};
    putBytes(json, u"value"_s, report.value);
    return json;
}

Result<ExpressionReport> expressionReportFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"expressions"_s);
    ExpressionReport report;
    report.field = fields.text(u"field");
    report.value = fields.bytes(u"value"_s);
    report.cut = fields.boolean(u"cut", false);
    report.truthy = fields.boolean(u"truthy", false);
    report.failure = fields.text(u"failure");
    if (!fields.isNull(u"condition"_s)) {
        auto condition = conditionFromJson(fields.object(u"condition"));
        if (condition)
            report.condition = *std::move(condition);
        else
            fields.fail(condition.error());
    }
    return fields.result(report);
}

} // namespace

QJsonObject toJson(const NodeTrial &trial)
{
    QJsonObject json{{u"graph"_s, toJson(trial.graph)}, {u"node"_s, trial.node}};
    if (trial.event)
        json.insert("event"_L1, trial.event->toString());
    if (trial.vocabulary)
        json.insert("vocabulary"_L1, true);
    return json;
}

Result<NodeTrial> nodeTrialFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    NodeTrial trial;
    trial.node = fields.text(u"node");
    trial.event = fields.optionalId<EventId>(u"event"_s);
    trial.vocabulary = fields.boolean(u"vocabulary", false);
    auto graph = graphFromJson(fields.object(u"graph"));
    if (graph)
        trial.graph = *std::move(graph);
    else
        fields.fail({graph.error().code, u"graph."_s + graph.error().detail});
    return fields.result(trial);
}

QJsonObject toJson(const NodeReport &report)
{
    QJsonArray expressions;
    for (const auto &one : report.expressions)
        expressions.append(expressionReportJson(one));
    QJsonObject json{
        {u"arrives"_s, report.arrives},
        {u"expressions"_s, expressions},
        {u"before_cut"_s, report.beforeCut},
        {u"after_cut"_s, report.afterCut},
        {u"failure"_s, report.failure},
        {u"failure_line"_s, report.failureLine},
        {u"console"_s, QJsonArray::fromStringList(report.console)},
        {u"envelope"_s, report.envelope ? QJsonValue(toJson(*report.envelope)) : QJsonValue()},
        {u"functions"_s, QJsonArray::fromStringList(report.functions)}};
    putBytes(json, u"before"_s, report.before);
    putBytes(json, u"after"_s, report.after);
    return json;
}

Result<NodeReport> nodeReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    NodeReport report;
    report.arrives = fields.boolean(u"arrives", false);
    report.expressions = fields.each(u"expressions"_s, expressionReportFromJson);
    report.before = fields.bytes(u"before"_s);
    report.beforeCut = fields.boolean(u"before_cut", false);
    report.after = fields.bytes(u"after"_s);
    report.afterCut = fields.boolean(u"after_cut", false);
    report.failure = fields.text(u"failure");
    report.failureLine = fields.isNull(u"failure_line"_s) ? 0 : fields.count(u"failure_line"_s);
    report.console = fields.texts(u"console");
    report.functions = fields.texts(u"functions");
    if (!fields.isNull(u"envelope"_s)) {
        auto tree = jsonTreeFromJson(fields.object(u"envelope"));
        if (tree)
            report.envelope = *std::move(tree);
        else
            fields.fail(tree.error());
    }
    return fields.result(report);
}

} // namespace Signalbox
