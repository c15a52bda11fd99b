// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

namespace Signalbox {

/// Stores \a events of the source "shop", a kilobyte each, that nobody has routed. False when that
/// did not work.
bool storeKilobytes(Store &store, int events);

} // namespace Signalbox
