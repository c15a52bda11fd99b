// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/coverage.h"

#include "ui/widgets/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// 1 without events, 2 with ten, 3 with a hundred, at most 6.
qreal flowWidth(qint64 events)
{
    constexpr qreal widest = 6;
    return events <= 0 ? 1 : std::min(widest, 1 + std::log10(double(events)));
}

const PortFlow *flowOf(const QList<PortFlow> &flow, const QString &node, const QString &port)
{
    const auto found = std::ranges::find_if(
        flow, [&](const PortFlow &each) { return each.node == node && each.port == port; });
    return found == flow.end() ? nullptr : &*found;
}

bool hasNode(const Graph &graph, const QString &id)
{
    return std::ranges::find(graph.nodes, id, &Node::id) != graph.nodes.end();
}

QString flowText(const PortFlow &flow)
{
    return flow.before == flow.after
        ? formatCount(flow.after)
        : u"%1 → %2"_s.arg(formatCount(flow.before), formatCount(flow.after));
}

} // namespace

Coverage coverageOf(const Graph &graph, const QList<PortFlow> &flow)
{
    Coverage coverage;
    for (const auto &node : graph.nodes) {
        for (const auto &port : outputPorts(node.body)) {
            const auto *found = flowOf(flow, node.id, port);
            if (!found)
                continue;
            if (found->after == 0)
                coverage.idle.append({node.id, port, 0});
            else if (port == "else"_L1 || port == "otherwise"_L1)
                coverage.unmatched.append({node.id, port, found->after});
        }
    }
    std::ranges::stable_sort(coverage.unmatched, std::ranges::greater(), &Coverage::Branch::events);
    return coverage;
}

CanvasMarks flowMarks(const Graph &graph, const QList<PortFlow> &flow)
{
    CanvasMarks marks;
    for (const auto &edge : graph.edges) {
        const auto *found = flowOf(flow, edge.from, edge.port);
        if (!found)
            continue;
        const auto tone = found->after == 0 ? Tone::Warn
            : found->before == found->after ? Tone::Quiet
                                            : Tone::Accent;
        marks.edges.insert(edge, {tone, flowWidth(found->after), flowText(*found)});
    }
    for (const auto &branch : coverageOf(graph, flow).idle) {
        auto &mark = marks.nodes[branch.node];
        mark.idlePorts.append(branch.port);
        mark.sentence = QCoreApplication::translate("Signalbox::Coverage",
                                                    "No event left by: %1")
                            .arg(mark.idlePorts.join(u", "_s));
    }
    for (const auto &each : flow) {
        const bool drawn = std::ranges::any_of(graph.edges, [&](const Edge &edge) {
            return edge.from == each.node && edge.port == each.port;
        });
        if (!drawn && !each.port.isEmpty() && hasNode(graph, each.node))
            marks.nodes[each.node].figures.insert(each.port, flowText(each));
    }
    return marks;
}

} // namespace Signalbox
