// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace Signalbox {

/// At most \a width points with the peaks of \a points, which must be ordered by x: the highest of
/// each of \a width equal runs. Fewer points than that stay as they are.
QList<QPointF> decimate(const QList<QPointF> &points, int width);

} // namespace Signalbox
