// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <quickjs/quickjs.h>

namespace Signalbox::ScriptClasses {

// Kinds of objects that scripts see and JavaScript does not have.

/// A number with more digits than a double holds: its JSON text is the member "text".
JSClassID decimal();
/// What outgoing() returns: its parts are the member "parts".
JSClassID outgoing();

/// Whether \a runtime has them now.
bool addTo(JSRuntime *runtime);

} // namespace Signalbox::ScriptClasses
