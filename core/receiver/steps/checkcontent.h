// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// ContentType (415), BodyMalformed (400) or TooLarge (413) for a body that is not what its headers
/// say; puts what was read into the intake.
StepEnd checkContent(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
