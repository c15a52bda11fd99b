// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keysearch.h"

#include "core/store/sqlite/keygeneration.h"

namespace Signalbox {

KeySearch::KeySearch(Connection &connection)
    : m_connection(connection)
{
}

Result<std::optional<qint64>> KeySearch::find(const QByteArray &bytes)
{
    const auto digest = keyDigest(bytes);
    auto found = findInLog(digest);
    auto generations = m_connection.select("SELECT number FROM key_generation WHERE state = ? "
                                           "ORDER BY level, number DESC",
                                           KeyGeneration::State::Live);
    while (found && !*found && generations.next())
        found = findInGeneration(generations.integer(0), digest);
    if (!found)
        return found.error();
    if (!generations.result())
        return generations.result().error();
    return *found ? std::optional((*found)->eventSeq()) : std::optional<qint64>();
}

Result<std::optional<KeyEntry>> KeySearch::findInLog(const KeyDigest &digest)
{
    auto rows = m_connection.select("SELECT entries FROM key_log ORDER BY id DESC");
    while (rows.next()) {
        const auto entries = itemsOf<KeyEntry>(rows.blobView(0));
        const auto found =
            std::ranges::find(entries.rbegin(), entries.rend(), digest, &KeyEntry::digest);
        if (found != entries.rend())
            return std::optional(*found);
    }
    if (!rows.result())
        return rows.result().error();
    return std::optional<KeyEntry>();
}

Result<std::optional<KeyEntry>> KeySearch::findInGeneration(qint64 generation,
                                                            const KeyDigest &digest)
{
    auto parts = m_connection.select("SELECT max(id) FROM key_index WHERE id >= ? AND id < ?",
                                     KeyGeneration::partId(generation, 0),
                                     KeyGeneration::partId(generation + 1, 0));
    if (!parts.next())
        return parts.result().error();
    if (parts.isNull(0))
        return std::optional<KeyEntry>();
    // The last part that begins at or before the digest.
    qint64 low = -1;
    qint64 high = parts.integer(0) - KeyGeneration::partId(generation, 0) + 1;
    while (high - low > 1) {
        const auto middle = low + (high - low) / 2;
        const auto first = firstOfPart(KeyGeneration::partId(generation, middle));
        if (!first)
            return first.error();
        (*first && **first <= digest ? low : high) = middle;
    }
    if (low < 0)
        return std::optional<KeyEntry>();
    auto part = m_connection.select("SELECT entries FROM key_index WHERE id = ?",
                                    KeyGeneration::partId(generation, low));
    if (!part.next())
        return part.result() ? Result<std::optional<KeyEntry>>(std::nullopt)
                             : part.result().error();
    const auto rows = itemsOf<KeyIndexRow>(part.blobView(0));
    const auto next = std::ranges::upper_bound(rows, digest, {}, &KeyIndexRow::first);
    if (next == rows.begin())
        return std::optional<KeyEntry>();
    return KeyGeneration::findIn(m_connection, qint64(quint64((next - 1)->chunk)), digest);
}

Result<std::optional<KeyDigest>> KeySearch::firstOfPart(qint64 id)
{
    auto part =
        m_connection.select("SELECT substr(entries, 1, 16) FROM key_index WHERE id = ?", id);
    if (part.next() && part.blobView(0).size() == qsizetype(sizeof(KeyDigest)))
        return std::optional(keyDigest(part.blobView(0)));
    if (!part.result())
        return part.result().error();
    return std::optional<KeyDigest>();
}

} // namespace Signalbox
