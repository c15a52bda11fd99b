// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hmac.h"
#include "core/domain/config.h"

#include <QHash>

#include <memory>
#include <optional>

namespace Signalbox {

/// A destination as the dispatcher needs it: its configuration with the secret resolved.
struct DeliveryTarget
{
    DestinationConfig config;
    bool enabled = true;
    std::optional<HmacKey> key; ///< none: requests are not signed
    QString problem; ///< why nothing can be sent at present, empty if it can

    /// Otherwise its deliveries wait in the store, without an attempt, until a snapshot says so.
    bool isReady() const { return enabled && problem.isEmpty(); }
};

/// \a secret is what config.secret refers to, nothing if it could not be resolved. A destination
/// with a secret that is missing or malformed is not ready: nothing ever goes out unsigned by
/// mistake.
DeliveryTarget makeDeliveryTarget(const Configured<DestinationConfig> &destination,
                                  const std::optional<QByteArray> &secret);

/// All destinations by name at one moment; shared between threads, never changed.
using DeliveryTargets = std::shared_ptr<const QHash<QString, DeliveryTarget>>;

} // namespace Signalbox
