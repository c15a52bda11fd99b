// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/expression/document.h"

namespace Signalbox {

/// The envelope of an event of \a source as it comes to \a node of \a graph, which may be
/// unfinished elsewhere; nothing when it does not come there. Runs the scripts on its way. Order,
/// deduplicate, delay and throttle let it pass; a batch joins it alone.
std::optional<Document> envelopeOnArrival(const Graph &graph, const QString &node,
                                          const QString &source, const Document &envelope);

} // namespace Signalbox
