// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"
#include "core/support/cancellation.h"
#include "core/workflow/compiledworkflow.h"

namespace Signalbox {

/// Takes the case's event, which must be there, through \a workflow, as if it came alone: what a
/// node holds goes on when its time has come. Nothing is sent. Once \a stop, if given, says so, its
/// scripts end at once, and the result counts for nothing.
CaseResult runCase(const CompiledWorkflow &workflow, const WorkflowCase &one,
                   Cancellation *stop = nullptr);

/// A file of cases (docs/station-file.md): JSON {workflow, cases: […]} with cases as
/// workflowCaseFromJson() reads them, and with JSON bodies as values under body and bodies besides.
/// Numbers keep their value. Invalid names the case; TooLarge beyond WorkflowCase::most.
Result<QList<WorkflowCase>> readCases(const QByteArray &json);

} // namespace Signalbox
