// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/live/livemarks.h"

#include "ui/widgets/format.h"

#include <QSet>

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

double perSecond(const LiveReading &reading, qint64 before, qint64 now)
{
    if (reading.seconds <= 0 || reading.before.revision != reading.now.revision)
        return 0;
    return double(std::max<qint64>(now - before, 0)) / reading.seconds;
}

double rateBy(const LiveReading &reading, const QString &node, const QString &port)
{
    return perSecond(reading, leftBy(reading.before, node, port), leftBy(reading.now, node, port));
}

/// Deliveries that wait at the destination that \a node leads to; 0 for other nodes.
qint64 waitingAt(const LiveReading &reading, const Node *node)
{
    const auto *out = node ? std::get_if<DestinationNode>(&node->body) : nullptr;
    return out ? reading.pending.value(out->destination) : 0;
}

/// Those of \a published that are drawn as well, of the same kind.
QHash<QString, const Node *> sharedNodes(const Graph &drawn, const Graph &published)
{
    QHash<QString, size_t> kinds;
    for (const auto &node : drawn.nodes)
        kinds.insert(node.id, node.body.index());
    QHash<QString, const Node *> shared;
    for (const auto &node : published.nodes) {
        const auto kind = kinds.constFind(node.id);
        if (kind != kinds.cend() && *kind == node.body.index())
            shared.insert(node.id, &node);
    }
    return shared;
}

NodeMark markOf(const NodeFlow &flow, const LiveReading &reading, qint64 waiting)
{
    NodeMark mark;
    mark.sentence = LiveMarks::tr("%n event(s), p95 %1", nullptr, int(flow.entered))
                        .arg(formatDuration(Microseconds(flow.p95)));
    const auto *before = flowOfNode(reading.before, flow.node);
    const auto rate = perSecond(reading, before ? before->entered : 0, flow.entered);
    if (rate > 0)
        mark.sentence += u", "_s + LiveMarks::tr("%1/s").arg(formatRate(rate));
    if (flow.failed > 0) {
        mark.tone = Tone::Bad;
        mark.sentence += u'\n' + LiveMarks::tr("%n failed", nullptr, int(flow.failed));
    }
    if (waiting > 0) {
        mark.sentence += u'\n' + LiveMarks::tr("%n delivery(s) wait", nullptr, int(waiting));
        if (mark.tone == Tone::Quiet)
            mark.tone = Tone::Warn;
    }
    return mark;
}

} // namespace

CanvasMarks LiveMarks::of(const Graph &drawn, const Configured<WorkflowConfig> &published,
                          const LiveReading &reading)
{
    CanvasMarks marks;
    if (reading.now.revision == 0 || reading.now.revision != published.revision)
        return marks;
    const auto &graph = published.config.graph;
    const auto nodes = sharedNodes(drawn, graph);
    const QSet<Edge> edges(drawn.edges.begin(), drawn.edges.end());
    for (const auto &edge : graph.edges) {
        if (!edges.contains(edge) || !nodes.contains(edge.from) || !nodes.contains(edge.to))
            continue;
        const auto rate = rateBy(reading, edge.from, edge.port);
        EdgeMark mark;
        mark.text = formatCount(leftBy(reading.now, edge.from, edge.port));
        if (rate > 0)
            mark.text += u" · "_s + tr("%1/s").arg(formatRate(rate));
        mark.width = std::clamp(1 + std::log10(1 + rate), 1.0, widest);
        if (waitingAt(reading, nodes.value(edge.to)) > 0)
            mark.tone = Tone::Warn;
        marks.edges.insert(edge, mark);
    }
    for (const auto &flow : reading.now.nodes) {
        if (const auto *node = nodes.value(flow.node); node && flow.entered > 0)
            marks.nodes.insert(flow.node, markOf(flow, reading, waitingAt(reading, node)));
    }
    return marks;
}

} // namespace Signalbox
