// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keyfilter.h"

namespace Signalbox {
namespace {

constexpr int probes = 5;
constexpr int positionBits = 11; ///< 2048 bits

/// The half of a digest that is not what a chunk is sorted by, as a store of random bits.
quint64 positionsOf(const KeyDigest &digest)
{
    return qFromLittleEndian<quint64>(digest.data() + 8);
}

} // namespace

void KeyFilter::add(const KeyDigest &digest)
{
    auto positions = positionsOf(digest);
    for (int i = 0; i < probes; ++i, positions >>= positionBits) {
        const auto bit = positions & ((1u << positionBits) - 1);
        m_bits[bit / 8] = quint8(m_bits[bit / 8] | (1u << (bit % 8)));
    }
}

bool KeyFilter::mayHold(const KeyDigest &digest) const
{
    auto positions = positionsOf(digest);
    for (int i = 0; i < probes; ++i, positions >>= positionBits) {
        const auto bit = positions & ((1u << positionBits) - 1);
        if ((m_bits[bit / 8] & (1u << (bit % 8))) == 0)
            return false;
    }
    return true;
}

} // namespace Signalbox
