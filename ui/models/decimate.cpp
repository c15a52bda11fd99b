// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/decimate.h"

#include <algorithm>

namespace Signalbox {

QList<QPointF> decimate(const QList<QPointF> &points, int width)
{
    if (width <= 0 || points.size() <= width)
        return points;
    QList<QPointF> kept;
    kept.reserve(width);
    for (int i = 0; i < width; ++i) {
        const auto first = points.begin() + i * points.size() / width;
        const auto last = points.begin() + (i + 1) * points.size() / width;
        kept.append(*std::max_element(
            first, last, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); }));
    }
    return kept;
}

} // namespace Signalbox
