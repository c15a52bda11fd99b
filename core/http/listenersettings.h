// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httplimits.h"

#include <memory>

namespace Signalbox {

/// How a listener treats its connections. A connection keeps the settings that it began under.
struct ListenerSettings
{
    HttpLimits limits;
};

using SharedListenerSettings = std::shared_ptr<const ListenerSettings>;

} // namespace Signalbox
