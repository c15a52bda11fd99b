// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keys/keyfetcher.h"
#include "tests/core/auth/vendorhosts.h"
#include "tests/core/receiver/ingestfixture.h"

namespace Signalbox {

/// A receiver with the sources sns and paypal, whose certificates come from servers of the test's.
class VendorFixture final
{
public:
    explicit VendorFixture(const KeyWaitingLimits &limits = {.longest = std::chrono::seconds(30)},
                           const std::function<void(KeyFetchPolicy &)> &change = {});

    /// Requests as the vendors send them, at this moment.
    QByteArray sns(const QString &id) const;
    QByteArray snsOf(const QByteArray &body) const;
    QByteArray payPal(const QByteArray &body) const;
    QByteArray now() const { return toIso8601(clock.now()).toLatin1(); }

    /// Requests that wait for a key.
    int waiting() const { return ingest.context->keys().requests(); }

    VendorHosts hosts;
    SystemClock clock;
    std::shared_ptr<KeyFetcher> fetcher;
    IngestFixture ingest;

private:
    KeyFetchPolicy policy(const std::function<void(KeyFetchPolicy &)> &change) const;
};

} // namespace Signalbox
