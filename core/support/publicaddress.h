// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QHostAddress;

namespace Signalbox {

/// Whether \a address is one of the public internet, by IANA's registries of special-purpose
/// addresses: not loopback, private, link-local, shared (CGNAT), unique local, multicast,
/// documentation, benchmarking, reserved, nor an IPv4 address mapped into IPv6 or carried by 6to4
/// or Teredo. One behind the well-known NAT64 prefix is judged as the IPv4 address that it is.
bool isPublicAddress(const QHostAddress &address);

} // namespace Signalbox
