// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

#include <quickjs/quickjs.h>

namespace Signalbox {

/// \a document as a JavaScript value. A number that JavaScript gives back as it came is a number;
/// a larger integer is a BigInt, and any other a Decimal. \a bigInt is the global function. An
/// exception when it does not fit. Calls nothing of the script's.
JSValue scriptValue(JSContext *context, const Document &document, JSValueConst bigInt);

} // namespace Signalbox
