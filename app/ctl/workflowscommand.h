// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "core/domain/config.h"
#include "core/domain/revision.h"
#include "core/support/result.h"

namespace Signalbox {

// Subcommands of workflows, and what they share.

void addRevisionCommands(CLI::App &workflows, CommandLine &line); ///< revisions, diff
void addPublishCommands(CLI::App &workflows, CommandLine &line); ///< publish, rollback

/// A workflow as it is published; of revision 0, and empty, when there is none.
Result<Configured<WorkflowConfig>> publishedWorkflow(Session &session, const QString &name);
/// The revision that is published; 0 when there is no such workflow.
Result<int> publishedRevision(Session &session, const QString &workflow);
/// That revision; 0: the published one.
Result<WorkflowRevision> revisionOf(Session &session, const QString &workflow, int revision);

} // namespace Signalbox
