// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httplimits.h"
#include "core/http/tlsidentity.h"
#include "core/http/trustedproxies.h"

#include <memory>
#include <optional>

namespace Signalbox {

/// How a listener treats its connections. A connection keeps the settings that it began under.
struct ListenerSettings
{
    HttpLimits limits;
    TrustedProxies proxies = {};
    std::optional<TlsIdentity> tls = {}; ///< by loadTls(); without it connections are plain
};

using SharedListenerSettings = std::shared_ptr<const ListenerSettings>;

} // namespace Signalbox
