// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Signalbox {

/// Something about a graph that an author should see.
struct WorkflowProblem
{
    enum class Reason : quint8 {
        TooLarge, ///< more nodes than a workflow may have
        InvalidId, ///< not 1 to 64 of [A-Za-z0-9_-]
        DuplicateId,
        NoSourceNode,
        NoSourceNamed, ///< a source node without a source
        UnknownSource,
        UnknownDestination,
        Expression, ///< it does not compile; position says where
        Script, ///< it is no JavaScript, or has no transform(); likewise
        NoCase, ///< a switch without a case
        InvalidPort, ///< a case's name is not 1 to 64 of [A-Za-z0-9_-], or is taken
        Map, ///< something else that a map cannot do
        UnknownNode, ///< an edge begins or ends at none, or a group names one
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
        SourcesDiffer, ///< what the node reads is another thing for each of its sources
        InvalidGroup, ///< its name is none or is taken, its comment too long, or nothing is in it
        NodeInTwoGroups, ///< or twice in one
    };

    Reason reason = Reason::InvalidId;
    QString node; ///< id; of an edge the one that it leaves; empty: the graph as a whole
    QString field; ///< id, source, filter, switch[2].when, map.total, edges, groups[1].nodes: as in
                   ///< the station file
    int edge = -1; ///< index into edges when field is edges
    qsizetype position = -1; ///< of an expression's problem, in characters from 0
    QString detail; ///< one sentence, in English
    int group = -1; ///< index into groups when field is of one
    /// The name that it is about: of a source, destination, node, port or group, or the path that
    /// is read; of an expression or a header what is wrong with it, without the place.
    QString subject = {};

    bool operator==(const WorkflowProblem &) const = default;
};

QString workflowProblemName(WorkflowProblem::Reason reason); ///< snake_case, as in JSON
std::optional<WorkflowProblem::Reason> workflowProblemFromName(QStringView name);

/// Whether a graph with such a problem cannot run. The others (an unconnected or unreachable node,
/// an unconnected port, a doubled edge, sources that differ) do no harm.
bool preventsPublishing(WorkflowProblem::Reason reason);

} // namespace Signalbox
