// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Signalbox {

class FeedModel;

/// Paints the cells of our tables and trees by the roles of feedroles.h: chips, fixed and muted
/// text, a hairline under each row, and the fading highlight of a row that just came in. Where a
/// cell is taller than the rows are, what is above belongs to the view.
class FeedDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 28;
    static constexpr int compactRowHeight = 24;
    static constexpr int margin = 8;
    static constexpr int noticeHeight = 24; ///< of the line above a row that has a notice
    static constexpr int fadeMilliseconds = 600;

    explicit FeedDelegate(QObject *parent = nullptr);

    void setRowHeight(int height) { m_rowHeight = height; }
    /// Null: no highlights (also: reduced motion).
    void setFreshness(const FeedModel *model) { m_model = model; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;

    const FeedModel *m_model = nullptr;
    int m_rowHeight = rowHeight;
};

} // namespace Signalbox
