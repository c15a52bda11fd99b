// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// SchemaMismatch (422) for a body, or for an item where there are several, that is not as the
/// schema of its type has it; where the schema only warns, the event's warning.
StepEnd checkSchema(Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
