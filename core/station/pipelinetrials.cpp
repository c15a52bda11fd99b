// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/configurationapply.h"
#include "core/station/pipeline.h"
#include "core/station/publishing.h"
#include "core/workflow/caserun.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const QList<WorkflowCase> &cases)
{
    QJsonArray array;
    for (const auto &one : cases)
        array.append(toJson(one));
    return array.isEmpty() ? QByteArray() : QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::optional<Error> checkCases(const QList<WorkflowCase> &cases)
{
    qint64 bytes = 0;
    QStringList names;
    for (const auto &one : cases) {
        bytes += one.event.request.body.size();
        for (const auto &body : one.bodies)
            bytes += body.size();
        if (one.name.isEmpty() || names.contains(one.name))
            return Error{ErrorCode::Invalid, u"cases: expected a name of its own for each, found "
                                             "'%1'"_s.arg(one.name)};
        names.append(one.name);
    }
    if (cases.size() > WorkflowCase::most || bytes > WorkflowCase::mostBytes)
        return Error{ErrorCode::TooLarge, u"expected at most %1 cases with %2 bytes"_s
                                              .arg(WorkflowCase::most)
                                              .arg(WorkflowCase::mostBytes)};
    return {};
}

} // namespace

Result<BacktestId> Pipeline::startBacktest(ReadSession &session, const BacktestRequest &request)
{
    const auto stored = session.configuration();
    if (!stored)
        return stored.error();
    auto plan = planBacktest(*stored, session, request);
    if (!plan)
        return plan.error();
    return m_backtests->start(*std::move(plan), m_clock.now());
}

Result<ShadowReport> Pipeline::startShadow(ReadSession &session, const ShadowRequest &request)
{
    const std::lock_guard applying(m_applying); // nothing is published meanwhile
    const auto stored = session.configuration();
    if (!stored)
        return stored.error();
    auto planning = planShadow(*stored, session, request, knownNames(*stored, m_providers));
    if (!planning)
        return planning.error();
    if (!planning->plan)
        return planning->report;
    const auto started = m_shadows->start(*std::move(planning->plan),
                                          WorkflowStanding::of(request.workflow, *stored));
    if (!started)
        return started.error();
    planning->report.started = true;
    return planning->report;
}

Result<QList<CaseResult>> Pipeline::runCases(ReadSession &session, const CaseRequest &request)
{
    const auto stored = session.configuration();
    if (!stored)
        return stored.error();
    BacktestRequest draft;
    draft.workflow = request.workflow;
    draft.graph = request.graph;
    draft.revision = request.revision;
    const auto plan = planBacktest(*stored, session, draft);
    if (!plan)
        return plan.error();
    const auto kept = request.cases ? Result(*request.cases) : cases(session, request.workflow);
    if (!kept)
        return kept.error();
    if (auto wrong = checkCases(*kept))
        return *std::move(wrong);
    QList<CaseResult> results;
    for (auto one : *kept) {
        if (one.stored) {
            auto detail = session.event(*one.stored);
            if (!detail) {
                results.append({one.name, {detail.error().detail}, {}, {}});
                continue;
            }
            one.event = std::move(detail->event);
        }
        results.append(runCase(*plan->revisions.draft, one, &m_stopping));
        if (m_stopping.isStopped())
            return Error{ErrorCode::Cancelled, u"the station stops"_s};
    }
    return results;
}

Result<QList<WorkflowCase>> Pipeline::cases(ReadSession &session, const QString &workflow)
{
    const auto text = session.setting(casesSetting(workflow));
    if (!text)
        return text.error();
    QList<WorkflowCase> cases;
    const auto array = QJsonDocument::fromJson(*text).array();
    for (const auto &value : array) {
        auto one = workflowCaseFromJson(value.toObject());
        if (!one)
            return Error{ErrorCode::Corrupt,
                         u"cases of '%1': %2"_s.arg(workflow, one.error().detail)};
        cases.append(*std::move(one));
    }
    return cases;
}

Result<void> Pipeline::saveCases(ReadSession &session, const QString &workflow,
                                 const QList<WorkflowCase> &cases)
{
    if (auto wrong = checkCases(cases))
        return *std::move(wrong);
    return change(session, [&](const Configuration &stored) -> Result<ConfigurationWrite> {
        if (std::ranges::none_of(stored.workflows,
                                 [&](const auto &one) { return one.config.name == workflow; }))
            return Error{ErrorCode::NotFound, u"there is no workflow '%1'"_s.arg(workflow)};
        return ConfigurationWrite([name = casesSetting(workflow),
                                   text = textOf(cases)](WriteSession &writing) {
            return writing.putSetting(name, text, peoplesOwner);
        });
    });
}

} // namespace Signalbox
