// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/flowcounters.h"

#include <algorithm>

namespace Signalbox {

void FlowCounters::count(const Trace &trace, Timestamp at)
{
    const std::lock_guard lock(m_mutex);
    auto &counted = m_workflows[trace.workflow];
    if (trace.revision < counted.revision)
        return;
    if (trace.revision > counted.revision)
        counted = {trace.revision, at, {}};
    for (const auto &step : trace.steps) {
        auto &[node, times] = counted.nodes[step.node];
        ++node.entered;
        node.microseconds += step.microseconds;
        times.record(step.microseconds);
        if (step.failed)
            ++node.failed;
        if (!step.port.isEmpty())
            ++node.left[step.port];
    }
}

WorkflowFlow FlowCounters::flow(const QString &workflow) const
{
    WorkflowFlow flow;
    flow.workflow = workflow;
    const std::lock_guard lock(m_mutex);
    const auto counted = m_workflows.constFind(workflow);
    if (counted == m_workflows.cend())
        return flow;
    flow.revision = counted->revision;
    flow.since = counted->since;
    for (const auto &[name, node] : counted->nodes.asKeyValueRange()) {
        auto &shown = flow.nodes.emplace_back(node.flow);
        shown.node = name;
        shown.p95 = node.times.quantile(0.95);
        shown.left.detach(); // not shared with what is counted on
    }
    std::ranges::sort(flow.nodes, {}, &NodeFlow::node);
    return flow;
}

} // namespace Signalbox
