// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationfilereaders.h"

namespace Signalbox {

/// Reads one node of a workflow. Nothing, with a problem, when its kind is unclear; what is wrong
/// inside of it goes to \a problems, and the rest comes back all the same.
std::optional<Node> readStationFileNode(const YamlNode &node, const QString &path,
                                        StationFileProblems &problems,
                                        const StationFileReaders::Known &known,
                                        const StationFileReaders::Files &files);

} // namespace Signalbox
