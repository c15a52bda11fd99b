// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// Handshakes that the vendor does not sign.
StepEnd answerHandshake(Intake &intake, const IntakeTools &tools);
/// Handshakes that came with the vendor's signature, which is verified by now.
StepEnd answerProvenHandshake(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
