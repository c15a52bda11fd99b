// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/listenerconfig.h"
#include "core/station/stationfilefields.h"

namespace Signalbox {

/// The sections of a station file that are about connections: limits, trusted_proxies with
/// proxy_header, tls.
namespace StationFileListener {

/// Their names at the top of a file.
QStringList names();

/// What is wrong goes to \a problems. Both must outlive the call only.
ListenerConfig read(const StationFileFields &top, StationFileProblems &problems);

/// As read() reads it, every value written out; empty for an empty \a config.
QString write(const ListenerConfig &config);

} // namespace StationFileListener

} // namespace Signalbox
