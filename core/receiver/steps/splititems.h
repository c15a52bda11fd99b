// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// The parts of the request that become events: one for each of its items, or the whole body.
StepEnd splitItems(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
