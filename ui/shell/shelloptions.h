// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

class Clock;
class Theme;

/// How a main window is to be.
struct ShellOptions
{
    bool demo = false; ///< wears the Demo mark
    bool listenProblems = true; ///< shows why the station does not listen; off where the program that
                                ///< made the station says it itself, with what to do
    bool remember = true; ///< reads and writes QSettings: splits, columns, page, theme
    Theme *theme = nullptr; ///< not owned; null: the window makes its own
    const Clock *clock = nullptr; ///< not owned; null: the system's
};

} // namespace Signalbox
