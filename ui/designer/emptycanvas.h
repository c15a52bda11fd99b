// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

class Canvas;
class GraphDocument;

/// Says in \a canvas what to do next, as long as nothing is drawn in it. The mouse goes through
/// what is said. Both must live as long as each other.
void showHintWhileEmpty(Canvas &canvas, const GraphDocument &document);

} // namespace Signalbox
