// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routingtable.h"
#include "core/store/storetypes.h"
#include "core/workflow/takeup.h"

namespace Signalbox {

/// What routing an event led to, and what to tell the observer of it once it is committed.
struct RoutedEvent
{
    struct Verdict
    {
        QString workflow; ///< empty: no workflow took the event
        EventState state = EventState::Unmatched;
        Microseconds evaluation{};
    };

    RoutingCommit commit;
    QList<Verdict> verdicts; ///< one for each workflow that took it; one when none did
};

/// Decides about \a event by \a table. New are only the ids of the deliveries; the memories of \a
/// moment are kept up to date.
RoutedEvent routeEvent(const Event &event, const RoutingTable &table, const Moment &moment);

/// What is to be committed of \a taken at \a now. Without verdicts for an event that only goes on:
/// it was told of when it came.
RoutedEvent goOnWith(const TakenUp &taken, Timestamp now);

} // namespace Signalbox
