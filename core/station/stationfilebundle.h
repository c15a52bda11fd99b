// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Signalbox {

/// \a text, a station file (or a workflow alone) that stands in \a folder, with a section `files`
/// that holds the schema files and scripts it names: a station never reads files of somebody else's
/// choosing, so whoever has the folder puts them in. What cannot be read, or has such a section
/// already, stays as it is; readStationFile() then says what is missing.
QByteArray withSchemaFiles(const QByteArray &text, const QString &folder);

} // namespace Signalbox
