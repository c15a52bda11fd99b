// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/support/result.h"

namespace Signalbox {

/// The graph in a text as people write and copy it from a station file: a workflow, with or without
/// its name; a station file that has just one; a list of nodes; one node. Sources and destinations
/// are taken as they are named, and whether it could run is not asked: it may be a part of a
/// workflow. The indentation of the first line may be missing, as it is where somebody begins to
/// copy at a word. Invalid lists every problem, one a line, as text:line: field: what was expected,
/// what was found; NotFound where no nodes are written.
Result<Graph> readGraphText(const QByteArray &text);

} // namespace Signalbox
