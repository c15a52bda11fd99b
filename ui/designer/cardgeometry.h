// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QFont>
#include <QRectF>

namespace Signalbox {

/// Of a node's card: as high as its ports need.
qreal cardHeight(qsizetype ports);
QSizeF cardSize(const NodeBody &body);

/// The frame of a group: its title and comment stand above its cards.
namespace GroupFrame {

constexpr qreal padding = 16; ///< between a card and the frame
constexpr qreal titleHeight = 28;
constexpr qreal commentLine = 15;
constexpr qsizetype mostLines = 3; ///< of a comment

/// Around \a cards; null around none.
QRectF around(const QRectF &cards, const NodeGroup &group);
QFont commentFont();
/// The comment in lines that fit into a frame of \a width; the last one is elided.
QStringList commentLines(const QString &comment, qreal width);

} // namespace GroupFrame
} // namespace Signalbox
