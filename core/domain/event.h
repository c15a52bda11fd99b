// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/deliverystatus.h"
#include "core/domain/request.h"
#include "core/support/ids.h"

#include <QList>
#include <QStringList>

namespace Signalbox {

/// What became of an event, derived from its routing and its deliveries. Stored by number.
enum class EventState : quint8 {
    New = 0, ///< stored, not routed yet
    Held = 1, ///< a node or an operator holds it
    Unmatched = 2, ///< no workflow took it
    Stopped = 3, ///< every way it took ended in a stop node or an unconnected port
    InFlight = 4, ///< deliveries wait for their first attempt to end
    Retrying = 5,
    Delivered = 6, ///< every delivery succeeded
    Failed = 7, ///< a delivery is dead
    Cancelled = 8,
};

QString eventStateName(EventState state); ///< snake_case, as in JSON
std::optional<EventState> eventStateFromName(QStringView name);

/// Where an event stands among those that belong together, as its sender says: for order nodes.
struct OrderPlace
{
    QByteArray key; ///< what the events of a row have in common; never empty
    QByteArray position; ///< in that row: a number, or a time; empty when the sender tells none

    bool operator==(const OrderPlace &) const = default;
};

/// One thing that happened, taken from an accepted request. Immutable once stored.
struct Event
{
    EventId id;
    qint64 seq = 0; ///< order of commit, from 1; 0 before it is stored
    QString source; ///< name
    QString type; ///< the provider's event type; empty when it tells none
    QByteArray key; ///< idempotency key as the sender gave it
    std::optional<Timestamp> occurredAt; ///< what the sender says
    std::optional<OrderPlace> order; ///< nothing: its source has no order, or it no order key
    Request request;
    QString warning; ///< what is not as its source wants it, in one English sentence; or empty

    bool operator==(const Event &) const = default;
};

/// A destination of an event with the state of its newest delivery there.
struct RouteChip
{
    QString destination;
    DeliveryStatus status = DeliveryStatus::Scheduled;

    bool operator==(const RouteChip &) const = default;
};

/// A row of the Events table: everything but headers and body.
struct EventSummary
{
    EventId id;
    qint64 seq = 0;
    QString source;
    QString type;
    QByteArray key;
    Timestamp receivedAt{};
    std::optional<Timestamp> occurredAt;
    std::optional<Timestamp> finishedAt; ///< when the last delivery ended, success or dead
    qint64 bodySize = 0; ///< bytes
    EventState state = EventState::New;
    int duplicates = 0; ///< how often it came again with the same bytes
    QList<RouteChip> route;

    bool operator==(const EventSummary &) const = default;
};

/// A request that carried a known key and the same bytes.
struct Duplicate
{
    Timestamp receivedAt{};
    QString peer;

    bool operator==(const Duplicate &) const = default;
};

/// An event with its bytes and what became of it, for the inspector.
struct EventDetail
{
    EventSummary summary;
    Event event;
    std::optional<Timestamp> storedAt;
    std::optional<Timestamp> routedAt;
    QList<Duplicate> duplicates; ///< the newest 100
    QList<EventId> parents; ///< of what a batch node made: its members, in their order
    /// Workflows that events of its source go to, and whose trace of it, if they took it, is kept
    /// no longer.
    QStringList tracesRemoved;
};

} // namespace Signalbox
