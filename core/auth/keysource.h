// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/jwks.h"
#include "core/auth/keyaddress.h"
#include "core/support/clock.h"

#include <memory>

namespace Signalbox {

/// What was fetched from a KeyAddress and found to be genuine.
struct FetchedKeys
{
    QList<WebKey> keys; ///< of a certificate: its one
    Timestamp fetchedAt{};
    Timestamp expires{};
};

/// What has been fetched from vendors: key sets and certificates. Thread-safe.
class KeySource
{
public:
    virtual ~KeySource() = default;

    /// Null when it has not been fetched or is no longer good.
    virtual std::shared_ptr<const FetchedKeys> find(const KeyAddress &address,
                                                    Timestamp now) const = 0;
};

/// A key set is not fetched again before it is that old, whatever key a request asks for.
inline constexpr std::chrono::seconds keySetRest{60};

} // namespace Signalbox
