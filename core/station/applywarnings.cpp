// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/applywarnings.h"

#include "core/station/publishing.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

template <typename Config>
void putInto(QList<Configured<Config>> &objects, const QList<Configured<Config>> &changed)
{
    for (const auto &object : changed) {
        const auto found = std::ranges::find(objects, object.config.name,
                                             [](const auto &old) { return old.config.name; });
        if (found == objects.end())
            objects.append(object);
        else
            *found = object;
    }
}

int lineOf(const QString &workflow, const WorkflowProblem &problem, const StationFileLines &lines)
{
    const int line = problem.edge >= 0 ? lines.line(StationFileLines::edge(workflow, problem.edge))
                                       : lines.line(StationFileLines::node(workflow, problem.node));
    return line > 0 ? line : lines.line(u"workflow "_s + workflow);
}

} // namespace

QList<ApplyWarning> applyWarnings(const Configuration &stored, const ApplyPlan &plan,
                                  const StationConfig &wanted, const ProviderCatalogue &providers)
{
    auto applied = stored;
    putInto(applied.sources, plan.sources);
    putInto(applied.destinations, plan.destinations);
    const auto known = knownNames(applied, providers);
    QList<ApplyWarning> warnings;
    for (const auto &workflow : wanted.workflows) {
        for (const auto &problem :
             validateWorkflow(workflow.graph, &known, ValidatedFor::Routing)) {
            if (!preventsPublishing(problem.reason))
                warnings.append(
                    {workflow.name, lineOf(workflow.name, problem, plan.lines), problem});
        }
    }
    return warnings;
}

} // namespace Signalbox
