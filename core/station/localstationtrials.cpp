// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstationasking.h"
#include "core/workflow/nodetrial.h"

namespace Signalbox {

QFuture<Result<NodeReport>> LocalStation::tryNode(const NodeTrial &trial)
{
    return query<NodeReport>([trial](ReadSession &session) -> Result<NodeReport> {
        if (!trial.event)
            return Signalbox::tryNode(trial, nullptr);
        const auto detail = session.event(*trial.event);
        if (!detail)
            return detail.error();
        return Signalbox::tryNode(trial, &detail->event);
    });
}

QFuture<Result<BacktestId>> LocalStation::startBacktest(const BacktestRequest &request)
{
    return query<BacktestId>([this, request](ReadSession &session) {
        return m_pipeline->startBacktest(session, request);
    });
}

QFuture<Result<BacktestStatus>> LocalStation::backtest(const BacktestId &id)
{
    return query<BacktestStatus>(
        [this, id](ReadSession &) { return m_pipeline->backtests().status(id); });
}

QFuture<Result<BacktestPage>> LocalStation::backtestDifferences(const BacktestQuery &query_)
{
    return query<BacktestPage>(
        [this, query_](ReadSession &) { return m_pipeline->backtests().differences(query_); });
}

QFuture<Result<void>> LocalStation::endBacktest(const BacktestId &id)
{
    return query<void>([this, id](ReadSession &) { return m_pipeline->backtests().end(id); });
}

QFuture<Result<ShadowReport>> LocalStation::startShadow(const ShadowRequest &request)
{
    return query<ShadowReport>([this, request](ReadSession &session) {
        return m_pipeline->startShadow(session, request);
    });
}

QFuture<Result<ShadowStatus>> LocalStation::shadow(const QString &workflow)
{
    return query<ShadowStatus>(
        [this, workflow](ReadSession &) { return m_pipeline->shadows().status(workflow); });
}

QFuture<Result<BacktestPage>> LocalStation::shadowDifferences(const ShadowQuery &query_)
{
    return query<BacktestPage>(
        [this, query_](ReadSession &) { return m_pipeline->shadows().differences(query_); });
}

QFuture<Result<ShadowStatus>> LocalStation::stopShadow(const QString &workflow)
{
    return query<ShadowStatus>(
        [this, workflow](ReadSession &) { return m_pipeline->shadows().stop(workflow); });
}

QFuture<Result<QList<CaseResult>>> LocalStation::runCases(const CaseRequest &request)
{
    return query<QList<CaseResult>>(
        [this, request](ReadSession &session) { return m_pipeline->runCases(session, request); });
}

QFuture<Result<QList<WorkflowCase>>> LocalStation::cases(const QString &workflow)
{
    return query<QList<WorkflowCase>>(
        [this, workflow](ReadSession &session) { return m_pipeline->cases(session, workflow); });
}

QFuture<Result<void>> LocalStation::saveCases(const QString &workflow,
                                              const QList<WorkflowCase> &cases)
{
    return query<void>([this, workflow, cases](ReadSession &session) {
        return m_pipeline->saveCases(session, workflow, cases);
    });
}

} // namespace Signalbox
