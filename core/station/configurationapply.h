// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/station/applyplan.h"
#include "core/station/snapshots.h"
#include "core/store/writer.h"

namespace Signalbox {

// The steps of applying a station file, on a thread that may wait.

/// What the station file \a text would change in the store of \a session, and what its workflows'
/// author should see. Errors as readStationFile() and planApply().
Result<ApplyPlan> planStationFile(ReadSession &session, const ProviderCatalogue &providers,
                                  const QByteArray &text, const QString &name, Timestamp now);

/// References in what \a plan would put that lead nowhere at present.
QStringList missingSecrets(ReadSession &session, const ApplyPlan &plan);

/// Writes all of \a plan in one transaction and waits for its commit.
Result<void> putPlan(Writer &writer, const ApplyPlan &plan);

/// The secrets of \a source that are found now, by their slots.
SecretSet resolveSecrets(ReadSession &session, const SourceConfig &source);
/// Runs \a change in one transaction and waits for its commit.
Result<void> write(Writer &writer, const std::function<Result<void>(WriteSession &)> &change);

/// The store's configuration with its secrets found, in the shapes that the rooms work with.
Result<Snapshots> loadSnapshots(ReadSession &session, const ProviderCatalogue &providers,
                                std::shared_ptr<const KeySource> keys);

} // namespace Signalbox
