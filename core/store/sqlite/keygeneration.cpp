// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keygeneration.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

KeyGeneration::KeyGeneration(qint64 number, int level)
    : m_number(number)
    , m_level(level)
{
}

std::optional<qint64> KeyGeneration::chunkFor(const KeyDigest &digest) const
{
    const auto next = std::ranges::upper_bound(m_firsts, digest);
    if (next == m_firsts.begin())
        return {};
    const auto at = size_t(next - m_firsts.begin() - 1);
    if (!m_filters[at].mayHold(digest))
        return {};
    return m_chunks[at];
}

void KeyGeneration::append(const KeyIndexRow &row)
{
    m_firsts.push_back(row.first);
    m_chunks.push_back(qint64(quint64(row.chunk)));
    m_filters.push_back(row.filter);
}

void KeyGeneration::note(const KeyEntry &entry)
{
    auto &last = m_last[size_t(entry.lifetime())];
    last = std::max(last, entry.eventSeq());
}

bool KeyGeneration::isPast(const KeyHorizon &horizon) const
{
    bool known = false;
    for (int lifetime = 0; lifetime < KeyEntry::lifetimes; ++lifetime) {
        const auto last = m_last[size_t(lifetime)];
        if (last >= std::max<qint64>(1, horizon.firstInTime(lifetime)))
            return false;
        known |= last > 0;
    }
    return known;
}

Result<void> KeyGeneration::load(Connection &connection, QByteArrayView loose)
{
    auto parts =
        connection.select("SELECT entries FROM key_index WHERE id >= ? AND id < ? ORDER BY id",
                          partId(0), partId(m_number + 1, 0));
    while (parts.next()) {
        for (const auto &row : itemsOf<KeyIndexRow>(parts.blobView(0)))
            append(row);
    }
    for (const auto chunk : itemsOf<quint64_be>(loose)) {
        if (m_chunks.empty() || m_chunks.back() < qint64(quint64(chunk)))
            append({{}, chunk, {}});
    }
    return parts.result();
}

Result<std::optional<KeyEntry>> KeyGeneration::findIn(Connection &connection, qint64 chunk,
                                                      const KeyDigest &digest)
{
    auto row = connection.select("SELECT entries FROM key_chunk WHERE id = ?", chunk);
    if (!row.next())
        return row.result() ? Error{ErrorCode::Corrupt, u"a chunk of keys is missing"_s}
                            : row.result().error();
    const auto entries = itemsOf<KeyEntry>(row.blobView(0));
    const auto found = std::ranges::lower_bound(entries, digest, {}, &KeyEntry::digest);
    if (found == entries.end() || found->digest != digest)
        return std::optional<KeyEntry>();
    return std::optional(*found);
}

} // namespace Signalbox
