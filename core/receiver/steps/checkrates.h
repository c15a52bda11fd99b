// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// RateLimited (429), with retry_after in the evidence, where the peer's address sends faster than
/// the source lets strangers.
StepEnd checkAddressRate(Intake &intake, const IntakeTools &tools);

/// The same for all that was authenticated.
StepEnd checkSourceRate(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
