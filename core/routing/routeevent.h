// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routingtable.h"
#include "core/store/storetypes.h"

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

/// Decides about \a event by \a table at \a now. Changes nothing; new are only the ids of the
/// deliveries.
RoutedEvent routeEvent(const Event &event, const RoutingTable &table, Timestamp now);

} // namespace Signalbox
