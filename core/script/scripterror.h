// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scripthost.h"

namespace Signalbox {

/// What scripts are called in their stack traces.
constexpr const char *scriptName = "script";

/// Puts what \a context has as its exception into the host's error, with its line and column where
/// they are known (of what is no Error they are not). May be left by a jump.
void takeScriptException(JSContext *context, ScriptHost &host);

} // namespace Signalbox
