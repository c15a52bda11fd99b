// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"
#include "core/support/clock.h"

namespace Signalbox {

/// One revision of a workflow without its graph. Immutable once it is there.
struct RevisionInfo
{
    QString workflow;
    int revision = 0;
    QString author; ///< who published it; "file:<name>" for a station file
    Timestamp createdAt{};
    QString note;
    int nodes = 0; ///< how many the graph has
    int edges = 0;

    bool operator==(const RevisionInfo &) const = default;
};

struct WorkflowRevision
{
    RevisionInfo info;
    Graph graph;

    bool operator==(const WorkflowRevision &) const = default;
};

struct RevisionQuery
{
    QString workflow;
    std::optional<int> before; ///< only revisions below this
    int limit = 100; ///< 1 to 1000
};

struct RevisionPage
{
    QList<RevisionInfo> revisions; ///< newest first
    std::optional<int> next; ///< set while older ones may exist
};

/// A graph that shall become the next revision of a workflow, or the first of a new one.
struct PublishRequest
{
    static constexpr qsizetype longestAuthor = 128; ///< characters
    static constexpr qsizetype longestNote = 4096;

    QString workflow;
    Graph graph;
    std::optional<int> from; ///< in place of graph: that of this earlier revision
    QString author;
    QString note;
    int base = 0; ///< the revision that the editor started from; 0: a new workflow
    /// How long the workflow keeps its traces from now on, see WorkflowConfig. Nothing: as before.
    std::optional<Microseconds> traceAge{};

    bool operator==(const PublishRequest &) const = default;
};

struct PublishReport
{
    int revision = 0; ///< that is published now; 0: refused for its problems
    bool changed = false; ///< false as well when all of it was published already
    QList<WorkflowProblem> problems; ///< all of them, also those that do not prevent it

    bool operator==(const PublishReport &) const = default;
};

} // namespace Signalbox
