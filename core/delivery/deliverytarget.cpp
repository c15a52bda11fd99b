// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/deliverytarget.h"

#include "core/auth/standardwebhooks.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

DeliveryTarget makeDeliveryTarget(const Configured<DestinationConfig> &destination,
                                  const std::optional<QByteArray> &secret)
{
    DeliveryTarget target{destination.config, destination.enabled, std::nullopt, {}};
    if (!destination.config.secret)
        return target;
    if (!secret) {
        target.problem =
            u"its secret %1 could not be resolved"_s.arg(destination.config.secret->text);
        return target;
    }
    if (auto key = standardWebhooksKey(*secret))
        target.key = *std::move(key);
    else
        target.problem = key.error().detail;
    return target;
}

} // namespace Signalbox
