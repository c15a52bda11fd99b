// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/idempotencykeys.h"

namespace Signalbox {
namespace {

TakenKey takenBy(const KeyEntry &entry)
{
    return {entry.eventSeq(),
            QByteArrayView(entry.content.data(), qsizetype(entry.content.size())).toByteArray()};
}

} // namespace

IdempotencyKeys::IdempotencyKeys(Connection &connection)
    : IdempotencyKeys(connection, Sizes())
{
}

IdempotencyKeys::IdempotencyKeys(Connection &connection, const Sizes &sizes)
    : m_sizes(sizes)
    , m_horizon(connection)
    , m_recent(connection)
    , m_generations(connection, m_horizon, sizes.fanIn)
{
}

Result<void> IdempotencyKeys::load()
{
    m_horizon.reset();
    if (auto loaded = m_recent.load(); !loaded)
        return loaded;
    for (const auto &entry : m_recent.entries())
        m_horizon.note(entry.lifetime());
    return m_generations.load();
}

Result<std::optional<TakenKey>> IdempotencyKeys::find(const QByteArray &digest) const
{
    const auto key = keyDigest(digest);
    if (const auto *entry = m_recent.find(key))
        return std::optional(takenBy(*entry));
    const auto found = m_generations.find(key);
    if (!found)
        return found.error();
    return *found ? std::optional(takenBy(**found)) : std::optional<TakenKey>();
}

void IdempotencyKeys::take(const QByteArray &digest, qint64 eventSeq,
                           const QByteArray &contentDigest, Microseconds window,
                           Timestamp receivedAt)
{
    const int lifetime = KeyEntry::lifetimeFor(window);
    m_horizon.note(lifetime);
    m_now = receivedAt;
    m_recent.add(
        {keyDigest(digest), KeyEntry::takenBy(eventSeq, lifetime), keyDigest(contentDigest)});
}

Result<void> IdempotencyKeys::write()
{
    const auto taken = m_recent.unwritten();
    if (taken == 0)
        return {};
    if (m_recent.size() < m_sizes.recent) {
        if (auto written = m_recent.write(); !written)
            return written;
    } else {
        if (auto advanced = m_horizon.advance(m_now); !advanced)
            return advanced;
        auto entries = m_recent.takeSorted();
        if (!entries)
            return entries.error();
        std::erase_if(*entries, [this](const KeyEntry &entry) { return m_horizon.isPast(entry); });
        if (auto added = m_generations.add(*entries); !added)
            return added;
    }
    return m_generations.advance(taken);
}

} // namespace Signalbox
