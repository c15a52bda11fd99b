// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/widgets/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace Signalbox {

namespace {

/// At most \a count values: a trend shows the run of things, not each of them.
QList<double> averaged(const QList<double> &values, qsizetype count)
{
    if (values.size() <= count)
        return values;
    QList<double> result;
    for (qsizetype i = 0; i < count; ++i) {
        const auto first = values.begin() + i * values.size() / count;
        const auto last = values.begin() + (i + 1) * values.size() / count;
        result.append(std::accumulate(first, last, 0.0) / double(last - first));
    }
    return result;
}

} // namespace

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<double> &values)
{
    if (m_values == values)
        return;
    m_values = values;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const auto &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto area = QRectF(rect()).adjusted(1, 1.5, -1, -1.5);
    const auto values = averaged(m_values, std::max(width() / 3, 2));
    const double top = values.isEmpty() ? 0 : *std::ranges::max_element(values);
    if (values.size() < 2 || top <= 0) {
        painter.setPen(QPen(tokens.line, 1.5));
        painter.drawLine(area.bottomLeft(), area.bottomRight());
        return;
    }
    QPainterPath line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QPointF point(area.left() + area.width() * double(i) / double(values.size() - 1),
                            area.bottom() - area.height() * std::max(values[i], 0.0) / top);
        i == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    auto ground = line;
    ground.lineTo(area.bottomRight());
    ground.lineTo(area.bottomLeft());
    ground.closeSubpath();
    painter.fillPath(ground, tokens.tint(Tone::Accent));
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.drawPath(line);
}

} // namespace Signalbox
