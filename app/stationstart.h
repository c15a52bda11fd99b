// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/listenaddress.h"
#include "core/station/localstation.h"

namespace Signalbox {

/// What the station file at \a path says, with what the schema files and scripts say that it names.
/// Reads files: it may wait for a disk, or for another machine. Io when the file cannot be read.
Result<QByteArray> stationFileText(const QString &path);

/// Applies the station file at \a path and waits, with an event loop, until it is done. Invalid
/// lists every problem of the file, one a line; Cancelled when the program is quit meanwhile.
Result<ApplyReport> applyFile(LocalStation &station, const QString &path);

/// Where to listen: as asked for, else as the station file says, else 127.0.0.1:8080.
ListenAddress chooseListenAddress(const std::optional<ListenAddress> &asked,
                                  const ApplyReport &applied);

} // namespace Signalbox
