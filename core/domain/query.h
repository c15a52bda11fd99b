// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/domain/event.h"
#include "core/domain/rejection.h"
#include "core/support/result.h"

namespace Signalbox {

/// Which events. Empty members do not restrict.
struct EventFilter
{
    QString source;
    QString type; ///< exact, or a prefix ending in '*'
    QString destination; ///< has a delivery there
    QString key;
    QString text; ///< contained in source, type, key or id, without case
    std::optional<EventState> state;
    std::optional<Timestamp> since; ///< received at or after
    std::optional<Timestamp> until; ///< received before

    bool operator==(const EventFilter &) const = default;
    bool isEmpty() const { return *this == EventFilter{}; }
};

/// Reads what a person types: words of the form source:github type:push* state:failed
/// destination:billing key:… since:2026-11-24T09:00Z (or since:15m, 2h, 3d before \a now), the rest
/// is text. Quotes keep blanks together. Invalid names the word and what was expected.
Result<EventFilter> parseEventFilter(QStringView text, Timestamp now);

/// Pages go by seq, newest first: ask with the last page's `next` for the following one.
struct EventQuery
{
    EventFilter filter;
    std::optional<qint64> before; ///< only seq below this
    int limit = 100; ///< 1 to 1000
};

struct EventPage
{
    QList<EventSummary> events; ///< newest first
    std::optional<qint64> next; ///< set while older ones may exist
};

struct RejectionQuery
{
    QString source;
    std::optional<RejectionCause> cause;
    std::optional<qint64> before;
    int limit = 100;
};

struct RejectionPage
{
    QList<Rejection> rejections; ///< newest first, request bodies left out
    std::optional<qint64> next;
};

struct DeliveryQuery
{
    std::optional<EventId> event;
    QString destination;
    std::optional<DeliveryStatus> status;
    std::optional<qint64> before;
    int limit = 100;
};

struct DeliveryPage
{
    QList<Delivery> deliveries; ///< newest first
    std::optional<qint64> next;
};

/// New deliveries made from a stored event.
struct ReplayRequest
{
    EventId event;
    QStringList destinations; ///< empty: wherever it went before
    bool asNew = false; ///< a new webhook-id, so that receivers do not take it for a repetition

    bool operator==(const ReplayRequest &) const = default;
};

} // namespace Signalbox
