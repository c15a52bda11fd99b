// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/alignment.h"

#include "ui/designer/layeredlayout.h"

#include <algorithm>
#include <cmath>

namespace Signalbox::Alignment {

namespace {

qreal snappedToGrid(qreal value)
{
    return std::round(value / CanvasGrid::step) * CanvasGrid::step;
}

} // namespace

DesignedGraph aligned(DesignedGraph graph, const QSet<QString> &nodes, Edge edge)
{
    if (nodes.isEmpty())
        return graph;
    QPointF corner = graph.place(*nodes.begin());
    for (const auto &id : nodes) {
        const auto place = graph.place(id);
        corner = {std::min(corner.x(), place.x()), std::min(corner.y(), place.y())};
    }
    for (const auto &id : nodes) {
        const auto place = graph.place(id);
        graph.places.insert(id, edge == Edge::Left ? QPointF(corner.x(), place.y())
                                                   : QPointF(place.x(), corner.y()));
    }
    return graph;
}

DesignedGraph distributed(DesignedGraph graph, const QSet<QString> &nodes,
                          Qt::Orientation orientation)
{
    constexpr qsizetype fewest = 3;
    if (nodes.size() < fewest)
        return graph;
    const bool across = orientation == Qt::Horizontal;
    const auto along = [&](const QString &id) {
        return across ? graph.place(id).x() : graph.place(id).y();
    };
    QStringList ids(nodes.begin(), nodes.end());
    ids.sort();
    std::ranges::stable_sort(ids, {}, along);
    const qreal first = along(ids.first());
    const qreal distance = (along(ids.last()) - first) / qreal(ids.size() - 1);
    for (qsizetype i = 1; i + 1 < ids.size(); ++i) {
        const qreal at = snappedToGrid(first + distance * qreal(i));
        const auto place = graph.place(ids[i]);
        graph.places.insert(ids[i], across ? QPointF(at, place.y()) : QPointF(place.x(), at));
    }
    return graph;
}

} // namespace Signalbox::Alignment
