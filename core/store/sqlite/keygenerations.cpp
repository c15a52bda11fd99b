// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keygenerations.h"

#include <algorithm>

namespace Signalbox {
namespace {

// A merge of one level has to be done before the next is due: that takes one key for each new one.
// Twice that leaves no more than half as many generations again beside those that are merged.
constexpr qint64 mergedPerNewKey = 2;
constexpr qint64 droppedPerNewKey = 8; ///< in chunks of KeyFilter::keys

} // namespace

KeyGenerations::KeyGenerations(Connection &connection, KeyHorizon &horizon, int fanIn)
    : m_connection(connection)
    , m_horizon(horizon)
    , m_fanIn(fanIn)
{
}

Result<void> KeyGenerations::load()
{
    m_merges.clear();
    m_live.clear();
    m_dropping.clear();
    m_dropped = 0;
    auto last = m_connection.select("SELECT ifnull((SELECT max(number) FROM key_generation), 0), "
                                    "ifnull((SELECT max(id) FROM key_chunk), 0)");
    if (!last.next())
        return last.result();
    m_lastGeneration = last.integer(0);
    m_lastChunk = last.integer(1);

    auto rows = m_connection.select(
        "SELECT number, level, state, loose FROM key_generation ORDER BY number");
    while (rows.next()) {
        auto generation = std::make_shared<KeyGeneration>(rows.integer(0), rows.number(1));
        if (auto loaded = generation->load(m_connection, rows.blobView(3)); !loaded)
            return loaded;
        if (KeyGeneration::State(rows.number(2)) == KeyGeneration::State::Live)
            m_live[generation->level()].push_back(std::move(generation));
        else
            m_dropping.push_back(std::move(generation));
    }
    return rows.result();
}

Result<std::optional<KeyEntry>> KeyGenerations::find(const KeyDigest &digest) const
{
    // Lower levels are newer, and in a level those behind.
    for (const auto &[level, generations] : m_live) {
        for (auto it = generations.rbegin(); it != generations.rend(); ++it) {
            const auto chunk = (*it)->chunkFor(digest);
            if (!chunk)
                continue;
            auto found = KeyGeneration::findIn(m_connection, *chunk, digest);
            if (!found || *found)
                return found;
        }
    }
    return std::optional<KeyEntry>();
}

Result<void> KeyGenerations::add(const std::vector<KeyEntry> &entries)
{
    if (auto dismissed = dismissPast(); !dismissed || entries.empty())
        return dismissed;
    const auto generation = create(0, KeyGeneration::State::Live);
    if (!generation)
        return generation.error();
    KeyRunWriter writer(m_connection, **generation, m_lastChunk);
    for (const auto &entry : entries) {
        if (auto added = writer.add(entry); !added)
            return added;
    }
    if (auto finished = writer.finish(); !finished)
        return finished;
    m_live[0].push_back(*generation);
    return startMerge(0);
}

Result<void> KeyGenerations::advance(qint64 newKeys)
{
    std::vector<int> done;
    for (auto &[level, merge] : m_merges) {
        const auto whole = merge.advance(mergedPerNewKey * newKeys);
        if (!whole)
            return whole.error();
        if (*whole)
            done.push_back(level);
    }
    for (const int level : done) {
        if (auto finished = finishMerge(level); !finished)
            return finished;
    }
    return drop(1 + droppedPerNewKey * newKeys / qint64(KeyFilter::keys));
}

Result<KeyGenerations::Generation> KeyGenerations::create(int level, KeyGeneration::State state)
{
    auto generation = std::make_shared<KeyGeneration>(++m_lastGeneration, level);
    if (auto inserted = m_connection.run("INSERT INTO key_generation VALUES (?, ?, ?, x'')",
                                         generation->number(), level, state);
        !inserted)
        return inserted.error();
    return generation;
}

Result<void> KeyGenerations::setState(const Generation &generation, KeyGeneration::State state)
{
    return m_connection.run("UPDATE key_generation SET state = ?, loose = x'' WHERE number = ?",
                            state, generation->number());
}

Result<void> KeyGenerations::startMerge(int level)
{
    const auto &live = m_live[level];
    if (live.size() < size_t(m_fanIn) || m_merges.contains(level))
        return {};
    const auto output = create(level + 1, KeyGeneration::State::Building);
    if (!output)
        return output.error();
    m_merges.try_emplace(level, m_connection, m_horizon,
                         KeyMerge::Generations(live.begin(), live.begin() + m_fanIn), *output,
                         m_lastChunk);
    return {};
}

Result<void> KeyGenerations::finishMerge(int level)
{
    const auto merge = m_merges.extract(level);
    const auto &output = merge.mapped().output();
    const bool isEmpty = output->chunks().empty(); // all had had their time
    if (auto set = isEmpty ? dismiss(output) : setState(output, KeyGeneration::State::Live); !set)
        return set;
    for (const auto &input : merge.mapped().inputs()) {
        if (auto dismissed = dismiss(input); !dismissed)
            return dismissed;
    }
    if (!isEmpty)
        m_live[level + 1].push_back(output);
    if (auto started = startMerge(level); !started)
        return started;
    return startMerge(level + 1);
}

/// From now on nobody asks it, and it is deleted by and by.
Result<void> KeyGenerations::dismiss(const Generation &generation)
{
    std::erase(m_live[generation->level()], generation);
    m_dropping.insert(m_dropping.begin(), generation);
    return setState(generation, KeyGeneration::State::Dropping);
}

Result<void> KeyGenerations::dismissPast()
{
    std::vector<Generation> past;
    for (const auto &[level, generations] : m_live) {
        for (const auto &generation : generations) {
            if (generation->isPast(m_horizon) && !isMerged(generation))
                past.push_back(generation);
        }
    }
    for (const auto &generation : past) {
        if (auto dismissed = dismiss(generation); !dismissed)
            return dismissed;
    }
    return {};
}

bool KeyGenerations::isMerged(const Generation &generation) const
{
    return std::ranges::any_of(m_merges, [&generation](const auto &merge) {
        return std::ranges::find(merge.second.inputs(), generation) != merge.second.inputs().end();
    });
}

/// Deletes up to \a chunks of generations that nobody asks any more.
Result<void> KeyGenerations::drop(qint64 chunks)
{
    for (; chunks > 0 && !m_dropping.empty(); --chunks) {
        const auto &generation = *m_dropping.back();
        if (m_dropped < generation.chunks().size()) {
            if (auto deleted = m_connection.run("DELETE FROM key_chunk WHERE id = ?",
                                                generation.chunks()[m_dropped++]);
                !deleted)
                return deleted;
            continue;
        }
        if (auto deleted = m_connection.run("DELETE FROM key_index WHERE id >= ? AND id < ?",
                                            generation.partId(0),
                                            KeyGeneration::partId(generation.number() + 1, 0));
            !deleted)
            return deleted;
        if (auto deleted = m_connection.run("DELETE FROM key_generation WHERE number = ?",
                                            generation.number());
            !deleted)
            return deleted;
        m_dropping.pop_back();
        m_dropped = 0;
    }
    return {};
}

} // namespace Signalbox
