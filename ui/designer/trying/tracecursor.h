// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/trying/breakpoint.h"

namespace Signalbox {

/// Where one stands in a trace: at one of its steps.
class TraceCursor final
{
public:
    TraceCursor() = default;
    /// At the first step where a breakpoint holds, else at the last one.
    TraceCursor(const Trace &trace, const Breakpoints &breakpoints);

    const Trace &trace() const { return m_trace; }
    int position() const { return m_position; } ///< -1: the trace has no steps
    const TraceStep *step() const; ///< null: the trace has none

    bool canGoForward() const { return m_position + 1 < int(m_trace.steps.size()); }
    bool canGoBack() const { return m_position > 0; }
    void forward();
    void back();
    void go(int position); ///< nothing for one that is not there
    /// To the next step where a breakpoint holds, else to the last one.
    void run(const Breakpoints &breakpoints);

    /// The way as far as here: the nodes that were met, this one as the current one, and the edges
    /// of \a graph by which the event went on.
    CanvasMarks marks(const Graph &graph) const;

private:
    Trace m_trace;
    int m_position = -1;
};

} // namespace Signalbox
