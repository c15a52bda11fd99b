// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/textpattern.h"

namespace Signalbox {

/// \a pattern, a regular expression by ECMA-262 as JSON Schema has it, in RE2's notation. Error
/// Invalid for what RE2 cannot do: references back, looking around; and for escapes that are none.
/// The rest of the syntax is TextPattern's to check.
Result<std::string> re2FromEcmaScript(std::string_view pattern);

} // namespace Signalbox
