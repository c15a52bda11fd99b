// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/station/stationfilefields.h"

namespace Signalbox {

/// Reads one group of a workflow: {name, color, comment, nodes}. What is wrong goes to \a problems,
/// and the rest comes back all the same. Whether its nodes exist is not asked here.
NodeGroup readStationFileGroup(const YamlNode &node, const QString &path,
                               StationFileProblems &problems);

} // namespace Signalbox
