// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationconfig.h"
#include "core/station/stationfilelines.h"
#include "core/support/result.h"

namespace Signalbox {

/// What has to be put into the store so that it says what a station file says.
struct ApplyPlan
{
    ApplyReport report; ///< missingSecrets, listen and warnings are the caller's to fill
    std::optional<Configured<RetainConfig>> retain;
    QList<Configured<SourceConfig>> sources;
    QList<Configured<DestinationConfig>> destinations;
    QList<Configured<WorkflowConfig>> workflows;
    ListenerConfig listener; ///< not in the store: used as it is
    StationFileLines lines; ///< of the file that it is made from
};

/// Compares \a wanted with \a stored for \a owner ("file:<name>"). Equal objects change nothing,
/// differing ones get the next revision, new ones begin with 1, those of \a owner that are no
/// longer named are disabled, never deleted, and enabled when they are named again. Conflict when a
/// name, or the station's retain, belongs to somebody else; its detail has a line for each, which
/// begins with its place in \a lines. Pure.
Result<ApplyPlan> planApply(const Configuration &stored, const StationConfig &wanted,
                            const Owner &owner, Timestamp now, const StationFileLines &lines = {});

} // namespace Signalbox
