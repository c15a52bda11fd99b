// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rejection.h"

namespace Signalbox {

/// Whether \a rejection is a vendor's question, proven to be the vendor's, that an operator answers
/// with yes by admitting it: it becomes no event.
bool awaitsApproval(const Rejection &rejection);

} // namespace Signalbox
