// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/domain/workflowproblem.h"

namespace Signalbox {

/// A draft to run beside the published revision of its workflow, on the events that are routed from
/// then on. Nothing is sent or stored.
struct ShadowRequest
{
    QString workflow; ///< whose published revision it is compared with; none is: routes nothing
    std::optional<Graph> graph; ///< the draft
    int revision = 0; ///< without a graph: a stored revision as the draft; 0: the published one

    bool operator==(const ShadowRequest &) const = default;
};

/// What came of asking for a shadow: as with publishing, problems that prevent it keep it from
/// starting.
struct ShadowReport
{
    bool started = false;
    QList<WorkflowProblem> problems; ///< all of them, also those that prevent nothing

    bool operator==(const ShadowReport &) const = default;
};

enum class ShadowState : quint8 { Running, Ended };

/// Why one has ended.
enum class ShadowEnd : quint8 {
    Stopped, ///< somebody ended it
    Published, ///< the workflow has another revision now
    Enabled, ///< the workflow was put to work
    Disabled, ///< the workflow was put out of work
    Removed, ///< the workflow is gone
    Failed, ///< see ShadowStatus::error
};

QString shadowStateName(ShadowState state); ///< snake_case
std::optional<ShadowState> shadowStateFromName(QStringView name);
QString shadowEndName(ShadowEnd end); ///< snake_case
std::optional<ShadowEnd> shadowEndFromName(QStringView name);

struct ShadowStatus
{
    /// Of those that differ the newest so many are kept to look at.
    static constexpr int mostDifferences = 200;

    QString workflow;
    Graph graph; ///< the draft
    ShadowState state = ShadowState::Running;
    std::optional<ShadowEnd> end; ///< of one that has ended
    int endRevision = 0; ///< the revision that was published in the end; 0: none was
    QString error; ///< of a failed one
    int publishedRevision = 0; ///< that it is compared with; 0: none is
    Timestamp startedAt{};
    std::optional<Timestamp> endedAt;
    BacktestSummary summary; ///< of the events that were compared
    /// Events that came while it could not keep up, or that it did not get to before it ended.
    qint64 notCompared = 0;
    /// Events that came, and of which it is not known yet what becomes of them: it is not their
    /// turn yet, or nodes hold them.
    qint64 waiting = 0;
    QList<PortFlow> flow; ///< in the order of the nodes
    qint64 differences = 0; ///< how many of the events that differ are kept to look at

    bool operator==(const ShadowStatus &) const = default;
};

struct ShadowQuery
{
    QString workflow;
    qint64 after = 0; ///< only seq above this
    int limit = 100; ///< 1 to 1000

    bool operator==(const ShadowQuery &) const = default;
};

} // namespace Signalbox
