// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"
#include "ui/designer/designedgraph.h"

class QMimeData;

namespace Signalbox {

/// Nodes on the clipboard: {"nodes": […], "edges": […]} as text, which a station file, the API and
/// the import of a workflow read; beside it, under types of our own, the graph to the letter and
/// the places.
namespace ClipboardGraph {

std::unique_ptr<QMimeData> mimeOf(const DesignedGraph &graph); ///< never null
/// Also of a text from elsewhere. Invalid when there are no nodes in \a data. Without places they
/// are laid out.
Result<DesignedGraph> read(const QMimeData &data);

} // namespace ClipboardGraph
} // namespace Signalbox
