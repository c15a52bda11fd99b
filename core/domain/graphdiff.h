// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

namespace Signalbox {

/// One field of a node that is another than before.
struct FieldChange
{
    QString field; ///< as in the station file: filter, switch[big].when, map[total], set.path
    std::optional<QString> before; ///< nothing: it was not there
    std::optional<QString> after; ///< nothing: it is gone

    bool operator==(const FieldChange &) const = default;
};

struct NodeChange
{
    QString node; ///< id
    QString kind; ///< of the new one; a change of it is a field "kind"
    QList<FieldChange> fields;

    bool operator==(const NodeChange &) const = default;
};

struct GroupChange
{
    QString group; ///< name
    QList<FieldChange> fields; ///< color, comment, nodes

    bool operator==(const GroupChange &) const = default;
};

/// What makes one graph another. Nodes are the same by their id, groups by their name.
struct GraphDiff
{
    QList<Node> added; ///< in the new graph's order
    QList<Node> removed; ///< in the old graph's order
    QList<NodeChange> changed;
    QList<Edge> addedEdges;
    QList<Edge> removedEdges;
    bool reordered = false; ///< nodes or edges that both have stand in another order
    QList<NodeGroup> addedGroups{};
    QList<NodeGroup> removedGroups{};
    QList<GroupChange> changedGroups{};
    bool groupsReordered = false;

    bool isEmpty() const { return *this == GraphDiff(); }
    /// There is a difference, but none that an event could meet.
    bool isLayoutOnly() const;
    bool operator==(const GraphDiff &) const = default;
};

GraphDiff diffGraphs(const Graph &before, const Graph &after);

/// A line for each difference: "+ node big: filter: body.amount > `10`", "- node old: stop: late",
/// "~ node shape: map[total]: body.sum -> body.total", "+ edge in.out > big", "~ group Checks:
/// nodes: big -> big, late". Empty when there is none. Texts of several lines come as JSON strings.
QString formatGraphDiff(const GraphDiff &diff);

} // namespace Signalbox
