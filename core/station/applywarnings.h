// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/station/applyplan.h"

namespace Signalbox {

/// What publishing would warn of in the workflows of \a wanted, also in those that \a plan leaves
/// as they are: by the sources and destinations as they are in \a stored once the plan is put.
/// Nothing of a script runs. Pure.
QList<ApplyWarning> applyWarnings(const Configuration &stored, const ApplyPlan &plan,
                                  const StationConfig &wanted, const ProviderCatalogue &providers);

} // namespace Signalbox
