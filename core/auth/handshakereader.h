// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/schemereader.h"

namespace Signalbox {

/// Reads one handshake (docs/providers.md, Handshakes).
Handshake readHandshake(JsonMembers members, const SchemeNames &names);

/// Reads the expression at \a name; a problem when it does not compile.
std::optional<ValueExpression> readExpression(JsonMembers &members, QLatin1StringView name);

} // namespace Signalbox
