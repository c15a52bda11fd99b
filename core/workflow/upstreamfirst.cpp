// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/upstreamfirst.h"

namespace Signalbox {

QStringList upstreamFirst(const CompiledWorkflow &workflow)
{
    const auto &steps = workflow.steps();
    QList<int> before(steps.size(), 0); // edges from nodes that are not in the order yet
    for (const auto &step : steps) {
        for (const auto &port : step.targets) {
            for (const int target : port)
                ++before[target];
        }
    }
    QList<int> order;
    for (int at = 0; at < steps.size(); ++at) {
        if (before.at(at) == 0)
            order.append(at);
    }
    QStringList ids;
    for (qsizetype next = 0; next < order.size(); ++next) {
        const auto &step = steps.at(order.at(next));
        ids.append(step.node.id);
        for (const auto &port : step.targets) {
            for (const int target : port) {
                if (--before[target] == 0)
                    order.append(target);
            }
        }
    }
    return ids;
}

} // namespace Signalbox
