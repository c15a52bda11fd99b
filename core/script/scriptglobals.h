// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <quickjs/quickjs.h>

namespace Signalbox {

/// A context with the language and what scripts have besides it: console, Decimal, outgoing(),
/// and a Math.random() that depends on the event. No eval(), no modules, no shared memory, no weak
/// references: nothing that reaches outside or shows when memory is collected. Its opaque pointer
/// is to be set to a ScriptHost before it runs. Null when it does not fit.
JSContext *makeScriptContext(JSRuntime *runtime);

/// A Decimal of \a text, which must be a JSON number; or an exception.
JSValue makeDecimal(JSContext *context, const char *text, size_t size);

} // namespace Signalbox
