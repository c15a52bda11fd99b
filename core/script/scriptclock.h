// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

namespace Signalbox::ScriptClock {

// What the scripts of this thread take for now. QuickJS asks the C library in two places; in our
// copy of its archive both lead here (cmake/Dependencies.cmake), so that a script's time is what it
// was told and its time zone is UTC, on every machine and at every replay.

void set(Timestamp now);

/// Whether anything asked since set().
bool wasAsked();

} // namespace Signalbox::ScriptClock
