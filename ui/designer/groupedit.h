// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/designedgraph.h"

namespace Signalbox {

/// What the gestures make of the groups of a graph: values in, values out. A node is in one group
/// at most, and a group that loses its last node is gone.
namespace GroupEdit {

/// With a new group \a name of \a nodes.
DesignedGraph made(DesignedGraph graph, const QString &name, const QSet<QString> &nodes);
/// Without these groups; their nodes stay.
DesignedGraph dissolved(DesignedGraph graph, const QSet<QString> &groups);
/// With \a group in place of the one that is called \a name.
DesignedGraph changed(DesignedGraph graph, const QString &name, const NodeGroup &group);
/// \a nodes are in the group \a name from now on.
DesignedGraph joined(DesignedGraph graph, const QString &name, const QSet<QString> &nodes);
/// \a nodes are in no group any more.
DesignedGraph left(DesignedGraph graph, const QSet<QString> &nodes);

/// Those in which any of \a nodes is.
QSet<QString> groupsOf(const Graph &graph, const QSet<QString> &nodes);
/// \a wish, or the first of "wish 2", "wish 3"… that no group of the graph has.
QString freeName(const Graph &graph, const QString &wish);

} // namespace GroupEdit
} // namespace Signalbox
