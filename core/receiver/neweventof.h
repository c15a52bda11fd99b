// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/intake.h"
#include "core/store/storetypes.h"

namespace Signalbox {

/// What the writer stores of \a item, which passed every step of \a source, with a new id. \a
/// request is the one that it came in, with the item's body, credentials taken out.
NewEvent newEventOf(const IngestSource &source, IntakeItem &&item, Request request,
                    const Clock &clock);

} // namespace Signalbox
