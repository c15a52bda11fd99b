// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/feeddelegate.h"

#include "ui/models/feedmodel.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/format.h"

#include <QPainter>
#include <QWidget>

namespace Signalbox {

FeedDelegate::FeedDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize FeedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = 2 * margin;
    const auto looks = index.data(FeedRole::Looks).value<QList<Look>>();
    if (looks.isEmpty()) {
        const auto font = index.data(FeedRole::Fixed).toBool() ? fixedFont() : option.font;
        width += QFontMetrics(font).horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2;
    }
    for (const auto &look : looks)
        width += ChipLayout::width(look, option.fontMetrics) + ChipLayout::gap;
    return {width, m_rowHeight};
}

void FeedDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto &tokens = Tokens::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const auto ground = selected ? tokens.chosen() : tokens.surface;
    painter.fillRect(option.rect, ground);
    if (m_model && !selected) {
        const auto since = index.data(FeedRole::FreshSince);
        if (since.isValid()) {
            const auto age = m_model->clock() - since.toLongLong();
            if (age < fadeMilliseconds)
                painter.fillRect(
                    option.rect,
                    blend(ground, tokens.accent, 0.22 * (1.0 - double(age) / fadeMilliseconds)));
        }
    }
    const bool focus = selected && option.widget && option.widget->hasFocus();
    painter.setPen(focus ? tokens.accent : tokens.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void FeedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &item,
                         const QModelIndex &index) const
{
    auto option = item;
    option.rect.setTop(std::max(option.rect.top(), option.rect.bottom() + 1 - m_rowHeight));
    painter->save();
    const auto &tokens = Tokens::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    paintGround(*painter, option, index);
    const auto cell = option.rect.adjusted(margin, 0, -margin, -1);
    auto font = index.data(FeedRole::Fixed).toBool() ? fixedFont() : tabularFont(option.font);
    const auto looks = index.data(FeedRole::Looks);
    const auto outlined = index.data(FeedRole::OutlinedLooks);
    if (looks.isValid() || outlined.isValid()) {
        painter->setFont(font);
        paintChips(*painter, cell, (looks.isValid() ? looks : outlined).value<QList<Look>>(),
                   looks.isValid() ? ChipStyle::Filled : ChipStyle::Outlined, option.palette);
    } else {
        const bool muted = index.data(FeedRole::Muted).toBool();
        if (selected && !muted)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(muted ? tokens.muted : tokens.text);
        const Qt::Alignment alignment(index.data(Qt::TextAlignmentRole).toInt());
        const auto text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, cell.width());
        painter->drawText(cell, alignment ? alignment : Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter->restore();
}

} // namespace Signalbox
