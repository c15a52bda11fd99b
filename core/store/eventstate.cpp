// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/eventstate.h"

#include <QHash>

#include <algorithm>

namespace Signalbox {
namespace {

QList<DeliveryStanding> withoutReplaced(const QList<DeliveryStanding> &deliveries)
{
    QHash<QString, int> newestReplay;
    for (const auto &delivery : deliveries) {
        auto &newest = newestReplay[delivery.destination];
        newest = std::max(newest, delivery.replay);
    }
    QList<DeliveryStanding> result;
    for (const auto &delivery : deliveries) {
        if (delivery.replay == newestReplay.value(delivery.destination))
            result.append(delivery);
    }
    return result;
}

EventState derive(const QList<DeliveryStanding> &deliveries, bool heldByNode)
{
    const auto any = [&](DeliveryStatus status) {
        return std::ranges::any_of(deliveries,
                                   [&](const auto &delivery) { return delivery.status == status; });
    };
    if (any(DeliveryStatus::Dead))
        return EventState::Failed;
    if (any(DeliveryStatus::Retrying))
        return EventState::Retrying;
    if (any(DeliveryStatus::Scheduled) || any(DeliveryStatus::InFlight))
        return EventState::InFlight;
    if (heldByNode || any(DeliveryStatus::Held))
        return EventState::Held;
    return any(DeliveryStatus::Succeeded) ? EventState::Delivered : EventState::Cancelled;
}

} // namespace

EventStanding deriveStanding(const QList<DeliveryStanding> &all, bool heldByNode)
{
    const auto deliveries = withoutReplaced(all);
    EventStanding standing{derive(deliveries, heldByNode), {}};
    const bool ended = !heldByNode && std::ranges::all_of(deliveries, [](const auto &delivery) {
        return isFinal(delivery.status);
    });
    if (ended) {
        for (const auto &delivery : deliveries)
            standing.finishedAt = std::max(standing.finishedAt, delivery.finishedAt);
    }
    return standing;
}

} // namespace Signalbox
