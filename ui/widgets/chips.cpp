// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chips.h"

#include "ui/widgets/icons.h"

#include <QPainter>

namespace Signalbox {

using namespace Qt::StringLiterals;

int ChipLayout::width(const Look &look, const QFontMetrics &metrics)
{
    const int icon = look.icon.isEmpty() ? 0 : iconSize + gap;
    return 2 * padding + icon + metrics.horizontalAdvance(look.word);
}

ChipLayout ChipLayout::make(const QRect &cell, const QList<Look> &looks,
                            const QFontMetrics &metrics)
{
    ChipLayout layout;
    const int top = cell.top() + (cell.height() - height) / 2;
    int left = cell.left();
    for (qsizetype i = 0; i < looks.size(); ++i) {
        const bool last = i + 1 == looks.size();
        const auto rest = int(looks.size() - i);
        const int more = metrics.horizontalAdvance(u"+%1"_s.arg(rest)) + 2 * padding;
        const int room = cell.right() + 1 - left - (last ? 0 : more + gap);
        int wanted = width(looks[i], metrics);
        if (wanted > room && i == 0)
            wanted = std::max(room, std::min(wanted, iconSize + 2 * padding));
        if (wanted > room && i > 0) {
            layout.hidden = rest;
            layout.more = QRect(left, top, more, height);
            break;
        }
        layout.chips.append(QRect(left, top, wanted, height));
        left += wanted + gap;
    }
    return layout;
}

void paintChip(QPainter &painter, const QRect &rect, const Look &look, ChipStyle style,
               const QPalette &palette)
{
    const auto &tokens = Tokens::of(palette);
    const auto color = tokens.tone(look.tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(style == ChipStyle::Filled ? tokens.tint(look.tone) : Qt::transparent);
    painter.setPen(style == ChipStyle::Filled ? QPen(Qt::NoPen) : QPen(tokens.line));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    auto inner = rect.adjusted(ChipLayout::padding, 0, -ChipLayout::padding, 0);
    if (!look.icon.isEmpty()) {
        const QRectF icon(inner.left(), rect.top() + (rect.height() - ChipLayout::iconSize) / 2.0,
                          ChipLayout::iconSize, ChipLayout::iconSize);
        paintIcon(painter, icon, look.icon, color);
        inner.setLeft(inner.left() + ChipLayout::iconSize + ChipLayout::gap);
    }
    painter.setPen(style == ChipStyle::Filled ? color : tokens.text);
    painter.drawText(
        inner, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(look.word, Qt::ElideRight, inner.width() + 1));
    painter.restore();
}

void paintChips(QPainter &painter, const QRect &cell, const QList<Look> &looks, ChipStyle style,
                const QPalette &palette)
{
    const auto layout = ChipLayout::make(cell, looks, painter.fontMetrics());
    for (qsizetype i = 0; i < layout.chips.size(); ++i)
        paintChip(painter, layout.chips[i], looks[i], style, palette);
    if (layout.hidden > 0) {
        painter.setPen(Tokens::of(palette).muted);
        painter.drawText(layout.more, Qt::AlignCenter, u"+%1"_s.arg(layout.hidden));
    }
}

ChipLabel::ChipLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipLabel::setLook(const Look &look)
{
    if (m_look == look)
        return;
    m_look = look;
    setAccessibleName(look.word);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return {ChipLayout::width(m_look, fontMetrics()) + 1, ChipLayout::height};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_look, ChipStyle::Filled, palette());
}

} // namespace Signalbox
