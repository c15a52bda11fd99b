// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keycache.h"

#include <algorithm>

namespace Signalbox {
namespace {

/// Also when the clock was set back in between.
bool isWithin(Timestamp now, Timestamp at, Microseconds span)
{
    return std::chrono::abs(now - at) < span;
}

/// Makes room for one more: what has ended goes, and if that is none, what ends first.
template <typename Value, typename EndOf>
void makeRoom(QHash<KeyAddress, Value> &entries, qsizetype most, Timestamp now, EndOf endOf)
{
    if (entries.size() < most)
        return;
    entries.removeIf([&](const auto &entry) { return endOf(entry.value()) <= now; });
    if (entries.size() < most)
        return;
    auto first = entries.begin();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (endOf(it.value()) < endOf(first.value()))
            first = it;
    }
    entries.erase(first);
}

} // namespace

std::shared_ptr<const FetchedKeys> KeyCache::find(const KeyAddress &address, Timestamp now) const
{
    auto keys = m_keys.value(address);
    return keys && now < keys->expires ? keys : nullptr;
}

std::optional<Result<void>> KeyCache::answer(const KeyAddress &address, Timestamp now) const
{
    if (const auto keys = find(address, now); keys && isWithin(now, keys->fetchedAt, keySetRest))
        return Result<void>();
    const auto failure = m_failures.constFind(address);
    if (failure != m_failures.cend() && isWithin(now, failure->at, m_policy.failureLife))
        return failure->error;
    return {};
}

void KeyCache::put(const KeyAddress &address, FetchedKeys keys, Timestamp now)
{
    m_failures.remove(address);
    if (!m_keys.contains(address))
        makeRoom(m_keys, m_policy.kept, now, [](const auto &held) { return held->expires; });
    m_keys.insert(address, std::make_shared<const FetchedKeys>(std::move(keys)));
}

void KeyCache::fail(const KeyAddress &address, const Error &error, Timestamp now)
{
    if (!m_failures.contains(address))
        makeRoom(m_failures, m_policy.kept, now,
                 [this](const Failure &failure) { return failure.at + m_policy.failureLife; });
    m_failures.insert(address, {error, now});
}

} // namespace Signalbox
