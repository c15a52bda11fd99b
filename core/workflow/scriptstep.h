// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptrunner.h"
#include "core/workflow/evaluation.h"

namespace Signalbox {

/// What \a script, run by \a runner, makes of an event with \a envelope: where the event leaves its
/// node, and how it is changed. A failure leaves by the port error with the event as it was.
NodeResult runScript(const CompiledScript &script, ScriptRunner &runner, const Document &envelope);

} // namespace Signalbox
