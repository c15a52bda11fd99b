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
constexpr int columnGap = 48;
constexpr int rowGap = 24;
} // namespace CanvasGrid

/// Places for all nodes: every edge leads to the right, and crossings are few. Sugiyama's way:
/// layers by the longest path, order by the median of the neighbours. Also for a graph with cycles.
QHash<QString, QPointF> layeredLayout(const Graph &graph);

} // namespace Signalbox
