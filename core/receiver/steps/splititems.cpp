// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/splititems.h"

namespace Signalbox {

StepEnd splitItems(Intake &intake, const IntakeTools &)
{
    intake.items.push_back({intake.request.body, {}, {}});
    return {};
}

} // namespace Signalbox
