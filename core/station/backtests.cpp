// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/backtests.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

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

Result<BacktestPlan> planBacktest(const Configuration &stored, ReadSession &session,
                                  const BacktestRequest &request)
{
    BacktestPlan plan;
    plan.workflow = request.workflow;
    plan.filter = request.filter;
    const auto published = std::ranges::find(
        stored.workflows, request.workflow,
        [](const auto &workflow) -> const QString & { return workflow.config.name; });
    const bool exists = published != stored.workflows.end();
    if (exists && published->enabled) {
        auto compiled = CompiledWorkflow::compile(request.workflow, published->revision,
                                                  published->config.graph);
        if (!compiled)
            return compiled.error();
        plan.published = *std::move(compiled);
    }
    auto graph = request.graph;
    int number = exists ? published->revision + 1 : 1;
    if (!graph) {
        number = request.revision > 0 ? request.revision : exists ? published->revision : 0;
        const auto revision = session.revision(request.workflow, number);
        if (!revision)
            return revision.error();
        graph = revision->graph;
    }
    auto compiled = CompiledWorkflow::compile(request.workflow, number, *graph);
    if (!compiled)
        return compiled.error();
    plan.draft = *std::move(compiled);
    return plan;
}

} // namespace Signalbox
