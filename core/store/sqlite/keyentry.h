// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace Signalbox {

using KeyDigest = std::array<quint8, 16>;

/// \a bytes must be 16.
inline KeyDigest keyDigest(QByteArrayView bytes)
{
    KeyDigest digest;
    Q_ASSERT(bytes.size() == qsizetype(digest.size()));
    std::memcpy(digest.data(), bytes.data(), digest.size());
    return digest;
}

/// An idempotency key as the store keeps it: 40 bytes, in order of its digest.
struct KeyEntry
{
    static constexpr int lifetimes = 64;

    KeyDigest digest{}; ///< digest16 of (source, key)
    quint64_be taker{}; ///< see takenBy()
    KeyDigest content{}; ///< digest16 of the bytes that came with it

    /// The event that took it, and above that for how long: 0 for ever, else see duration().
    static quint64_be takenBy(qint64 eventSeq, int lifetime)
    {
        return quint64_be(quint64(eventSeq) | (quint64(lifetime) << seqBits));
    }
    qint64 eventSeq() const { return qint64(taker & ((1ULL << seqBits) - 1)); }
    int lifetime() const { return int(taker >> seqBits) & (lifetimes - 1); }

    /// The shortest lifetime that is not shorter than \a window; 0 for a window of 0.
    static int lifetimeFor(Microseconds window)
    {
        int lifetime = window > Microseconds::zero() ? 1 : 0;
        while (lifetime > 0 && lifetime < lifetimes - 1 && duration(lifetime) < window)
            ++lifetime;
        return lifetime;
    }
    /// So that a second and ten years are told apart in a few bits: powers of two.
    static Microseconds duration(int lifetime)
    {
        return std::chrono::seconds(qint64(1) << std::min(lifetime, 40));
    }

    /// In a sorted run: by digest, the newest first.
    static bool before(const KeyEntry &left, const KeyEntry &right)
    {
        const int order = std::memcmp(left.digest.data(), right.digest.data(), left.digest.size());
        return order != 0 ? order < 0 : left.eventSeq() > right.eventSeq();
    }

private:
    static constexpr int seqBits = 56;
};
static_assert(sizeof(KeyEntry) == 40 && std::is_trivially_copyable_v<KeyEntry>);

/// Entries or index rows as the bytes of one blob, and back; what is no whole item is left out.
template <typename T>
QByteArrayView blobOf(const std::vector<T> &items)
{
    return {reinterpret_cast<const char *>(items.data()), qsizetype(items.size() * sizeof(T))};
}

template <typename T>
std::vector<T> itemsOf(QByteArrayView blob)
{
    std::vector<T> items(size_t(blob.size()) / sizeof(T));
    if (!items.empty())
        std::memcpy(items.data(), blob.data(), items.size() * sizeof(T));
    return items;
}

} // namespace Signalbox
