// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/validation.h"

namespace Signalbox {

/// Where \a graph takes for granted what does not hold for all sources that lead there: a node that
/// looks into the body, also for a key, while one source sends JSON and another a form or a text,
/// an order node that goes by the sources' own order keys or positions while they differ. What is
/// behind a filter, switch or map that asks for the source, or behind what makes a new body, is the
/// author's business. A problem, SourcesDiffer, for each such node.
QList<WorkflowProblem> differingSources(const Graph &graph,
                                        const QHash<QString, SourceTraits> &sources);

} // namespace Signalbox
