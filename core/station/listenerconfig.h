// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httplimits.h"
#include "core/http/tlsidentity.h"
#include "core/http/trustedproxies.h"

#include <optional>

namespace Signalbox {

/// What a station file says about connections that come in. A section that it does not have leaves
/// the station as it is.
struct ListenerConfig
{
    std::optional<HttpLimits> limits = {};
    std::optional<TrustedProxies> proxies = {};
    std::optional<TlsFiles> tls = {};

    bool operator==(const ListenerConfig &) const = default;
};

} // namespace Signalbox
