// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/keyfilter.h"
#include "core/store/sqlite/keyhorizon.h"

namespace Signalbox {

/// A set of keys that never changes any more: chunks of sorted entries on disk, and in memory what
/// tells which chunk may hold a digest (1.4 bytes a key).
class KeyGeneration final
{
public:
    /// How it stands on disk.
    enum class State { Building, Live, Dropping };

    KeyGeneration(qint64 number, int level);

    qint64 number() const { return m_number; }
    int level() const { return m_level; }
    /// Row of key_index of the index's nth part.
    qint64 partId(qint64 part) const { return partId(m_number, part); }
    static qint64 partId(qint64 generation, qint64 part) { return (generation << 24) + part; }

    /// Row of the chunk that may hold \a digest; nothing: this generation does not.
    std::optional<qint64> chunkFor(const KeyDigest &digest) const;

    /// Rows of the chunks, in order of their digests.
    const std::vector<qint64> &chunks() const { return m_chunks; }
    void append(const KeyIndexRow &row);

    /// One of its entries, while it is built.
    void note(const KeyEntry &entry);
    /// Whether all its keys are past \a horizon. Not known of one that was loaded: false.
    bool isPast(const KeyHorizon &horizon) const;

    /// Reads the index. \a loose: chunks that it does not tell of (see KeyRunWriter).
    Result<void> load(Connection &connection, QByteArrayView loose);

    /// The entry with \a digest in \a chunk, a row of key_chunk.
    static Result<std::optional<KeyEntry>> findIn(Connection &connection, qint64 chunk,
                                                  const KeyDigest &digest);

private:
    qint64 m_number;
    int m_level;
    std::vector<KeyDigest> m_firsts;
    std::vector<qint64> m_chunks;
    std::vector<KeyFilter> m_filters;
    std::array<qint64, KeyEntry::lifetimes> m_last{}; ///< by lifetime: the newest event; 0: none
};

} // namespace Signalbox
