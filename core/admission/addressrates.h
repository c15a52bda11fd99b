// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/tokenbucket.h"

#include <array>
#include <mutex>
#include <vector>

class QHostAddress;

namespace Signalbox {

/// A token bucket for every address that asks: an IPv4 address, or an IPv6 network of 64 bits,
/// since that is what one customer gets. Memory is fixed: where too many come at once, the bucket
/// that is nearest to full is given up, which lets more in and never keeps anyone out. Thread-safe;
/// threads wait for each other only where their addresses share one of many locks.
class AddressRates final
{
    Q_DISABLE_COPY_MOVE(AddressRates)

public:
    /// Room for about \a addresses, 16 bytes each.
    explicit AddressRates(size_t addresses = 65536);

    /// Takes a token of \a address at the source numbered \a source (any number of the caller's);
    /// else how long until there is one.
    std::optional<Microseconds> take(size_t source, const QHostAddress &address,
                                     const RateLimit &limit, Timestamp now);

private:
    struct Entry
    {
        quint64 key = 0; ///< 0: free
        TokenBucket bucket;
    };
    static constexpr size_t ways = 8;
    static constexpr size_t stripes = 64;
    using Set = std::array<Entry, ways>;

    size_t m_seed;
    std::vector<Set> m_sets;
    std::array<std::mutex, stripes> m_locks;
};

} // namespace Signalbox
