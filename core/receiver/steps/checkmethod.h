// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// The methods that the provider uses.
StepEnd checkMethod(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
