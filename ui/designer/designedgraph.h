// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QHash>
#include <QPointF>
#include <QSet>

namespace Signalbox {

/// A graph with the places of its nodes on the canvas: the upper left corners, by node id.
struct DesignedGraph
{
    Graph graph;
    QHash<QString, QPointF> places;

    bool operator==(const DesignedGraph &) const = default;

    const Node *node(const QString &id) const; ///< null: there is none
    const NodeGroup *group(const QString &name) const; ///< likewise
    const NodeGroup *groupOf(const QString &node) const; ///< null: the node is in none
    QPointF place(const QString &id) const { return places.value(id); }
};

/// What the gestures make of a graph: values in, values out.
namespace GraphEdit {

DesignedGraph added(DesignedGraph graph, const Node &node, QPointF place);
/// Without these nodes, every edge at them, and these edges.
DesignedGraph removed(DesignedGraph graph, const QSet<QString> &nodes, const QList<Edge> &edges);
DesignedGraph moved(DesignedGraph graph, const QHash<QString, QPointF> &places);
DesignedGraph connected(DesignedGraph graph, const Edge &edge);
/// With another body of the node; edges that leave by ports that it no longer has go, those of a
/// port in the same position under another name follow it.
DesignedGraph changed(DesignedGraph graph, const QString &id, const NodeBody &body);
DesignedGraph renamed(DesignedGraph graph, const QString &id, const QString &newId);
/// With a copy of \a part, moved by \a offset, under ids and groups' names of its own: \a newIds
/// gets the ids.
DesignedGraph pasted(DesignedGraph graph, const DesignedGraph &part, QPointF offset,
                     QSet<QString> *newIds);

/// \a nodes of the graph with the edges among them, and the groups of which all nodes are there.
DesignedGraph part(const DesignedGraph &graph, const QSet<QString> &nodes);
/// \a wish, or the first of wish2, wish3… that no node of the graph has.
QString freeId(const DesignedGraph &graph, const QString &wish);

} // namespace GraphEdit
} // namespace Signalbox
