// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/routing/backtestjob.h"

#include <memory>
#include <mutex>
#include <vector>

namespace Signalbox {

/// The backtests of a station: a few run at the same time, some that have ended are kept to be
/// looked at. Thread-safe.
class Backtests final
{
    Q_DISABLE_COPY_MOVE(Backtests)

public:
    static constexpr int running = 2; ///< at the same time
    static constexpr int kept = 8; ///< in all; the oldest that has ended makes room

    /// \a store must outlive this object.
    explicit Backtests(Store &store);
    ~Backtests(); ///< cancels all, and waits

    /// Unavailable while enough run.
    Result<BacktestId> start(BacktestPlan plan, Timestamp now);
    Result<BacktestStatus> status(const BacktestId &id) const; ///< NotFound for an unknown one
    Result<BacktestPage> differences(const BacktestQuery &query) const; ///< likewise
    /// Cancels one that runs; one that has ended is forgotten. NotFound likewise.
    Result<void> end(const BacktestId &id);

private:
    using Job = std::shared_ptr<BacktestJob>;

    Result<Job> find(const BacktestId &id) const;

    Store &m_store;
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<Job> m_jobs; ///< oldest first
};

/// A graph with the number that its revision has, or would have.
struct Draft
{
    Graph graph;
    int revision = 0;
};

/// What \a request means as the draft. NotFound for a revision that is not there.
Result<Draft> draftOf(const Configuration &stored, ReadSession &session,
                      const BacktestRequest &request);

/// \a draft and what is published of \a workflow, ready to run. Invalid for a graph that cannot.
Result<Revisions> compileRevisions(const Configuration &stored, const QString &workflow,
                                   const Draft &draft);

/// What \a request comes to; errors as those two.
Result<BacktestPlan> planBacktest(const Configuration &stored, ReadSession &session,
                                  const BacktestRequest &request);

} // namespace Signalbox
