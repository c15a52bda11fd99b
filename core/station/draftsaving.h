// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/auth/secretresolver.h"
#include "core/domain/drafts.h"
#include "core/store/storetypes.h"

#include <QMap>

namespace Signalbox {

/// What keeping a draft comes to.
template <typename Config>
struct DraftPlan
{
    SaveReport report;
    std::optional<Configured<Config>> value; ///< to be written
    QMap<QString, QByteArray> newSecrets; ///< by name: to be kept
    QStringList oldSecrets; ///< names that nothing refers to any more
};

// Conflict when the object belongs to a station file, or is at another revision than the draft's
// base; NotFound when it is not there any more. Problems of fields are in the report. \a secrets
// finds what references lead to. Not pure in one thing only: typed secrets get random names.

Result<DraftPlan<SourceConfig>> planSave(const Configuration &stored, const SourceDraft &draft,
                                         const ProviderCatalogue &providers,
                                         const SecretResolver &secrets, Timestamp now);
Result<DraftPlan<DestinationConfig>> planSave(const Configuration &stored,
                                              const DestinationDraft &draft,
                                              const SecretResolver &secrets, Timestamp now);

/// Names of stored secrets that \a before refers to and \a after does not.
QStringList secretsLeft(const Configuration &before, const Configuration &after);

} // namespace Signalbox
