// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/jsonmembers.h"
#include "core/auth/place.h"

namespace Signalbox {

/// Reads the place at member \a name. \a more are members that the caller reads itself.
Place readPlaceMember(JsonMembers &members, QLatin1StringView name, bool items,
                      const QList<QLatin1StringView> &more = {});

} // namespace Signalbox
