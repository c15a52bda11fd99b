// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowproblem.h"
#include "ui/designer/designedgraph.h"

#include <QCoreApplication>

#include <optional>

namespace Signalbox {

/// What can be done about a problem at once.
class ProblemFix
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ProblemFix)

public:
    /// What a button for it says; empty: there is no such thing.
    static QString words(const WorkflowProblem &problem);
    /// A source or a destination has to be made for it, and the graph stays as it is.
    static bool needsObject(const WorkflowProblem &problem);
    /// \a graph without the problem; nothing when it is not its problem, or not the graph's alone.
    static std::optional<DesignedGraph> mended(DesignedGraph graph, const WorkflowProblem &problem);
};

} // namespace Signalbox
