// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace Signalbox {

/// An icon of resources/icons/lucide by its name there, drawn in the palette's text colour (greyed
/// when disabled) at the moment of painting, so that it follows the theme and is crisp at any
/// scale.
QIcon icon(const QString &name);

/// The application's own, in its colours, for windows and the tray.
QIcon applicationIcon();

/// The icon \a name in \a color, as large as \a rect, for delegates and painted widgets.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// For labels: \a size device-independent pixels at \a ratio.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);

} // namespace Signalbox
