// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// An event that has passed maxHops stations is going in circles.
StepEnd checkHops(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
