// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QHash>
#include <QPointF>

namespace Signalbox {

/// Distances on the canvas, in device-independent pixels.
namespace CanvasGrid {
constexpr int step = 8; ///< nodes snap to it
constexpr int nodeWidth = 160;
constexpr int nodeHeight = 40;
constexpr int columnGap = 88; ///< an edge's figures stand in it
constexpr int rowGap = 24;
} // namespace CanvasGrid

/// Places for all nodes: every edge leads to the right, crossings are few, and no card overlaps
/// another. The nodes of a group stand together, and no other within their frame; where that leads
/// edges from a group and back into it, some lead back. Also for a graph with cycles.
QHash<QString, QPointF> layeredLayout(const Graph &graph);

} // namespace Signalbox
