// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/alignment.h"

#include "ui/designer/cardgeometry.h"
#include "ui/designer/layeredlayout.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Signalbox::Alignment {

namespace {

qreal snappedToGrid(qreal value)
{
    return std::round(value / CanvasGrid::step) * CanvasGrid::step;
}

} // namespace

DesignedGraph aligned(DesignedGraph graph, const QSet<QString> &nodes, Line line)
{
    QHash<QString, QRectF> cards;
    QRectF all;
    for (const auto &id : nodes) {
        const auto *node = graph.node(id);
        if (!node)
            continue;
        const QRectF card(graph.place(id), cardSize(node->body));
        cards.insert(id, card);
        all |= card;
    }
    for (const auto &[id, before] : std::as_const(cards).asKeyValueRange()) {
        auto card = before;
        switch (line) {
        case Line::Left: card.moveLeft(all.left()); break;
        case Line::Right: card.moveRight(all.right()); break;
        case Line::Top: card.moveTop(all.top()); break;
        case Line::Bottom: card.moveBottom(all.bottom()); break;
        case Line::Column: card.moveLeft(snappedToGrid(all.center().x() - card.width() / 2)); break;
        case Line::Row: card.moveTop(snappedToGrid(all.center().y() - card.height() / 2)); break;
        }
        graph.places.insert(id, card.topLeft());
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
