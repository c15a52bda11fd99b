// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/problemfix.h"

#include "ui/designer/cardgeometry.h"
#include "ui/designer/layeredlayout.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

namespace {

/// At the right of \a node, below what stands there.
QPointF freePlaceBeside(const DesignedGraph &graph, const QString &node, const NodeBody &body)
{
    QRectF card(graph.place(node) + QPointF(CanvasGrid::nodeWidth + CanvasGrid::columnGap, 0),
                cardSize(body));
    const auto isTaken = [&] {
        return std::ranges::any_of(graph.graph.nodes, [&](const Node &other) {
            return QRectF(graph.place(other.id), cardSize(other.body)).intersects(card);
        });
    };
    while (isTaken())
        card.translate(0, CanvasGrid::nodeHeight + CanvasGrid::rowGap);
    return card.topLeft();
}

std::optional<DesignedGraph> withStop(DesignedGraph graph, const QString &node, const QString &port)
{
    const auto *from = graph.node(node);
    if (!from || !outputPorts(from->body).contains(port))
        return {};
    const Node stop{GraphEdit::freeId(graph, u"stop"_s), StopNode{}};
    const auto place = freePlaceBeside(graph, node, stop.body);
    graph = GraphEdit::added(std::move(graph), stop, place);
    return GraphEdit::connected(std::move(graph), {node, port, stop.id});
}

} // namespace

QString ProblemFix::words(const WorkflowProblem &problem)
{
    switch (problem.reason) {
    case Reason::UnconnectedPort: return tr("Add a stop there");
    case Reason::DuplicateEdge: return tr("Remove one edge");
    case Reason::UnknownSource: return tr("New source…");
    case Reason::UnknownDestination: return tr("New destination…");
    default: return {};
    }
}

bool ProblemFix::needsObject(const WorkflowProblem &problem)
{
    return problem.reason == Reason::UnknownSource || problem.reason == Reason::UnknownDestination;
}

std::optional<DesignedGraph> ProblemFix::mended(DesignedGraph graph, const WorkflowProblem &problem)
{
    if (problem.reason == Reason::UnconnectedPort)
        return withStop(std::move(graph), problem.node, problem.subject);
    auto &edges = graph.graph.edges;
    if (problem.reason != Reason::DuplicateEdge || problem.edge < 0 || problem.edge >= edges.size()
        || edges.indexOf(edges.at(problem.edge)) == problem.edge)
        return {};
    edges.removeAt(problem.edge);
    return graph;
}

} // namespace Signalbox
