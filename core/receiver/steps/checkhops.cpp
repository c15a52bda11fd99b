// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkhops.h"

#include "core/domain/hops.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd checkHops(Intake &intake, const IntakeTools &)
{
    const auto hops = hopsOf(intake.request.headers);
    if (hops < maxHops)
        return {};
    return Refused{RejectionCause::Loop,
                   u"The event has passed %1 stations."_s.arg(hops),
                   {{"hops"_L1, hops}, {"limit"_L1, maxHops}},
                   intake.items.empty() ? QByteArray() : intake.items.front().keys.key};
}

} // namespace Signalbox
