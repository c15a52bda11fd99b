// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswer.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

ApiAction tryNode(ApiRequest &request, const QString &)
{
    const auto trial =
        nodeTrialFromJson(request.body({u"graph"_s, u"node"_s, u"event"_s, u"vocabulary"_s}));
    if (!trial)
        return errorResponse(trial.error());
    return askForJson([=](Station &station) { return station.tryNode(*trial); });
}

ApiAction startBacktest(ApiRequest &request, const QString &)
{
    const auto wanted = backtestRequestFromJson(
        request.body({u"workflow"_s, u"graph"_s, u"revision"_s, u"filter"_s}));
    if (!wanted)
        return errorResponse(wanted.error());
    return [=](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.startBacktest(*wanted), std::move(done),
               [](const BacktestId &id) { return jsonResponse(201, toJson(id)); });
    };
}

ApiAction backtest(ApiRequest &, const QString &text)
{
    return withId<BacktestId>(text, [](const BacktestId &id) {
        return askForJson([=](Station &station) { return station.backtest(id); });
    });
}

ApiAction differences(ApiRequest &request, const QString &text)
{
    return withId<BacktestId>(text, [&](const BacktestId &id) {
        BacktestQuery query;
        query.id = id;
        query.after =
            request.integer(u"after"_s, 0, std::numeric_limits<qint64>::max()).value_or(0);
        query.limit = request.limit(query.limit);
        return askForJson([=](Station &station) { return station.backtestDifferences(query); });
    });
}

ApiAction endBacktest(ApiRequest &request, const QString &text)
{
    return withId<BacktestId>(text, [&](const BacktestId &id) -> ApiAction {
        request.body({});
        return [id](Station &station, std::function<void(ApiReply)> done) {
            answer(station, station.endBacktest(id), std::move(done),
                   [id] { return jsonResponse(200, toJson(id)); });
        };
    });
}

ApiAction startShadow(ApiRequest &request, const QString &workflow)
{
    auto wanted = shadowRequestFromJson(request.body({u"graph"_s, u"revision"_s}));
    if (!wanted)
        return errorResponse(wanted.error());
    wanted->workflow = workflow;
    return [=](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.startShadow(*wanted), std::move(done),
               [](const ShadowReport &report) {
                   return report.started
                       ? jsonResponse(200, toJson(report))
                       : refusedResponse(u"The graph has problems that prevent publishing."_s,
                                         toJson(report));
               });
    };
}

ApiAction shadow(ApiRequest &, const QString &workflow)
{
    return askForJson([=](Station &station) { return station.shadow(workflow); });
}

ApiAction shadowDifferences(ApiRequest &request, const QString &workflow)
{
    ShadowQuery query;
    query.workflow = workflow;
    query.after = request.integer(u"after"_s, 0, std::numeric_limits<qint64>::max()).value_or(0);
    query.limit = request.limit(query.limit);
    return askForJson([=](Station &station) { return station.shadowDifferences(query); });
}

ApiAction stopShadow(ApiRequest &request, const QString &workflow)
{
    request.body({});
    return askForJson([=](Station &station) { return station.stopShadow(workflow); });
}

ApiAction cases(ApiRequest &, const QString &workflow)
{
    return askForJson([=](Station &station) { return station.cases(workflow); });
}

ApiAction saveCases(ApiRequest &request, const QString &workflow)
{
    const auto cases = workflowCasesFromJson(request.body({u"cases"_s}));
    if (!cases)
        return errorResponse(cases.error());
    return [=](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.saveCases(workflow, *cases), std::move(done),
               [workflow] { return jsonResponse(200, {{u"workflow"_s, workflow}}); });
    };
}

ApiAction runCases(ApiRequest &request, const QString &workflow)
{
    auto wanted = caseRequestFromJson(request.body({u"graph"_s, u"revision"_s, u"cases"_s}));
    if (!wanted)
        return errorResponse(wanted.error());
    wanted->workflow = workflow;
    return askForJson([=](Station &station) { return station.runCases(*wanted); });
}

} // namespace

QList<ApiRoute> trialRoutes()
{
    return {
        {"POST", "workflows/try-node", tryNode},
        {"POST", "backtests", startBacktest},
        {"GET", "backtests/{id}", backtest},
        {"GET", "backtests/{id}/differences", differences},
        {"DELETE", "backtests/{id}", endBacktest},
        {"PUT", "workflows/{id}/shadow", startShadow},
        {"GET", "workflows/{id}/shadow", shadow},
        {"GET", "workflows/{id}/shadow/differences", shadowDifferences},
        {"DELETE", "workflows/{id}/shadow", stopShadow},
        {"GET", "workflows/{id}/cases", cases},
        {"PUT", "workflows/{id}/cases", saveCases},
        {"POST", "workflows/{id}/test", runCases},
    };
}

} // namespace Signalbox
