// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"
#include "ui/designer/designedgraph.h"

class QMimeData;

namespace Signalbox {

/// Nodes on the clipboard: {"nodes": […], "edges": […]} as text, as the API and exports write a
/// workflow, and the places beside it under a type of our own.
namespace ClipboardGraph {

std::unique_ptr<QMimeData> mimeOf(const DesignedGraph &graph); ///< never null
/// Invalid when there are no nodes in \a data. Without places they are laid out.
Result<DesignedGraph> read(const QMimeData &data);

} // namespace ClipboardGraph
} // namespace Signalbox
