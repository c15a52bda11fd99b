// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/addressrange.h"

#include <QHostAddress>
#include <QtEndian>

#include <arpa/inet.h>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int mappedBits = 96; ///< of IPv6, before an IPv4 address mapped into it

using Bytes = std::array<quint8, 16>;

/// What every IPv4-mapped address begins with.
constexpr std::array<quint8, 12> mappedStart{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool isMapped(const Bytes &bytes)
{
    return std::equal(mappedStart.begin(), mappedStart.end(), bytes.begin());
}

Bytes bytesOf(const QHostAddress &address)
{
    Bytes bytes;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        // Not toIPv6Address(), which maps every IPv4 address but 0.0.0.0.
        std::ranges::copy(mappedStart, bytes.begin());
        qToBigEndian(address.toIPv4Address(), &bytes[mappedStart.size()]);
    } else {
        std::copy_n(address.toIPv6Address().c, bytes.size(), bytes.begin());
    }
    return bytes;
}

/// \a bytes with every bit after the first \a prefix cleared.
Bytes masked(Bytes bytes, int prefix)
{
    for (int i = 0; i < 16; ++i)
        bytes[size_t(i)] &= quint8(0xff00 >> std::clamp(prefix - 8 * i, 0, 8));
    return bytes;
}

std::optional<int> parsePrefix(QStringView text, int most)
{
    const bool digits = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0'))
        return {};
    const int prefix = text.toInt();
    return prefix <= most ? std::optional(prefix) : std::nullopt;
}

} // namespace

std::optional<QHostAddress> parseAddress(QStringView text)
{
    // Not QHostAddress::setAddress(), which reads 127.1 and 2130706433 too.
    const auto bytes = text.toLatin1();
    if (bytes.contains('\0'))
        return {};
    in_addr v4{};
    if (::inet_pton(AF_INET, bytes.constData(), &v4) == 1)
        return QHostAddress(ntohl(v4.s_addr));
    Q_IPV6ADDR v6{};
    if (::inet_pton(AF_INET6, bytes.constData(), &v6) == 1)
        return canonicalAddress(QHostAddress(v6));
    return {};
}

QHostAddress countedAddress(const QHostAddress &address)
{
    const auto canonical = canonicalAddress(address);
    if (canonical.protocol() != QAbstractSocket::IPv6Protocol)
        return canonical;
    auto bytes = canonical.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

QHostAddress canonicalAddress(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    const auto bytes = bytesOf(address);
    // Not toIPv4Address(), which makes 127.0.0.1 of ::1 and 0.0.0.0 of ::.
    return isMapped(bytes) ? QHostAddress(qFromBigEndian<quint32>(&bytes[mappedStart.size()]))
                           : QHostAddress(bytes.data());
}

Result<AddressRange> AddressRange::parse(QStringView text)
{
    const Error invalid{
        ErrorCode::Invalid,
        u"expected an address or a range such as 140.82.112.0/20 or 2001:db8::/32"_s};
    const auto slash = text.indexOf(u'/');
    const auto address = parseAddress(slash < 0 ? text : text.first(slash));
    if (!address)
        return invalid;
    const auto bytes = bytesOf(*address);
    const bool v4 = isMapped(bytes);
    const bool dotted = v4 && !text.contains(u':');
    int prefix = 128;
    if (slash >= 0) {
        const auto read = parsePrefix(text.sliced(slash + 1), dotted ? 32 : 128);
        if (!read || (v4 && !dotted && *read < mappedBits))
            return invalid;
        prefix = dotted ? mappedBits + *read : *read;
    }
    const AddressRange range(masked(bytes, prefix), prefix, v4);
    if (range.m_network != bytes) {
        return Error{ErrorCode::Invalid,
                     u"expected the first address of the range, %1"_s.arg(range.toString())};
    }
    return range;
}

bool AddressRange::contains(const QHostAddress &address) const
{
    const auto bytes = bytesOf(address);
    return !address.isNull() && isMapped(bytes) == m_v4 && masked(bytes, m_prefix) == m_network;
}

QString AddressRange::toString() const
{
    const auto network = canonicalAddress(QHostAddress(m_network.data())).toString();
    if (m_prefix == 128)
        return network;
    return network + u'/' + QString::number(m_v4 ? m_prefix - mappedBits : m_prefix);
}

bool containsAddress(const QList<AddressRange> &ranges, const QHostAddress &address)
{
    return std::ranges::any_of(ranges,
                               [&](const AddressRange &range) { return range.contains(address); });
}

} // namespace Signalbox
