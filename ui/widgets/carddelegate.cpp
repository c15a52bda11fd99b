// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/carddelegate.h"

#include "ui/models/cardmodel.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/format.h"

#include <QPainter>

namespace Signalbox {

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, cardHeight};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const auto &tokens = Tokens::of(option.palette);
    const auto card = index.data(CardModel::CardRole).value<Card>();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected ? tokens.chosen() : tokens.surface);
    painter->setPen((option.state & QStyle::State_HasFocus) && selected ? tokens.accent
                                                                        : tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const auto area = option.rect.adjusted(16, 8, -16, -8);
    const auto metrics = QFontMetrics(option.font);
    const int chip =
        card.state.word.isEmpty() ? 0 : ChipLayout::width(card.state, metrics) + 1;
    painter->setFont(option.font);
    if (chip > 0)
        paintChip(*painter, QRect(area.right() + 1 - chip, area.top(), chip, ChipLayout::height),
              card.state, ChipStyle::Filled, option.palette);
    auto bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(tokens.text);
    const QRect top(area.left(), area.top(), area.width() - chip - 8, ChipLayout::height);
    painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(card.name, Qt::ElideRight, top.width()));
    painter->setFont(tabularFont(option.font));
    painter->setPen(tokens.muted);
    const int figures = metrics.horizontalAdvance(card.figures) + 2;
    const QRect bottom(area.left(), area.bottom() - 19, area.width(), 20);
    painter->drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, card.figures);
    painter->drawText(
        bottom, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(card.subtitle, Qt::ElideMiddle, bottom.width() - figures - 12));
    painter->restore();
}

} // namespace Signalbox
