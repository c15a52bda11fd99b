// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/nodetrial.h"

namespace Signalbox {

/// What the node of \a trial makes of \a event, and of the event what the nodes before it leave.
/// Of those, order, deduplicate, delay and throttle are taken to let it pass, and a batch to join
/// it alone: nothing is held or remembered here. Null \a event: only what needs none.
NodeReport tryNode(const NodeTrial &trial, const Event *event);

} // namespace Signalbox
