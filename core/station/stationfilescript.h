// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationfilereaders.h"

namespace Signalbox {

/// Reads what stands behind script: the text itself, or {file, time, memory} with the text in
/// \a files. What is wrong goes to \a problems, and the rest comes back.
ScriptNode readStationFileScript(const YamlNode &script, const QString &path,
                                 StationFileProblems &problems,
                                 const StationFileReaders::Files &files);

/// script: … as a station file has it.
QString stationFileScript(const ScriptNode &node);

} // namespace Signalbox
