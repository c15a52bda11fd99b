// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keyrun.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

KeyRunWriter::KeyRunWriter(Connection &connection, KeyGeneration &generation, qint64 &lastChunk)
    : m_connection(connection)
    , m_generation(generation)
    , m_lastChunk(lastChunk)
{
    m_entries.reserve(KeyFilter::keys);
    m_rows.reserve(rowsInPart);
}

Result<void> KeyRunWriter::add(const KeyEntry &entry)
{
    m_entries.push_back(entry);
    m_generation.note(entry);
    return m_entries.size() < KeyFilter::keys ? Result<void>() : writeChunk();
}

Result<void> KeyRunWriter::finish()
{
    if (!m_entries.empty()) {
        if (auto written = writeChunk(); !written)
            return written;
    }
    return m_rows.empty() ? Result<void>() : writePart();
}

Result<void> KeyRunWriter::pause()
{
    if (m_noted == m_rows.size())
        return {};
    std::vector<quint64_be> chunks;
    for (const auto &row : m_rows)
        chunks.push_back(row.chunk);
    m_noted = m_rows.size();
    return m_connection.run("UPDATE key_generation SET loose = ? WHERE number = ?", blobOf(chunks),
                            m_generation.number());
}

Result<void> KeyRunWriter::writeChunk()
{
    KeyIndexRow row;
    row.first = m_entries.front().digest;
    row.chunk = quint64(++m_lastChunk);
    for (const auto &entry : m_entries)
        row.filter.add(entry.digest);
    auto written = m_connection.run("INSERT INTO key_chunk (id, entries) VALUES (?, ?)",
                                    m_lastChunk, blobOf(m_entries));
    if (!written)
        return written;
    m_entries.clear();
    m_generation.append(row);
    m_rows.push_back(row);
    return m_rows.size() < rowsInPart ? Result<void>() : writePart();
}

Result<void> KeyRunWriter::writePart()
{
    auto written = m_connection.run("INSERT INTO key_index (id, entries) VALUES (?, ?)",
                                    m_generation.partId(m_parts++), blobOf(m_rows));
    m_rows.clear();
    m_noted.reset();
    return written;
}

KeyRunReader::KeyRunReader(Connection &connection, std::shared_ptr<const KeyGeneration> generation)
    : m_connection(connection)
    , m_generation(std::move(generation))
{
}

const KeyEntry *KeyRunReader::current() const
{
    return m_at < m_entries.size() ? &m_entries[m_at] : nullptr;
}

Result<void> KeyRunReader::load()
{
    if (m_at < m_entries.size() || m_nextChunk == m_generation->chunks().size())
        return {};
    auto row = m_connection.select("SELECT entries FROM key_chunk WHERE id = ?",
                                   m_generation->chunks()[m_nextChunk]);
    if (!row.next())
        return row.result() ? Error{ErrorCode::Corrupt, u"a chunk of keys is missing"_s}
                            : row.result().error();
    m_entries = itemsOf<KeyEntry>(row.blobView(0));
    m_at = 0;
    ++m_nextChunk;
    return {};
}

} // namespace Signalbox
