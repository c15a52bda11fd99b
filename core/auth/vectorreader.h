// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/jsonmembers.h"
#include "core/auth/providervector.h"

namespace Signalbox {

/// Reads one known answer (docs/providers.md, Vectors).
ProviderVector readVector(JsonMembers members);

} // namespace Signalbox
