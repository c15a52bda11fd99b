// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/keyentry.h"

namespace Signalbox {

/// The newest keys: all in memory, and on disk in the order of their arrival, one row a
/// transaction, so that a new key costs the disk 40 bytes and no page of its own.
class RecentKeys final
{
public:
    /// \a connection must outlive this object.
    explicit RecentKeys(Connection &connection);

    Result<void> load(); ///< what is on disk, and forgets what is not
    const std::vector<KeyEntry> &entries() const { return m_entries; }
    qsizetype size() const { return qsizetype(m_entries.size()); }
    qsizetype unwritten() const { return size() - m_written; }

    const KeyEntry *find(const KeyDigest &digest) const;
    void add(const KeyEntry &entry);

    /// Appends what is not on disk yet. Inside a transaction.
    Result<void> write();
    /// Everything, sorted, for a generation; none of it is here or on disk any more. Inside a
    /// transaction.
    Result<std::vector<KeyEntry>> takeSorted();

private:
    struct Hash
    {
        size_t operator()(const KeyDigest &digest) const;
    };

    void clear();

    Connection &m_connection;
    std::vector<KeyEntry> m_entries; ///< in order of arrival
    std::unordered_map<KeyDigest, size_t, Hash> m_newest; ///< index into m_entries
    qsizetype m_written = 0;
};

} // namespace Signalbox
