// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPainterPath>
#include <QRectF>

namespace Signalbox {

/// What an edge joins: the ports, and the cards that these are at; a null card is not known.
struct EdgeEnds
{
    QPointF from;
    QPointF to;
    QRectF source = {};
    QRectF target = {};
};

/// Level and upright lines with rounded bends that come no nearer to any card than \a clearance:
/// out to the right, up or down, along the lane beside a card that makes it the shortest, and in
/// from the left. Empty where there is none among the nearest lanes.
QPainterPath bentRoute(const EdgeEnds &ends, const QList<QRectF> &cards, qreal clearance);

} // namespace Signalbox
