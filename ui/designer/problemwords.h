// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"

#include <QCoreApplication>

namespace Signalbox {

/// What is wrong with a workflow, for people: by the reason and what it is about. The station's own
/// words are only used for what a script's reader objects to.
class ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ProblemWords)

public:
    /// One sentence, without where it is.
    static QString sentence(const WorkflowProblem &problem);
    /// After the node of it, or its group in \a graph: a line of a list.
    static QString line(const WorkflowProblem &problem, const Graph &graph);

private:
    static QString expression(const WorkflowProblem &problem);
    static QString map(const WorkflowProblem &problem);
    static QString limit(const QString &field);
    static QString group(const WorkflowProblem &problem);
};

} // namespace Signalbox
