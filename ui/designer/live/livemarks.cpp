// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/live/livemarks.h"

#include "ui/widgets/format.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double widest = 4; ///< times the usual line, from ten thousand a second

const NodeFlow *flowOfNode(const WorkflowFlow &flow, const QString &node)
{
    const auto found = std::ranges::find(flow.nodes, node, &NodeFlow::node);
    return found == flow.nodes.end() ? nullptr : &*found;
}

qint64 leftBy(const WorkflowFlow &flow, const QString &node, const QString &port)
{
    const auto *found = flowOfNode(flow, node);
    return found ? found->left.value(port) : 0;
}

double rateBy(const LiveReading &reading, const QString &node, const QString &port)
{
    if (reading.seconds <= 0 || reading.before.revision != reading.now.revision)
        return 0;
    const auto more =
        leftBy(reading.now, node, port) - leftBy(reading.before, node, port);
    return double(std::max<qint64>(more, 0)) / reading.seconds;
}

/// Deliveries that wait at the destination that \a node leads to; 0 for other nodes.
qint64 waitingAt(const Graph &graph, const LiveReading &reading, const QString &node)
{
    const auto found = std::ranges::find(graph.nodes, node, &Node::id);
    if (found == graph.nodes.end())
        return 0;
    const auto *out = std::get_if<DestinationNode>(&found->body);
    return out ? reading.pending.value(out->destination) : 0;
}

} // namespace

CanvasMarks LiveMarks::of(const Graph &graph, const LiveReading &reading)
{
    CanvasMarks marks;
    if (reading.now.revision == 0)
        return marks;
    for (const auto &edge : graph.edges) {
        const auto rate = rateBy(reading, edge.from, edge.port);
        EdgeMark mark;
        mark.text = formatCount(leftBy(reading.now, edge.from, edge.port));
        if (rate > 0)
            mark.text += u" · "_s + tr("%1/s").arg(formatRate(rate));
        mark.width = std::clamp(1 + std::log10(1 + rate), 1.0, widest);
        if (waitingAt(graph, reading, edge.to) > 0)
            mark.tone = Tone::Warn;
        marks.edges.insert(edge, mark);
    }
    for (const auto &node : graph.nodes) {
        const auto waiting = waitingAt(graph, reading, node.id);
        const auto *flow = flowOfNode(reading.now, node.id);
        if (!flow || flow->entered == 0)
            continue;
        auto &mark = marks.nodes[node.id];
        mark.sentence = tr("%n event(s), %1 each", nullptr, int(flow->entered))
                            .arg(formatDuration(Microseconds(flow->microseconds / flow->entered)));
        if (flow->failed > 0) {
            mark.tone = Tone::Bad;
            mark.sentence += u'\n' + tr("%n failed", nullptr, int(flow->failed));
        }
        if (waiting > 0) {
            mark.sentence += u'\n' + tr("%n delivery(s) wait", nullptr, int(waiting));
            if (mark.tone == Tone::Quiet)
                mark.tone = Tone::Warn;
        }
    }
    return marks;
}

} // namespace Signalbox
