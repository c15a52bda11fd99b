// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/shadows.h"

#include "core/station/backtests.h"
#include "core/station/changerelay.h"
#include "core/station/stationfilecheck.h"
#include "core/support/logging.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Error noShadow(const QString &workflow)
{
    return {ErrorCode::NotFound, u"nothing shadows the workflow '%1'"_s.arg(workflow)};
}

/// Why a shadow that began while its workflow stood as \a before ends when it stands as \a now.
ShadowEnd endOf(const WorkflowStanding &before, const WorkflowStanding &now)
{
    if (now.revision == 0)
        return ShadowEnd::Removed;
    if (now.revision != before.revision)
        return ShadowEnd::Published;
    return now.enabled ? ShadowEnd::Enabled : ShadowEnd::Disabled;
}

} // namespace

WorkflowStanding WorkflowStanding::of(const QString &workflow, const Configuration &stored)
{
    const auto found =
        std::ranges::find(stored.workflows, workflow,
                          [](const auto &one) -> const QString & { return one.config.name; });
    return found == stored.workflows.end() ? WorkflowStanding()
                                           : WorkflowStanding{found->revision, found->enabled};
}

Result<ShadowPlanning> planShadow(const Configuration &stored, ReadSession &session,
                                  const ShadowRequest &request, const KnownNames &known)
{
    if (!isWorkflowName(request.workflow))
        return Error{ErrorCode::Invalid, u"name: expected 1 to 64 of a-z, 0-9, '-' and '_'"_s};
    const BacktestRequest wanted{request.workflow, request.graph, request.revision, {}};
    auto draft = draftOf(stored, session, wanted);
    if (!draft)
        return draft.error();
    ShadowPlanning planning;
    planning.report.problems = validateWorkflow(draft->graph, &known);
    const bool prevented =
        std::ranges::any_of(planning.report.problems, [](const WorkflowProblem &problem) {
            return preventsPublishing(problem.reason);
        });
    if (prevented)
        return planning;
    auto revisions = compileRevisions(stored, request.workflow, *draft);
    if (!revisions)
        return revisions.error();
    planning.plan = ShadowPlan{request.workflow, draft->graph, *std::move(revisions)};
    return planning;
}

Shadows::Shadows(const Clock &clock, ChangeRelay &changes)
    : m_clock(clock)
    , m_changes(changes)
{
}

Shadows::~Shadows() = default;

Result<void> Shadows::start(ShadowPlan plan, const WorkflowStanding &standing)
{
    const auto workflow = plan.workflow;
    // Made and ended outside the lock, which the router waits for.
    auto job = std::make_shared<ShadowJob>(std::move(plan), m_clock, [this] { m_changes.tell(); });
    Job gone;
    {
        const std::lock_guard lock(m_mutex);
        const auto busy = std::ranges::count_if(m_entries, [&](const Entry &entry) {
            return entry.workflow != workflow && entry.job->isRunning();
        });
        if (busy >= running)
            return Error{ErrorCode::Unavailable,
                         u"%1 workflows are shadowed; stop one first"_s.arg(busy)};
        gone = makeRoom(workflow);
        m_entries.push_back({workflow, standing, std::move(job)});
    }
    qCInfo(lcStation).noquote() << "shadow begins workflow="_L1 + workflow
                                << "revision="_L1 + QString::number(standing.revision);
    m_changes.tell();
    return {};
}

/// Takes out the one of \a workflow, or one too many that has ended.
Shadows::Job Shadows::makeRoom(const QString &workflow)
{
    auto out = std::ranges::find(m_entries, workflow, &Entry::workflow);
    if (out == m_entries.end() && m_entries.size() >= size_t(kept))
        out = std::ranges::find_if(m_entries,
                                   [](const Entry &entry) { return !entry.job->isRunning(); });
    if (out == m_entries.end())
        return {};
    auto job = std::move(out->job);
    m_entries.erase(out);
    return job;
}

Result<Shadows::Job> Shadows::find(const QString &workflow) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_entries, workflow, &Entry::workflow);
    if (found == m_entries.end())
        return noShadow(workflow);
    return found->job;
}

Result<ShadowStatus> Shadows::status(const QString &workflow) const
{
    const auto job = find(workflow);
    if (!job)
        return job.error();
    return (*job)->status();
}

Result<BacktestPage> Shadows::differences(const ShadowQuery &query) const
{
    const auto job = find(query.workflow);
    if (!job)
        return job.error();
    return (*job)->differences(query);
}

Result<ShadowStatus> Shadows::stop(const QString &workflow)
{
    Job job;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find(m_entries, workflow, &Entry::workflow);
        if (found == m_entries.end())
            return noShadow(workflow);
        job = std::move(found->job);
        m_entries.erase(found);
    }
    job->stop();
    const auto status = job->status();
    qCInfo(lcStation).noquote() << "shadow forgotten workflow="_L1
            + workflow << "end="_L1 + shadowEndName(status.end.value_or(ShadowEnd::Stopped));
    m_changes.tell();
    return status;
}

void Shadows::follow(const Configuration &stored)
{
    const std::lock_guard lock(m_mutex);
    for (const Entry &entry : m_entries) {
        const auto now = WorkflowStanding::of(entry.workflow, stored);
        if (now != entry.standing)
            entry.job->end(endOf(entry.standing, now), now.revision);
    }
}

bool Shadows::isListening() const
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_entries,
                               [](const Entry &entry) { return entry.job->isRunning(); });
}

void Shadows::routed(const QList<Event> &events)
{
    const std::lock_guard lock(m_mutex);
    for (const Entry &entry : m_entries)
        entry.job->routed(events);
}

} // namespace Signalbox
