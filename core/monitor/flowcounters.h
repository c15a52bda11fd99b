// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/trace.h"
#include "core/domain/workflowflow.h"
#include "core/monitor/histogram.h"

#include <QHash>

#include <mutex>

namespace Signalbox {

/// Counts which way events go through each workflow, in memory. A newer revision begins anew; what
/// still goes on under an older one is not counted then. Thread-safe.
class FlowCounters final
{
public:
    void count(const Trace &trace, Timestamp at);
    WorkflowFlow flow(const QString &workflow) const;

private:
    struct CountedNode
    {
        NodeFlow flow;
        Histogram times;
    };

    struct Counted
    {
        int revision = 0;
        Timestamp since{};
        QHash<QString, CountedNode> nodes;
    };

    mutable std::mutex m_mutex;
    QHash<QString, Counted> m_workflows;
};

} // namespace Signalbox
