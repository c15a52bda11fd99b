// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/monitor/monitor.h"
#include "core/station/snapshots.h"
#include "core/station/station.h"
#include "core/store/storetypes.h"

namespace Signalbox {

// What operators see, put together from configuration, counters and store. Pure.

QList<SourceView> sourceViews(const Snapshots &snapshots, const MonitorTotals &totals,
                              const QString &ingestUrl);

QList<DestinationView> destinationViews(const Snapshots &snapshots, const MonitorTotals &totals,
                                        const QHash<QString, DestinationCounts> &counts);

/// What the dispatcher is attempting shows as InFlight; the store does not know.
void markInFlight(Delivery &delivery, const QSet<DeliveryId> &inFlight);
void markInFlight(QList<Delivery> &deliveries, const QSet<DeliveryId> &inFlight);

} // namespace Signalbox
