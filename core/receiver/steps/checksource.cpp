// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checksource.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd checkSource(Intake &intake, const IntakeTools &)
{
    if (!intake.source->enabled)
        return Refused{RejectionCause::SourceDisabled, u"The source is disabled."_s, {}, {}};
    return {};
}

} // namespace Signalbox
