// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/waterfall.h"

#include "ui/widgets/format.h"
#include "ui/widgets/icons.h"

#include <QPainter>

#include <algorithm>

namespace Signalbox {

namespace {

constexpr int gap = 8;

}

Waterfall::Waterfall(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The way of the event"));
}

void Waterfall::setBars(const QList<WaterfallBar> &bars)
{
    if (m_bars == bars)
        return;
    m_bars = bars;
    const auto words = WaterfallBars::describe(bars);
    setAccessibleDescription(words);
    setToolTip(words);
    updateGeometry();
    update();
}

QSize Waterfall::sizeHint() const
{
    return {300, std::max(int(m_bars.size()), 2) * lineHeight};
}

QSize Waterfall::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void Waterfall::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(tabularFont(font()));
    const auto &tokens = Tokens::of(palette());
    const auto metrics = painter.fontMetrics();
    int labels = 0;
    int values = 0;
    Microseconds span{1};
    for (const auto &bar : m_bars) {
        labels = std::max(labels, metrics.horizontalAdvance(bar.label));
        values = std::max(values, metrics.horizontalAdvance(formatDuration(bar.end - bar.start)));
        span = std::max(span, bar.end);
    }
    labels = std::min(labels, width() / 3);
    const int icon = 14;
    const QRectF axis(labels + gap, 0, std::max(width() - labels - values - icon - 4 * gap, 24),
                      height());
    const auto place = [&](Microseconds time) {
        return axis.left() + axis.width() * double(time.count()) / double(span.count());
    };
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const auto &bar = m_bars[i];
        const QRect line(0, int(i) * lineHeight, width(), lineHeight);
        painter.setPen(tokens.muted);
        painter.drawText(QRect(0, line.top(), labels, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(bar.label, Qt::ElideRight, labels));
        painter.setPen(QPen(tokens.line, 1));
        const double middle = line.top() + lineHeight / 2.0;
        painter.drawLine(QPointF(axis.left(), middle), QPointF(axis.right(), middle));
        const double left = std::min(place(bar.start), axis.right() - 3);
        const double right = std::max(place(bar.end), left + 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.tone(bar.look.tone));
        painter.drawRoundedRect(QRectF(left, middle - 4, right - left, 8), 2, 2);
        const double after = axis.right() + gap;
        paintIcon(painter, QRectF(after, middle - icon / 2.0, icon, icon), bar.look.icon,
                  tokens.tone(bar.look.tone));
        painter.setPen(tokens.text);
        painter.drawText(
            QRectF(after + icon + gap, line.top(), width() - after - icon - gap, lineHeight),
            Qt::AlignRight | Qt::AlignVCenter, formatDuration(bar.end - bar.start));
    }
}

} // namespace Signalbox
