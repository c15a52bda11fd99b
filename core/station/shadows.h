// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/routing/routedlistener.h"
#include "core/routing/shadowjob.h"
#include "core/store/readsession.h"
#include "core/workflow/validation.h"

#include <vector>

namespace Signalbox {

class ChangeRelay;

/// How a workflow stands: a shadow ends when that changes.
struct WorkflowStanding
{
    int revision = 0; ///< 0: there is no such workflow
    bool enabled = false;

    static WorkflowStanding of(const QString &workflow, const Configuration &stored);
    bool operator==(const WorkflowStanding &) const = default;
};

/// What a request for a shadow comes to.
struct ShadowPlanning
{
    ShadowReport report; ///< started only if there is a plan
    std::optional<ShadowPlan> plan;
};

/// Pure, but for reading a stored revision. Invalid for a name that cannot be, NotFound for a
/// revision that is not there.
Result<ShadowPlanning> planShadow(const Configuration &stored, ReadSession &session,
                                  const ShadowRequest &request, const KnownNames &known);

/// The shadows of a station, one a workflow: a few run at the same time, some that have ended are
/// kept to be looked at. Only in memory. Thread-safe.
class Shadows final : public RoutedListener
{
    Q_DISABLE_COPY_MOVE(Shadows)

public:
    static constexpr int running = 4; ///< at the same time
    static constexpr int kept = 8; ///< in all; the oldest that has ended makes room

    /// Both must outlive this object. \a changes is told of what they find and of their ends.
    Shadows(const Clock &clock, ChangeRelay &changes);
    ~Shadows() override; ///< ends all, and waits

    /// In place of the workflow's shadow, if it has one; \a standing is the workflow's now.
    /// Unavailable while enough others run.
    Result<void> start(ShadowPlan plan, const WorkflowStanding &standing);
    Result<ShadowStatus> status(const QString &workflow) const; ///< NotFound without one
    Result<BacktestPage> differences(const ShadowQuery &query) const; ///< likewise
    /// Ends it, waits for that, and forgets it. NotFound likewise.
    Result<ShadowStatus> stop(const QString &workflow);
    /// The configuration is this from now on: ends those whose workflow stands otherwise.
    void follow(const Configuration &stored);

    bool isListening() const override;
    void routed(const QList<Event> &events) override;

private:
    using Job = std::shared_ptr<ShadowJob>;

    struct Entry
    {
        QString workflow;
        WorkflowStanding standing; ///< when it began
        Job job;
    };

    Result<Job> find(const QString &workflow) const;
    Job makeRoom(const QString &workflow);

    const Clock &m_clock;
    ChangeRelay &m_changes;
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<Entry> m_entries; ///< oldest first
};

} // namespace Signalbox
