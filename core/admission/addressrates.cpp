// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/addressrates.h"

#include "core/support/addressrange.h"

#include <QHashFunctions>
#include <QHostAddress>
#include <QRandomGenerator>

#include <algorithm>

namespace Signalbox {

namespace {

constexpr int networkBytes = 8; ///< of an IPv6 address

/// A secret number for what counts as one address, never 0.
quint64 keyOf(size_t seed, size_t source, const QHostAddress &address)
{
    const QHostAddress canonical = canonicalAddress(address);
    bool isIpv4 = false;
    const quint32 ipv4 = canonical.toIPv4Address(&isIpv4);
    const Q_IPV6ADDR ipv6 = canonical.toIPv6Address();
    const size_t hash = isIpv4 ? qHash(ipv4, seed) : qHashBits(ipv6.c, networkBytes, ~seed);
    return std::max<quint64>(1, qHashMulti(seed, source, isIpv4, hash));
}

} // namespace

AddressRates::AddressRates(size_t addresses)
    : m_seed(size_t(QRandomGenerator::system()->generate64()))
    , m_sets(std::max<size_t>(1, addresses / ways))
{
}

std::optional<Microseconds> AddressRates::take(size_t source, const QHostAddress &address,
                                               const RateLimit &limit, Timestamp now)
{
    const quint64 key = keyOf(m_seed, source, address);
    const size_t index = size_t(key % m_sets.size());
    const std::lock_guard lock(m_locks[index % stripes]);
    Set &set = m_sets[index];
    auto entry = std::ranges::find(set, key, &Entry::key);
    if (entry == set.end()) {
        entry = std::ranges::min_element(set, {},
                                         [](const Entry &known) { return known.bucket.fullAt; });
        *entry = {key, {}};
    }
    return entry->bucket.take(limit, now);
}

} // namespace Signalbox
