// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/breakpoint.h"

#include "ui/designer/nodewords.h"

namespace Signalbox {

bool Breakpoint::holds(const TraceStep &step) const
{
    switch (when) {
    case When::Always: return true;
    case When::Failing: return step.failed;
    case When::Port: return !step.failed && step.port == port;
    }
    Q_UNREACHABLE_RETURN(false);
}

QString BreakpointWords::sentence(const Breakpoint &breakpoint)
{
    switch (breakpoint.when) {
    case Breakpoint::When::Always: return tr("A trial stops here.");
    case Breakpoint::When::Failing: return tr("A trial stops here when the node fails.");
    case Breakpoint::When::Port:
        return tr("A trial stops here when the event leaves by \"%1\".")
            .arg(NodeWords::portName(breakpoint.port));
    }
    Q_UNREACHABLE_RETURN({});
}

QHash<QString, StopMark> BreakpointWords::marks(const Breakpoints &breakpoints)
{
    QHash<QString, StopMark> marks;
    for (const auto &[node, each] : breakpoints.asKeyValueRange())
        marks.insert(node, {sentence(each), each.when != Breakpoint::When::Always});
    return marks;
}

} // namespace Signalbox
