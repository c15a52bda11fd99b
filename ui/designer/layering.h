// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QSizeF>

#include <utility>

namespace Signalbox {

/// Places for blocks of these sizes, by Sugiyama's way: columns by the longest path, so that every
/// one of \a edges (from, to: indices) leads to the right, order in a column by the median of the
/// neighbours, so that crossings are few; \a edges of one block are in the order in which they
/// leave it, from its top. Of a cycle one edge leads back. On the grid; nothing
/// overlaps.
QList<QPointF> layeredPlaces(const QList<QSizeF> &blocks, const QList<std::pair<int, int>> &edges);

} // namespace Signalbox
