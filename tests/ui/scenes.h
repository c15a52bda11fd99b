// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/scriptedstation.h"

namespace Signalbox {

/// Real domain values for the tests of ui/, all as of one moment.
class Scenes
{
public:
    explicit Scenes(Timestamp now)
        : m_now(now)
    {
    }

    Timestamp now() const { return m_now; }

    /// A stored and routed event of \a type that came \a age ago.
    EventDetail event(qint64 seq, const QString &type, EventState state,
                      Microseconds age = std::chrono::seconds(1)) const;
    /// \a count of them, newest first, seq from count down to 1.
    QList<EventDetail> events(int count) const;
    /// A delivery of \a event with \a failures failed attempts, and one that ends it in \a status.
    DeliveryDetail delivery(const EventDetail &event, const QString &destination,
                            DeliveryStatus status, int failures) const;
    Configured<WorkflowConfig> workflow() const;
    Rejection rejection(qint64 seq, RejectionCause cause) const;

    /// A busy station: pages with everything on them.
    void furnish(ScriptedStation &station) const;

private:
    Timestamp m_now;
};

} // namespace Signalbox
