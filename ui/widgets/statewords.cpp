// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statewords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Look StateWords::look(EventState state)
{
    switch (state) {
    case EventState::New: return {tr("New"), u"circle-dot"_s, Tone::Quiet};
    case EventState::Held: return {tr("Held"), u"pause"_s, Tone::Warn};
    case EventState::Unmatched: return {tr("Unmatched"), u"circle-dashed"_s, Tone::Quiet};
    case EventState::Stopped: return {tr("Stopped"), u"circle-stop"_s, Tone::Quiet};
    case EventState::InFlight: return {tr("In flight"), u"send"_s, Tone::Accent};
    case EventState::Retrying: return {tr("Retrying"), u"rotate-ccw"_s, Tone::Warn};
    case EventState::Delivered: return {tr("Delivered"), u"circle-check"_s, Tone::Good};
    case EventState::Failed: return {tr("Failed"), u"octagon-x"_s, Tone::Bad};
    case EventState::Cancelled: return {tr("Cancelled"), u"ban"_s, Tone::Quiet};
    }
    Q_UNREACHABLE_RETURN({});
}

Look StateWords::look(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::Scheduled: return {tr("Scheduled"), u"clock"_s, Tone::Quiet};
    case DeliveryStatus::InFlight: return {tr("In flight"), u"send"_s, Tone::Accent};
    case DeliveryStatus::Retrying: return {tr("Retrying"), u"rotate-ccw"_s, Tone::Warn};
    case DeliveryStatus::Held: return {tr("Held"), u"pause"_s, Tone::Warn};
    case DeliveryStatus::Succeeded: return {tr("Succeeded"), u"circle-check"_s, Tone::Good};
    case DeliveryStatus::Dead: return {tr("Dead"), u"octagon-x"_s, Tone::Bad};
    case DeliveryStatus::Cancelled: return {tr("Cancelled"), u"ban"_s, Tone::Quiet};
    }
    Q_UNREACHABLE_RETURN({});
}

QString StateWords::sentence(EventState state)
{
    switch (state) {
    case EventState::New: return tr("Stored. No workflow has looked at it yet.");
    case EventState::Held: return tr("A node or an operator holds it.");
    case EventState::Unmatched: return tr("No workflow takes events of this source.");
    case EventState::Stopped:
        return tr("Every way it took ended without a destination. The trace says where.");
    case EventState::InFlight: return tr("On its way: a first attempt has not ended yet.");
    case EventState::Retrying: return tr("An attempt failed. The next one is scheduled.");
    case EventState::Delivered: return tr("Every delivery succeeded.");
    case EventState::Failed:
        return tr("A delivery is a dead letter: it has no attempts left. Redrive it once the "
                  "destination works again.");
    case EventState::Cancelled: return tr("Its deliveries were cancelled.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString StateWords::waitingSentence(const DeliveryId &before)
{
    return tr("Waits for delivery %1 of the same order key: it goes once that was delivered or is "
              "dead.")
        .arg(before.toString());
}

} // namespace Signalbox
