// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowproblem.h"

#include <QList>

namespace Signalbox {

class Session;

/// What is wrong with a graph, a line each on stderr: "node 'big', filter: there is no …".
void complainOf(Session &session, const QList<WorkflowProblem> &problems);

} // namespace Signalbox
