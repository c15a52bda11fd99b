// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/publicaddress.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace Signalbox {
namespace {

struct Range4
{
    quint32 network;
    int prefix;
};

constexpr quint32 address4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array special4{
    Range4{address4(0, 0, 0, 0), 8}, // this network
    Range4{address4(10, 0, 0, 0), 8}, // private
    Range4{address4(100, 64, 0, 0), 10}, // shared
    Range4{address4(127, 0, 0, 0), 8}, // loopback
    Range4{address4(169, 254, 0, 0), 16}, // link-local
    Range4{address4(172, 16, 0, 0), 12}, // private
    Range4{address4(192, 0, 0, 0), 24}, // protocol assignments
    Range4{address4(192, 0, 2, 0), 24}, // documentation
    Range4{address4(192, 88, 99, 0), 24}, // 6to4 relays
    Range4{address4(192, 168, 0, 0), 16}, // private
    Range4{address4(198, 18, 0, 0), 15}, // benchmarking
    Range4{address4(198, 51, 100, 0), 24}, // documentation
    Range4{address4(203, 0, 113, 0), 24}, // documentation
    Range4{address4(224, 0, 0, 0), 3}, // multicast, reserved, broadcast
};

bool isPublic4(quint32 address)
{
    return std::ranges::none_of(special4, [address](const Range4 &range) {
        return (address ^ range.network) >> (32 - range.prefix) == 0;
    });
}

bool isPublic6(const Q_IPV6ADDR &address)
{
    const auto high = qFromBigEndian<quint64>(address.c);
    const auto low = qFromBigEndian<quint64>(address.c + 8);
    constexpr quint64 nat64 = 0x0064'ff9b'0000'0000;
    if (high == nat64 && low >> 32 == 0)
        return isPublic4(quint32(low));
    const auto within = [high](quint64 network, int prefix) {
        return (high ^ network) >> (64 - prefix) == 0;
    };
    return within(0x2000'0000'0000'0000, 3) // global unicast
        && !within(0x2001'0000'0000'0000, 23) // protocol assignments, Teredo among them
        && !within(0x2001'0db8'0000'0000, 32) // documentation
        && !within(0x2002'0000'0000'0000, 16) // 6to4
        && !within(0x3fff'0000'0000'0000, 20); // documentation
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol: return isPublic4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol: return isPublic6(address.toIPv6Address());
    default: return false;
    }
}

} // namespace Signalbox
