// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

/// Shows canvases to screen readers: each as a list of its nodes and groups with what they
/// are, where they lead and what is wrong with them. Once a program, before the first canvas;
/// further calls do nothing.
void makeCanvasesAccessible();

} // namespace Signalbox
