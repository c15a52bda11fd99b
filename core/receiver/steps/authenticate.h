// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// The provider's proof that it sent the request, over the bytes as received.
StepEnd authenticate(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
