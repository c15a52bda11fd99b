// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationfilereaders.h"

#include <QMap>

namespace Signalbox {

/// Reads what stands behind script: the text itself, or {file, time, memory} with the text in
/// \a files. What is wrong goes to \a problems, and the rest comes back.
ScriptNode readStationFileScript(const YamlNode &script, const QString &path,
                                 StationFileProblems &problems,
                                 const StationFileReaders::Files &files);

/// script: … as a station file has it, in a mapping whose members stand \a indent blanks from the
/// left.
QString stationFileScript(const ScriptNode &node, int indent);

/// \a workflows without the names of script files that are none, or that another text has already,
/// also in \a taken: those scripts stand in the station file itself.
QList<WorkflowConfig> withoutClashes(QList<WorkflowConfig> workflows,
                                     const QMap<QString, QByteArray> &taken);

} // namespace Signalbox
