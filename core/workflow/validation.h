// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QSet>

namespace Signalbox {

/// Something about a graph that an author should see.
struct WorkflowProblem
{
    enum class Reason : quint8 {
        TooLarge, ///< more than maxWorkflowNodes
        InvalidId, ///< not 1 to 64 of [A-Za-z0-9_-]
        DuplicateId,
        NoSourceNode,
        NoSourceNamed, ///< a source node without a source
        UnknownSource,
        UnknownDestination,
        Expression, ///< it does not compile; position says where
        NoCase, ///< a switch without a case
        InvalidPort, ///< a case's name is not 1 to 64 of [A-Za-z0-9_-], or is taken
        Map, ///< something else that a map cannot do
        UnknownNode, ///< an edge begins or ends at none
        UnknownPort, ///< an edge leaves by a port that its node has not
        EdgeIntoSource,
        DuplicateEdge,
        Cycle, ///< the node lies on one
        UnconnectedInput, ///< nothing leads to the node
        UnconnectedPort, ///< events that leave by it end there; not said of else and otherwise
        Unreachable, ///< what leads to the node is never reached itself
        NoEnd, ///< neither a destination nor a stop
        Limit, ///< a duration, number or rate that a node cannot have
        NoKey, ///< a deduplicate without a key
    };

    Reason reason = Reason::InvalidId;
    QString node; ///< id; of an edge the one that it leaves; empty: the graph as a whole
    QString field; ///< id, source, filter, switch[2].when, map.total, edges: as in the station file
    int edge = -1; ///< index into edges when field is edges
    qsizetype position = -1; ///< of an expression's problem, in characters from 0
    QString detail; ///< one sentence

    bool operator==(const WorkflowProblem &) const = default;
};

/// Names in use, to check against.
struct KnownNames
{
    QSet<QString> sources;
    QSet<QString> destinations;
};

constexpr int maxWorkflowNodes = 500;
constexpr Microseconds maxDelay = std::chrono::days(366);
constexpr Microseconds maxOrderWait = std::chrono::days(30);
constexpr Microseconds maxDeduplicateWindow = std::chrono::days(366);
constexpr Microseconds maxBatchTime = std::chrono::days(1);
constexpr int maxBatchCount = 10'000;
constexpr qint64 maxBatchBytes = 16'000'000;

/// snake_case, as in JSON.
QString workflowProblemName(WorkflowProblem::Reason reason);

/// Whether a graph with such a problem cannot run. The others (an unconnected or unreachable node,
/// an unconnected port, a doubled edge) do no harm.
bool preventsPublishing(WorkflowProblem::Reason reason);

/// Every problem of \a graph, in the order of its nodes and then of its edges. Without \a known
/// names are not checked.
QList<WorkflowProblem> validateWorkflow(const Graph &graph, const KnownNames *known = nullptr);

} // namespace Signalbox
