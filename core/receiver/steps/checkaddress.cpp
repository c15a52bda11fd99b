// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkaddress.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd checkAddress(Intake &intake, const IntakeTools &)
{
    const auto &allowed = intake.source->allow;
    const auto client = canonicalAddress(intake.request.client);
    if (allowed.isEmpty() || containsAddress(allowed, client))
        return {};
    return Refused{RejectionCause::AddressNotAllowed,
                   u"The address is in none of the networks that the source allows."_s,
                   {{"address"_L1, client.toString()}, {"networks"_L1, allowed.size()}},
                   {}};
}

} // namespace Signalbox
