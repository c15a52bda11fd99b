// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/addressrange.h"
#include "core/support/headerblock.h"

namespace Signalbox {

/// Which proxies are believed when they say whom they speak for, and how they say it. One way only:
/// a proxy that sets one header may pass on another that its client made up.
struct TrustedProxies
{
    enum class Way {
        XForwardedFor, ///< X-Forwarded-For, as nearly all proxies have it
        Forwarded, ///< RFC 7239
        ProxyProtocol, ///< before the first byte of each connection; required there
    };

    QList<AddressRange> ranges;
    Way way = Way::XForwardedFor;

    bool operator==(const TrustedProxies &) const = default;

    bool contains(const QHostAddress &address) const { return containsAddress(ranges, address); }

    /// Who made a request that came from \a peer with \a headers: read from the last proxy towards
    /// the first, as long as each is trusted. Stops where something cannot be read: then it is the
    /// proxy that said so.
    QHostAddress clientOf(const QHostAddress &peer, const HeaderBlock &headers) const;

    /// Whether that client called its proxy by TLS: by the proto of Forwarded, or X-Forwarded-Proto
    /// beside X-Forwarded-For. Nothing where no trusted proxy says so in a way that can be read.
    std::optional<bool> secureOf(const QHostAddress &peer, const HeaderBlock &headers) const;
};

} // namespace Signalbox
