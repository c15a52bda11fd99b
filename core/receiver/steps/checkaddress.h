// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// Only the networks that the source allows may send, where it names any.
StepEnd checkAddress(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
