// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafts.h"
#include "core/store/writesession.h"
#include "core/workflow/validation.h"

#include <functional>

namespace Signalbox {

/// What writes a change of the configuration; null: there is nothing to change.
using ConfigurationWrite = std::function<Result<void>(WriteSession &)>;

// NotFound without the object; Conflict when a station file owns it, or when others need it. Pure.

/// A workflow that could not be published as things are is not enabled: Invalid says why.
Result<ConfigurationWrite> planEnabled(const Configuration &stored, const ObjectName &object,
                                       bool enabled, const KnownNames &known, Timestamp now);
/// \a pending: deliveries that wait for a destination. What an enabled workflow names is needed.
/// A workflow whose nodes hold something is removed by planWorkflowRemoval() alone: writing gives
/// Conflict.
Result<ConfigurationWrite> planRemoval(const Configuration &stored, const ObjectName &object,
                                       qint64 pending);
/// Fills in \a report, which must live until it was written.
Result<ConfigurationWrite> planWorkflowRemoval(const Configuration &stored,
                                               const WorkflowRemoval &removal,
                                               RemovalReport &report);
/// Under which name the store keeps the saved cases of a workflow.
QString casesSetting(const QString &workflow);
/// From a station file to the people; Conflict when it is theirs already.
Result<ConfigurationWrite> planDetach(const Configuration &stored, const ObjectName &object,
                                      Timestamp now);

} // namespace Signalbox
