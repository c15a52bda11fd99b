// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// Idempotency key, type and time of every item.
StepEnd readItemKeys(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
