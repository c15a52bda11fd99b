// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/legendmark.h"

#include <QPainter>

namespace Signalbox {

namespace {

constexpr int piece = 18;
constexpr int gap = 6;

} // namespace

LegendMark::LegendMark(const QString &name, Tone tone, Qt::PenStyle style, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_tone(tone)
    , m_style(style)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LegendMark::sizeHint() const
{
    return {piece + gap + fontMetrics().horizontalAdvance(m_name) + 2, fontMetrics().height()};
}

void LegendMark::paintEvent(QPaintEvent *)
{
    const auto &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.tone(m_tone), 2, m_style));
    painter.drawLine(QPointF(0, height() / 2.0), QPointF(piece, height() / 2.0));
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(piece + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     m_name);
}

} // namespace Signalbox
