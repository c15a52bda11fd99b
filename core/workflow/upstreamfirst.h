// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/compiledworkflow.h"

namespace Signalbox {

/// The ids of all nodes, each behind those that lead to it.
QStringList upstreamFirst(const CompiledWorkflow &workflow);

} // namespace Signalbox
