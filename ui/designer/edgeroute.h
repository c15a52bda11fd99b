// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/bentroute.h"

#include <QList>
#include <QPainterPath>

namespace Signalbox {

/// The course of an edge: it leaves to the right and arrives from the left, in a wider bow where it
/// leads back, and goes around the cards that are in its way; where it leads back, around those at
/// its ends too. Where there is no way around, straight through. \a cards: of the other nodes.
QPainterPath edgeRoute(const EdgeEnds &ends, const QList<QRectF> &cards);

} // namespace Signalbox
