// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

/// One script for one event, in microseconds of processor time; 0 when it did not run.
struct ScriptFigures
{
    double simple = 0; ///< five members of a small order become four
    double kilobyte = 0; ///< an event of a kilobyte is changed and goes on whole
};

ScriptFigures measureScripts();

} // namespace Signalbox
