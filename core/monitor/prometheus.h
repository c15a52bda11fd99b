// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/monitor.h"
#include "core/monitor/monitor.h"

#include <QByteArray>

namespace Signalbox {

/// The Prometheus text exposition format, version 0.0.4. Labels are bounded: names of configured
/// sources, destinations and workflows, causes and outcomes; never an id or a URL.
QByteArray prometheusText(const MonitorTotals &totals, const StationStatus &status);

} // namespace Signalbox
