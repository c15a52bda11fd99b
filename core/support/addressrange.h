// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QList>

#include <array>
#include <optional>

class QHostAddress;

namespace Signalbox {

/// Reads one address, strictly: four decimal numbers, or IPv6 without brackets and zone. An
/// IPv4-mapped IPv6 address is the IPv4 address. Nothing when it is none.
std::optional<QHostAddress> parseAddress(QStringView text);

/// \a address as an IPv4 address where it is one mapped into IPv6, without a zone.
QHostAddress canonicalAddress(const QHostAddress &address);

/// What counts as one address where addresses are counted: an IPv4 address, or of an IPv6 address
/// the network of 64 bits, since that is what one customer gets.
QHostAddress countedAddress(const QHostAddress &address);

/// The addresses of one network in CIDR notation (RFC 4632, RFC 4291): 140.82.112.0/20,
/// 2a0a:a440::/29, or a single address. IPv4 and IPv6 are apart: ::/0 holds no IPv4 address,
/// however it is written, and ::ffff:10.0.0.0/104 is 10.0.0.0/8.
class AddressRange final
{
public:
    /// Refuses what may be a slip: bits below the prefix, leading zeros, a zone. The detail says
    /// what was expected.
    static Result<AddressRange> parse(QStringView text);

    bool contains(const QHostAddress &address) const;

    /// As parse() reads it; a single address without its prefix length.
    QString toString() const;

    bool operator==(const AddressRange &) const = default;

private:
    using Bytes = std::array<quint8, 16>;

    AddressRange(const Bytes &network, int prefix, bool v4)
        : m_network(network)
        , m_prefix(prefix)
        , m_v4(v4)
    {
    }

    Bytes m_network; ///< IPv4 as mapped into IPv6
    int m_prefix; ///< of 128
    bool m_v4;
};

/// Whether any of \a ranges holds \a address.
bool containsAddress(const QList<AddressRange> &ranges, const QHostAddress &address);

} // namespace Signalbox
