// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/domain/revision.h"
#include "core/store/storetypes.h"
#include "core/workflow/validation.h"

namespace Signalbox {

/// Who owns what people make, whoever they are.
inline constexpr QLatin1StringView peoplesOwner{"gui"};

/// What a graph may refer to, disabled sources and destinations included.
KnownNames knownNames(const Configuration &stored, const ProviderCatalogue &providers);

/// Why people cannot change what \a owner owns; nothing when they can.
std::optional<Error> readOnly(const QString &what, const Owner &owner);

struct Publication
{
    PublishReport report;
    std::optional<NewRevision> revision; ///< to be written; report.revision is then not known yet
    /// To be written in its place where the graph is published and only its traces are kept
    /// otherwise.
    std::optional<Configured<WorkflowConfig>> workflow;
};

/// What publishing \a request, whose graph is there, comes to. Invalid for a name, an author, a
/// note or an age of traces that cannot be; Conflict when another revision than its base is
/// published, or the workflow belongs to a station file. Pure.
Result<Publication> planPublish(const Configuration &stored, const PublishRequest &request,
                                const KnownNames &known, Timestamp now);

} // namespace Signalbox
