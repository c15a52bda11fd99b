// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/domain/providerview.h"

namespace Signalbox {

/// In the order of the gallery: by category, then by title.
QList<ProviderView> providerViews(const ProviderCatalogue &catalogue);

} // namespace Signalbox
