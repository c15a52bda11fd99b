// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/tracecursor.h"

#include "ui/widgets/tracewords.h"

namespace Signalbox {

namespace {
constexpr qreal takenWidth = 2;
}

TraceCursor::TraceCursor(const Trace &trace, const Breakpoints &breakpoints)
    : m_trace(trace)
{
    run(breakpoints);
}

const TraceStep *TraceCursor::step() const
{
    return m_position < 0 ? nullptr : &m_trace.steps.at(m_position);
}

void TraceCursor::forward()
{
    go(m_position + 1);
}

void TraceCursor::back()
{
    go(m_position - 1);
}

void TraceCursor::go(int position)
{
    if (position >= 0 && position < int(m_trace.steps.size()))
        m_position = position;
}

void TraceCursor::run(const Breakpoints &breakpoints)
{
    while (canGoForward()) {
        forward();
        const auto breakpoint = breakpoints.constFind(step()->node);
        if (breakpoint != breakpoints.cend() && breakpoint->holds(*step()))
            return;
    }
}

CanvasMarks TraceCursor::marks(const Graph &graph) const
{
    CanvasMarks marks;
    for (int at = 0; at <= m_position; ++at) {
        const auto &step = m_trace.steps.at(at);
        const auto tone = step.failed ? Tone::Bad : Tone::Accent;
        marks.nodes.insert(step.node, {tone, at == m_position, {}, TraceWords::sentence(step)});
        for (const auto &edge : graph.edges) {
            if (!step.port.isEmpty() && edge.from == step.node && edge.port == step.port)
                marks.edges.insert(edge, {Tone::Accent, takenWidth, {}});
        }
    }
    return marks;
}

} // namespace Signalbox
