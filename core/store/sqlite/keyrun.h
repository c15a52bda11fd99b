// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/keygeneration.h"

namespace Signalbox {

/// Writes the chunks and the index of one generation, inside transactions.
class KeyRunWriter final
{
public:
    /// \a lastChunk is the highest row of key_chunk so far, and is counted up. All must outlive
    /// this object.
    KeyRunWriter(Connection &connection, KeyGeneration &generation, qint64 &lastChunk);

    /// \a entry must sort behind the one before.
    Result<void> add(const KeyEntry &entry);
    /// After the last entry.
    Result<void> finish();
    /// At the end of a transaction that is not the last: notes what no index tells of yet, so that
    /// a restart finds it.
    Result<void> pause();

private:
    static constexpr size_t rowsInPart = 29; ///< fill a page

    Result<void> writeChunk();
    Result<void> writePart();

    Connection &m_connection;
    KeyGeneration &m_generation;
    qint64 &m_lastChunk;
    qint64 m_parts = 0;
    std::optional<size_t> m_noted = 0; ///< of m_rows; nothing: the note is out of date
    std::vector<KeyEntry> m_entries; ///< of the chunk to be written
    std::vector<KeyIndexRow> m_rows; ///< of the part to be written
};

/// Reads the entries of one generation in their order.
class KeyRunReader final
{
public:
    /// \a connection must outlive this object.
    KeyRunReader(Connection &connection, std::shared_ptr<const KeyGeneration> generation);

    /// The current entry; null at the end. load() first.
    const KeyEntry *current() const;
    void next() { ++m_at; }
    /// Must be called before current() whenever next() has been.
    Result<void> load();

private:
    Connection &m_connection;
    std::shared_ptr<const KeyGeneration> m_generation;
    size_t m_nextChunk = 0;
    size_t m_at = 0;
    std::vector<KeyEntry> m_entries;
};

} // namespace Signalbox
