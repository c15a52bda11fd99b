// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/auth/secretresolver.h"
#include "core/delivery/deliverytarget.h"
#include "core/receiver/ingestsource.h"
#include "core/routing/routingtable.h"

#include <QHash>

namespace Signalbox {

/// A configuration in the shapes that the rooms work with. Immutable, shared between threads.
struct Snapshots
{
    Configuration configuration;
    std::shared_ptr<const SourceTable> sources;
    std::shared_ptr<const RoutingTable> routing;
    DeliveryTargets targets;
    QHash<QString, QString> problems; ///< source name -> why it cannot work
    QStringList missingSecrets; ///< references that lead nowhere, for the operator
};

/// Never fails: what cannot work is there with its problem, so that one bad secret does not stop
/// the others. \a keys: where sources find fetched keys.
Snapshots makeSnapshots(const Configuration &configuration, const ProviderCatalogue &providers,
                        const SecretResolver &secrets, std::shared_ptr<const KeySource> keys);

} // namespace Signalbox
