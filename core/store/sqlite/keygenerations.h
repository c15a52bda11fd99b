// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/keymerge.h"

#include <map>

namespace Signalbox {

/// All keys but the recent ones, on the writer's connection. Generations of a level, once there are
/// enough, become one of the next: a key is written again once a level, always in order, and the
/// work goes along with new keys, so that no transaction waits for a merge.
class KeyGenerations final
{
public:
    /// \a fanIn: how many generations of one level make one of the next. \a connection and
    /// \a horizon must outlive this object.
    KeyGenerations(Connection &connection, KeyHorizon &horizon, int fanIn);

    /// Reads what is on disk; what was being built when the program ended is dropped.
    Result<void> load();

    /// The newest entry of \a digest.
    Result<std::optional<KeyEntry>> find(const KeyDigest &digest) const;

    /// Makes a generation of \a entries, which are sorted, and drops those whose keys have all had
    /// their time. Inside a transaction.
    Result<void> add(const std::vector<KeyEntry> &entries);

    /// Merges and drops as much as \a newKeys call for. Inside a transaction.
    Result<void> advance(qint64 newKeys);

private:
    using Generation = std::shared_ptr<KeyGeneration>;

    Result<Generation> create(int level, KeyGeneration::State state);
    Result<void> setState(const Generation &generation, KeyGeneration::State state);
    Result<void> startMerge(int level);
    Result<void> finishMerge(int level);
    Result<void> dismiss(const Generation &generation);
    Result<void> dismissPast();
    bool isMerged(const Generation &generation) const;
    Result<void> drop(qint64 chunks);

    Connection &m_connection;
    KeyHorizon &m_horizon;
    const int m_fanIn;
    std::map<int, std::vector<Generation>> m_live; ///< by level, the oldest first
    std::map<int, KeyMerge> m_merges; ///< by the level of their inputs
    std::vector<Generation> m_dropping;
    size_t m_dropped = 0; ///< chunks of the last of m_dropping
    qint64 m_lastGeneration = 0;
    qint64 m_lastChunk = 0;
};

} // namespace Signalbox
