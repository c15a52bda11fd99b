// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/designedgraph.h"

namespace Signalbox {

/// Nodes brought into line: values in, values out.
namespace Alignment {

enum class Line { Left, Right, Top, Bottom, Column, Row };

/// \a nodes at the place of the one that is furthest at that side, or with their middles above or
/// beside each other, on the grid.
DesignedGraph aligned(DesignedGraph graph, const QSet<QString> &nodes, Line line);
/// The same distance between neighbours; the outermost stay. Nothing for fewer than three.
DesignedGraph distributed(DesignedGraph graph, const QSet<QString> &nodes,
                          Qt::Orientation orientation);

} // namespace Alignment
} // namespace Signalbox
