// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/domain/event.h"

namespace Signalbox {

/// What the state of an event depends on, of one of its deliveries.
struct DeliveryStanding
{
    QString destination;
    int replay = 0;
    DeliveryStatus status = DeliveryStatus::Scheduled;
    std::optional<Timestamp> finishedAt;
};

struct EventStanding
{
    EventState state = EventState::InFlight;
    std::optional<Timestamp> finishedAt; ///< when the last delivery ended, once all have

    bool operator==(const EventStanding &) const = default;
};

/// The state that \a deliveries, at least one, in their order of commit, give their event: failed
/// if one is dead, else retrying, in flight, held, delivered; cancelled if all are. A replay takes
/// the place of what its destination got before. An event that a node still holds has not ended,
/// and is held unless a delivery makes it failed, retrying or in flight.
EventStanding deriveStanding(const QList<DeliveryStanding> &deliveries, bool heldByNode = false);

} // namespace Signalbox
