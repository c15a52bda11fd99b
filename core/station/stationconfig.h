// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/station/listenerconfig.h"

namespace Signalbox {

/// What a station file says, and what apply compares with the store.
struct StationConfig
{
    QString listen; ///< ADDR:PORT, empty: not said
    ListenerConfig listener;
    RetainConfig retain;
    QList<SourceConfig> sources;
    QList<DestinationConfig> destinations;
    QList<WorkflowConfig> workflows;

    bool operator==(const StationConfig &) const = default;
};

} // namespace Signalbox
