// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

/// The baseline: a bare QHttpServer on two threads that answers every POST with a fixed document,
/// without looking at it. Prints its port, then serves until its standard input ends.
int serveBare();

} // namespace Signalbox
