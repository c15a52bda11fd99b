// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"
#include "core/workflow/compiledworkflow.h"

namespace Signalbox {

/// The id of the first node that holds events or remembers them, which neither cases nor backtests
/// follow yet; empty without one.
QString nodeWithMemory(const Graph &graph);

/// Takes the case's event, which must be there, through \a workflow. Nothing is sent. A difference
/// when a node of it has memory.
CaseResult runCase(const CompiledWorkflow &workflow, const WorkflowCase &one);

/// A file of cases (docs/station-file.md): JSON {workflow, cases: […]} with cases as
/// workflowCaseFromJson() reads them, and with JSON bodies as values under body and bodies besides.
/// Numbers keep their value. Invalid names the case; TooLarge beyond WorkflowCase::most.
Result<QList<WorkflowCase>> readCases(const QByteArray &json);

} // namespace Signalbox
