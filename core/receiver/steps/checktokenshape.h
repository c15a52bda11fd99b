// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// Where a handshake signs what a stranger sends (X, Zoom, Braintree), nothing that has the shape
/// of such a token is taken for an event, however well it is signed: it could have been signed
/// here. What passes is proven. Such a body, or form field, holds nothing that a vendor sends as an
/// event.
StepEnd checkTokenShape(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
