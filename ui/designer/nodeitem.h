// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QGraphicsItem>

namespace Signalbox {

/// A node on the canvas: a card of one line with an icon, its name and what is in it, a dot for its
/// input at the left and one for each port at the right.
class NodeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    explicit NodeItem(const Node &node);

    const QString &nodeId() const { return m_node.id; }
    void setNode(const Node &node);
    /// Sentences that stand in its tool tip and as a badge; none: all is well.
    void setProblems(const QStringList &problems, bool prevents);

    bool hasInput() const;
    const QStringList &ports() const { return m_ports; }
    /// In the scene.
    QPointF inputPoint() const;
    QPointF portPoint(const QString &port) const;
    /// The port whose dot is near \a scenePoint; empty: none.
    QString portAt(QPointF scenePoint) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF card() const;
    qreal height() const;
    QPointF portOffset(qsizetype index) const;
    void updateToolTip();

    Node m_node;
    QStringList m_ports;
    QStringList m_problems;
    bool m_prevents = false;
};

} // namespace Signalbox
