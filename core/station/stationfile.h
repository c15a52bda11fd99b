// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationconfig.h"
#include "core/station/stationfilelines.h"
#include "core/support/result.h"

#include <QHash>

namespace Signalbox {

/// What a station file may refer to besides what it defines itself.
struct StationFileContext
{
    QStringList providers; ///< names in the catalogue
    QStringList sources; ///< that exist outside the file
    QStringList destinations; ///< that exist outside the file
    /// Names of what each provider lets a source say; one that is not here lets it say anything.
    QHash<QString, QStringList> parameters{};
};

/// Reads a station file (docs/station-file.md): YAML of at most 1 MiB. \a name is what problems
/// call it. Strict: Invalid lists every problem, one a line, as
/// name:line: field: what was expected, what was found. No literal secret is accepted, and none is
/// ever repeated in a problem. \a lines: null, or told after success where retain, tls with its
/// fields, every object, and every node and edge of a workflow stand.
Result<StationConfig> readStationFile(const QByteArray &text, const QString &name,
                                      const StationFileContext &context,
                                      StationFileLines *lines = nullptr);

/// \a config as a station file that reads back as the same, every value written out, objects
/// sorted by name, so that two exports differ only where the configurations do.
QByteArray writeStationFile(const StationConfig &config);

} // namespace Signalbox
