// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/domain/tracejson.h"
#include "core/station/wire.h"
#include "core/station/wirecomparison.h"
#include "core/station/wirerequest.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject filterJson(const EventFilter &filter)
{
    QJsonObject json;
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            json.insert(name, value);
    };
    put(u"source"_s, filter.source);
    put(u"type"_s, filter.type);
    put(u"destination"_s, filter.destination);
    put(u"key"_s, filter.key);
    put(u"text"_s, filter.text);
    if (filter.state)
        json.insert("state"_L1, eventStateName(*filter.state));
    if (filter.since)
        json.insert("since"_L1, toIso8601(*filter.since));
    if (filter.until)
        json.insert("until"_L1, toIso8601(*filter.until));
    return json;
}

EventFilter readFilter(WireFields &outer)
{
    WireFields fields(outer.object(u"filter"), u"filter"_s);
    EventFilter filter;
    filter.source = fields.text(u"source");
    filter.type = fields.text(u"type");
    filter.destination = fields.text(u"destination");
    filter.key = fields.text(u"key");
    filter.text = fields.text(u"text");
    if (!fields.isNull(u"state"_s))
        filter.state = fields.word(u"state"_s, eventStateFromName);
    filter.since = fields.optionalTime(u"since"_s);
    filter.until = fields.optionalTime(u"until"_s);
    if (!fields.ok())
        outer.fail(fields.error());
    return filter;
}

Trace readTrace(WireFields &fields, const QString &name)
{
    const auto trace = traceFromJson(fields.object(name));
    if (trace)
        return *trace;
    fields.fail(trace.error());
    return {};
}

Result<EventDifference> differenceFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"differences"_s);
    EventDifference difference;
    difference.event = fields.id<EventId>(u"event"_s);
    difference.seq = fields.integer(u"seq", 0);
    difference.source = fields.text(u"source");
    difference.type = fields.text(u"type");
    difference.receivedAt = fields.time(u"received_at"_s);
    for (const auto &name : fields.texts(u"verdicts")) {
        const auto verdict = backtestVerdictFromName(name);
        if (!verdict)
            fields.fail(u"verdicts", u"known words"_s);
        difference.verdicts.append(verdict.value_or(BacktestVerdict::NewError));
    }
    difference.before = readTrace(fields, u"before"_s);
    difference.after = readTrace(fields, u"after"_s);
    return fields.result(difference);
}

} // namespace

QJsonObject toJson(const BacktestRequest &request)
{
    QJsonObject json{{u"workflow"_s, request.workflow}, {u"filter"_s, filterJson(request.filter)}};
    if (request.graph)
        json.insert("graph"_L1, toJson(*request.graph));
    else if (request.revision > 0)
        json.insert("revision"_L1, request.revision);
    return json;
}

Result<BacktestRequest> backtestRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    BacktestRequest request;
    request.workflow = fields.text(u"workflow", JsonFields::Required);
    request.filter = readFilter(fields);
    readDraft(fields, request.graph, request.revision);
    return fields.result(request);
}

QJsonObject toJson(const BacktestStatus &status)
{
    return {{u"id"_s, status.id.toString()},
            {u"state"_s, backtestStateName(status.state)},
            {u"error"_s, status.error},
            {u"workflow"_s, status.workflow},
            {u"published_revision"_s,
             status.publishedRevision > 0 ? QJsonValue(status.publishedRevision) : QJsonValue()},
            {u"started_at"_s, toIso8601(status.startedAt)},
            {u"elapsed_us"_s, qint64(status.elapsed.count())},
            {u"progress"_s, status.progress},
            {u"summary"_s, toJson(status.summary)},
            {u"flow"_s, flowJson(status.flow)},
            {u"differences"_s, status.differences}};
}

Result<BacktestStatus> backtestStatusFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"backtest"_s);
    BacktestStatus status;
    status.id = fields.id<BacktestId>(u"id"_s);
    status.state = fields.word(u"state"_s, backtestStateFromName);
    status.error = fields.text(u"error");
    status.workflow = fields.text(u"workflow");
    status.publishedRevision = int(fields.optionalInteger(u"published_revision"_s).value_or(0));
    status.startedAt = fields.time(u"started_at"_s);
    status.elapsed = Microseconds(fields.integer(u"elapsed_us", 0));
    status.progress = fields.number(u"progress", 0);
    status.summary = readSummary(fields);
    status.flow = readFlow(fields);
    status.differences = fields.integer(u"differences", 0);
    return fields.result(status);
}

QJsonObject toJson(const BacktestId &id)
{
    return {{u"id"_s, id.toString()}};
}

Result<BacktestId> backtestIdFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto id = fields.id<BacktestId>(u"id"_s);
    return fields.result(id);
}

QJsonObject toJson(const EventDifference &difference)
{
    QJsonArray verdicts;
    for (const auto verdict : difference.verdicts)
        verdicts.append(backtestVerdictName(verdict));
    return {{u"event"_s, difference.event.toString()},
            {u"seq"_s, difference.seq},
            {u"source"_s, difference.source},
            {u"type"_s, difference.type},
            {u"received_at"_s, toIso8601(difference.receivedAt)},
            {u"verdicts"_s, verdicts},
            {u"before"_s, toJson(difference.before)},
            {u"after"_s, toJson(difference.after)}};
}

QJsonObject toJson(const BacktestPage &page)
{
    return pageJson(u"differences"_s, page.differences, page.next);
}

Result<BacktestPage> backtestPageFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    BacktestPage page;
    page.differences = fields.each(u"differences"_s, differenceFromJson);
    page.next = fields.optionalInteger(u"next"_s);
    return fields.result(page);
}

} // namespace Signalbox
