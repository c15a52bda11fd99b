// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationviews.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QList<SourceView> sourceViews(const Snapshots &snapshots, const MonitorTotals &totals,
                              const QString &ingestUrl)
{
    QList<SourceView> views;
    for (const auto &source : snapshots.configuration.sources) {
        const auto &config = source.config;
        SourceView view;
        view.source = source;
        view.problem = snapshots.problems.value(config.name);
        if (!config.publicUrl.isEmpty())
            view.address = config.publicUrl;
        else if (!ingestUrl.isEmpty())
            view.address = ingestUrl + u"/in/"_s + config.name;
        const auto counted = totals.sources.value(config.name);
        view.accepted = counted.accepted;
        view.warned = counted.warned;
        for (const auto count : counted.rejected)
            view.rejected += count;
        view.lastArrival = counted.lastArrival;
        views.append(view);
    }
    return views;
}

QList<DestinationView> destinationViews(const Snapshots &snapshots, const MonitorTotals &totals,
                                        const QHash<QString, DestinationCounts> &counts)
{
    QList<DestinationView> views;
    for (const auto &destination : snapshots.configuration.destinations) {
        const auto &name = destination.config.name;
        DestinationView view;
        view.destination = destination;
        if (const auto target = snapshots.targets->constFind(name);
            target != snapshots.targets->cend())
            view.problem = target->problem;
        const auto stored = counts.value(name);
        view.pending = stored.pending;
        view.dead = stored.dead;
        const auto counted = totals.destinations.value(name);
        view.succeeded = counted.succeeded;
        for (const auto &[outcome, count] : counted.attempts.asKeyValueRange()) {
            if (outcome != AttemptOutcome::Success)
                view.failedAttempts += count;
        }
        view.lastSuccess = counted.lastSuccess;
        views.append(view);
    }
    return views;
}

void markInFlight(Delivery &delivery, const QSet<DeliveryId> &inFlight)
{
    if (!isFinal(delivery.status) && inFlight.contains(delivery.id))
        delivery.status = DeliveryStatus::InFlight;
}

void markInFlight(QList<Delivery> &deliveries, const QSet<DeliveryId> &inFlight)
{
    for (auto &delivery : deliveries)
        markInFlight(delivery, inFlight);
}

} // namespace Signalbox
