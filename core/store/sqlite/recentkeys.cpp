// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/recentkeys.h"

#include <QHashFunctions>

namespace Signalbox {

RecentKeys::RecentKeys(Connection &connection)
    : m_connection(connection)
{
}

size_t RecentKeys::Hash::operator()(const KeyDigest &digest) const
{
    // Seeded: a sender can choose keys with digests that share their first bytes.
    return qHashBits(digest.data(), digest.size(), size_t(QHashSeed::globalSeed()));
}

Result<void> RecentKeys::load()
{
    clear();
    auto rows = m_connection.select("SELECT entries FROM key_log ORDER BY id");
    while (rows.next()) {
        for (const auto &entry : itemsOf<KeyEntry>(rows.blobView(0)))
            add(entry);
    }
    m_written = size();
    return rows.result();
}

const KeyEntry *RecentKeys::find(const KeyDigest &digest) const
{
    const auto found = m_newest.find(digest);
    return found == m_newest.end() ? nullptr : &m_entries[found->second];
}

void RecentKeys::add(const KeyEntry &entry)
{
    m_newest[entry.digest] = m_entries.size();
    m_entries.push_back(entry);
}

Result<void> RecentKeys::write()
{
    if (unwritten() == 0)
        return {};
    const QByteArrayView entries(reinterpret_cast<const char *>(m_entries.data() + m_written),
                                 unwritten() * qsizetype(sizeof(KeyEntry)));
    m_written = size();
    return m_connection.run("INSERT INTO key_log (entries) VALUES (?)", entries);
}

Result<std::vector<KeyEntry>> RecentKeys::takeSorted()
{
    if (auto deleted = m_connection.run("DELETE FROM key_log"); !deleted)
        return deleted.error();
    auto entries = std::exchange(m_entries, {});
    clear();
    std::ranges::sort(entries, KeyEntry::before);
    const auto older = std::ranges::unique(entries, {}, &KeyEntry::digest);
    entries.erase(older.begin(), older.end());
    return entries;
}

void RecentKeys::clear()
{
    m_entries.clear();
    m_newest.clear();
    m_written = 0;
}

} // namespace Signalbox
