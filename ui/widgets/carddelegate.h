// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Signalbox {

/// Paints a Card: its name and state, below them what it is about and its figures.
class CardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int cardHeight = 60;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Signalbox
