// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/domain/event.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>
#include <QList>

namespace Signalbox {

/// One step of an event's way, in time.
struct WaterfallBar
{
    QString label;
    Look look; ///< word: how it ended
    Microseconds start{}; ///< since the event was received
    Microseconds end{};

    bool operator==(const WaterfallBar &) const = default;
};

/// The way of an event as bars: stored, routed, then each attempt in the order of time.
class WaterfallBars
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::WaterfallBars)

public:
    static constexpr qsizetype maxBars = 10; ///< of the attempts beyond it the oldest are left out

    static QList<WaterfallBar> make(const EventDetail &event,
                                    const QList<DeliveryDetail> &deliveries);
    /// The bars in words, one sentence each, for screen readers and the tool tip.
    static QString describe(const QList<WaterfallBar> &bars);
};

} // namespace Signalbox
