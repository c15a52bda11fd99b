// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/backtests.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Null when there is none.
const Configured<WorkflowConfig> *publishedOf(const Configuration &stored, const QString &workflow)
{
    const auto found =
        std::ranges::find(stored.workflows, workflow,
                          [](const auto &one) -> const QString & { return one.config.name; });
    return found == stored.workflows.end() ? nullptr : &*found;
}

} // namespace

Backtests::Backtests(Store &store)
    : m_store(store)
{
}

Backtests::~Backtests() = default;

Result<BacktestId> Backtests::start(BacktestPlan plan, Timestamp now)
{
    Job forgotten; // ends outside the lock
    const std::lock_guard lock(m_mutex);
    const auto busy =
        std::ranges::count_if(m_jobs, [](const Job &job) { return job->isRunning(); });
    if (busy >= running)
        return Error{ErrorCode::Unavailable,
                     u"%1 backtests are running; wait for one, or cancel it"_s.arg(busy)};
    if (m_jobs.size() >= size_t(kept)) {
        const auto ended =
            std::ranges::find_if(m_jobs, [](const Job &job) { return !job->isRunning(); });
        forgotten = std::move(*ended);
        m_jobs.erase(ended);
    }
    m_jobs.push_back(std::make_shared<BacktestJob>(m_store, std::move(plan), now));
    return m_jobs.back()->id();
}

Result<Backtests::Job> Backtests::find(const BacktestId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_jobs, id, [](const Job &job) { return job->id(); });
    if (found == m_jobs.end())
        return Error{ErrorCode::NotFound, u"there is no backtest %1"_s.arg(id.toString())};
    return *found;
}

Result<BacktestStatus> Backtests::status(const BacktestId &id) const
{
    const auto job = find(id);
    if (!job)
        return job.error();
    return (*job)->status();
}

Result<BacktestPage> Backtests::differences(const BacktestQuery &query) const
{
    const auto job = find(query.id);
    if (!job)
        return job.error();
    return (*job)->differences(query);
}

Result<void> Backtests::end(const BacktestId &id)
{
    const auto job = find(id);
    if (!job)
        return job.error();
    if ((*job)->isRunning()) {
        (*job)->cancel();
        return {};
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_jobs, *job);
    return {};
}

Result<Draft> draftOf(const Configuration &stored, ReadSession &session,
                      const BacktestRequest &request)
{
    const auto *published = publishedOf(stored, request.workflow);
    const int holds = published ? published->revision : 0;
    if (request.graph)
        return Draft{*request.graph, holds + 1};
    const int number = request.revision > 0 ? request.revision : holds;
    auto revision = session.revision(request.workflow, number);
    if (!revision)
        return revision.error();
    return Draft{std::move(revision->graph), number};
}

Result<Revisions> compileRevisions(const Configuration &stored, const QString &workflow,
                                   const Draft &draft)
{
    Revisions revisions;
    const auto *published = publishedOf(stored, workflow);
    if (published && published->enabled) {
        auto compiled =
            CompiledWorkflow::compile(workflow, published->revision, published->config.graph);
        if (!compiled)
            return compiled.error();
        revisions.published = *std::move(compiled);
    }
    auto compiled = CompiledWorkflow::compile(workflow, draft.revision, draft.graph);
    if (!compiled)
        return compiled.error();
    revisions.draft = *std::move(compiled);
    return revisions;
}

Result<BacktestPlan> planBacktest(const Configuration &stored, ReadSession &session,
                                  const BacktestRequest &request)
{
    const auto draft = draftOf(stored, session, request);
    if (!draft)
        return draft.error();
    auto revisions = compileRevisions(stored, request.workflow, *draft);
    if (!revisions)
        return revisions.error();
    return BacktestPlan{request.workflow, *std::move(revisions), request.filter};
}

} // namespace Signalbox
