// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/keyentry.h"

namespace Signalbox {

/// Tells of up to KeyFilter::keys digests, which are random as digests are, that one is certainly
/// not among them; of one in a hundred strangers it says maybe (a Bloom filter, 10 bits a key).
class KeyFilter final
{
public:
    static constexpr size_t keys = 200;

    void add(const KeyDigest &digest);
    bool mayHold(const KeyDigest &digest) const;

private:
    std::array<quint8, 256> m_bits{};
};

/// Where the keys from one digest on are: stored as it is.
struct KeyIndexRow
{
    KeyDigest first{}; ///< the lowest in the chunk
    quint64_be chunk{}; ///< row of key_chunk
    KeyFilter filter; ///< of the chunk's digests
};
static_assert(sizeof(KeyIndexRow) == 280 && std::is_trivially_copyable_v<KeyIndexRow>);

} // namespace Signalbox
