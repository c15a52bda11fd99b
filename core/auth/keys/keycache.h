// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keys/keyfetchpolicy.h"
#include "core/auth/keysource.h"
#include "core/support/result.h"

#include <QHash>

namespace Signalbox {

/// What was fetched and what could not be, for as long as either counts. Bounded. No thread of its
/// own, no lock.
class KeyCache final
{
public:
    explicit KeyCache(const KeyFetchPolicy &policy)
        : m_policy(policy)
    {
    }

    /// Null when it is not there or no longer good.
    std::shared_ptr<const FetchedKeys> find(const KeyAddress &address, Timestamp now) const;

    /// Whether it was there before, good or no longer.
    bool knows(const KeyAddress &address) const { return m_keys.contains(address); }

    /// What one who asks for \a address to be fetched gets to hear without a download: success when
    /// it has come meanwhile, the error when it has just failed. Nothing: it is to be fetched.
    std::optional<Result<void>> answer(const KeyAddress &address, Timestamp now) const;

    void put(const KeyAddress &address, FetchedKeys keys, Timestamp now);
    /// What was there before stays, until it ends.
    void fail(const KeyAddress &address, const Error &error, Timestamp now);

private:
    struct Failure
    {
        Error error;
        Timestamp at{};
    };

    const KeyFetchPolicy m_policy;
    QHash<KeyAddress, std::shared_ptr<const FetchedKeys>> m_keys;
    QHash<KeyAddress, Failure> m_failures;
};

} // namespace Signalbox
