// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// A disabled source looks like none.
StepEnd checkSource(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
