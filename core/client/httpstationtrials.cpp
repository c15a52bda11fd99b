// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/calls.h"
#include "core/client/httpstation.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QFuture<Result<NodeReport>> HttpStation::tryNode(const NodeTrial &trial)
{
    return m_client.post<NodeReport>(u"workflows/try-node"_s, {}, toJson(trial),
                                     decoded(nodeReportFromJson));
}

QFuture<Result<BacktestId>> HttpStation::startBacktest(const BacktestRequest &request)
{
    return m_client.post<BacktestId>(u"backtests"_s, {}, toJson(request),
                                     decoded(backtestIdFromJson));
}

QFuture<Result<BacktestStatus>> HttpStation::backtest(const BacktestId &id)
{
    return m_client.get<BacktestStatus>(u"backtests/"_s + id.toString(), {},
                                        decoded(backtestStatusFromJson));
}

QFuture<Result<BacktestPage>> HttpStation::backtestDifferences(const BacktestQuery &query)
{
    return m_client.get<BacktestPage>(
        u"backtests/%1/differences"_s.arg(query.id.toString()),
        {{u"after"_s, QString::number(query.after)}, {u"limit"_s, QString::number(query.limit)}},
        decoded(backtestPageFromJson));
}

QFuture<Result<void>> HttpStation::endBacktest(const BacktestId &id)
{
    return m_client.remove<void>(u"backtests/"_s + id.toString(), {},
                                 [](const QByteArray &) { return Result<void>(); });
}

QFuture<Result<ShadowReport>> HttpStation::startShadow(const ShadowRequest &request)
{
    return m_client.put<ShadowReport>(
        u"workflows/%1/shadow"_s.arg(request.workflow), {}, toJson(request),
        [this, read = decoded(shadowReportFromJson)](const QByteArray &body) {
            const auto report = read(body);
            if (report && report->started)
                Q_EMIT shadowsChanged();
            return report;
        });
}

QFuture<Result<ShadowStatus>> HttpStation::shadow(const QString &workflow)
{
    return m_client.get<ShadowStatus>(u"workflows/%1/shadow"_s.arg(workflow), {},
                                      decoded(shadowStatusFromJson));
}

QFuture<Result<BacktestPage>> HttpStation::shadowDifferences(const ShadowQuery &query)
{
    return m_client.get<BacktestPage>(
        u"workflows/%1/shadow/differences"_s.arg(query.workflow),
        {{u"after"_s, QString::number(query.after)}, {u"limit"_s, QString::number(query.limit)}},
        decoded(backtestPageFromJson));
}

QFuture<Result<ShadowStatus>> HttpStation::stopShadow(const QString &workflow)
{
    return m_client.remove<ShadowStatus>(
        u"workflows/%1/shadow"_s.arg(workflow), {},
        [this, read = decoded(shadowStatusFromJson)](const QByteArray &body) {
            const auto status = read(body);
            if (status)
                Q_EMIT shadowsChanged();
            return status;
        });
}

QFuture<Result<QList<CaseResult>>> HttpStation::runCases(const CaseRequest &request)
{
    return m_client.post<QList<CaseResult>>(u"workflows/%1/test"_s.arg(request.workflow), {},
                                            toJson(request), decoded(caseResultsFromJson));
}

QFuture<Result<QList<WorkflowCase>>> HttpStation::cases(const QString &workflow)
{
    return m_client.get<QList<WorkflowCase>>(u"workflows/%1/cases"_s.arg(workflow), {},
                                             decoded(workflowCasesFromJson));
}

QFuture<Result<void>> HttpStation::saveCases(const QString &workflow,
                                             const QList<WorkflowCase> &cases)
{
    return m_client.put<void>(u"workflows/%1/cases"_s.arg(workflow), {}, toJson(cases),
                              [](const QByteArray &) { return Result<void>(); });
}

} // namespace Signalbox
