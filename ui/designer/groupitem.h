// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QGraphicsItem>

namespace Signalbox {

struct Tokens;

/// A group on the canvas: a tinted frame behind its nodes, with its title and comment above them.
/// It can be taken at its title and at its edge; within it the canvas is as everywhere.
class GroupItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };

    explicit GroupItem(const NodeGroup &group);

    const NodeGroup &group() const { return m_group; }
    void setGroup(const NodeGroup &group);
    /// Around these, in the scene; null: there is nothing to be seen.
    void setCards(const QRectF &cards);
    void setChosen(bool chosen);
    bool isChosen() const { return m_chosen; }
    /// Sentences that stand in its tool tip; none: all is well.
    void setProblems(const QStringList &problems);

    const QRectF &frame() const { return m_frame; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF titleRow() const;
    void place();
    void updateToolTip();
    void paintText(QPainter &painter, const Tokens &tokens, const QFont &font, qreal scale) const;

    NodeGroup m_group;
    QStringList m_problems;
    QRectF m_cards;
    QRectF m_frame;
    QStringList m_comment; ///< in lines
    bool m_chosen = false;
};

} // namespace Signalbox
