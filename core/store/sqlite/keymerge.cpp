// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keymerge.h"

namespace Signalbox {

KeyMerge::KeyMerge(Connection &connection, KeyHorizon &horizon, Generations inputs,
                   std::shared_ptr<KeyGeneration> output, qint64 &lastChunk)
    : m_horizon(horizon)
    , m_inputs(std::move(inputs))
    , m_output(std::move(output))
    , m_writer(connection, *m_output, lastChunk)
{
    for (const auto &input : m_inputs)
        m_readers.emplace_back(connection, input);
}

Result<bool> KeyMerge::advance(qint64 keys)
{
    for (; keys > 0; --keys) {
        const auto reader = lowest();
        if (!reader)
            return reader.error();
        if (!*reader) {
            if (auto finished = m_writer.finish(); !finished)
                return finished.error();
            return true;
        }
        const auto &entry = *(*reader)->current();
        m_horizon.note(entry.lifetime());
        // Of a key that was taken again the newest comes first, and is all that counts.
        if ((!m_begun || entry.digest != m_last) && !m_horizon.isPast(entry)) {
            if (auto added = m_writer.add(entry); !added)
                return added.error();
            m_last = entry.digest;
            m_begun = true;
        }
        (*reader)->next();
    }
    if (auto paused = m_writer.pause(); !paused)
        return paused.error();
    return false;
}

/// The reader whose entry is next; null when all are at their end.
Result<KeyRunReader *> KeyMerge::lowest()
{
    KeyRunReader *lowest = nullptr;
    for (auto &reader : m_readers) {
        if (auto loaded = reader.load(); !loaded)
            return loaded.error();
        const auto *entry = reader.current();
        if (entry && (!lowest || KeyEntry::before(*entry, *lowest->current())))
            lowest = &reader;
    }
    return lowest;
}

} // namespace Signalbox
