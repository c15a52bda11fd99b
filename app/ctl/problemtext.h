// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"

#include <QList>

namespace Signalbox {

class Session;

/// What is wrong with a graph, a line each on stderr: "node 'big', filter: there is no …".
void complainOf(Session &session, const QList<WorkflowProblem> &problems);

/// The same of the workflows of the station file \a file: "warning: station.yaml:12: workflow
/// 'payments', node 'big', edges: nothing …".
void complainOf(Session &session, const QString &file, const QList<ApplyWarning> &warnings);

} // namespace Signalbox
