// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/canvasmarks.h"

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

    void setMark(const NodeMark &mark);
    const NodeMark &mark() const { return m_mark; }
    /// An empty sentence: it does not stop here.
    void setStop(const StopMark &stop);
    const StopMark &stop() const { return m_stop; }

    /// Ports at which no edge stands and says their names: the node does, where it has several.
    void setFreePorts(const QStringList &ports);
    /// What is written beside the dot of a port.
    QString besidePort(const QString &port, bool named) const;

    bool hasInput() const;
    const QStringList &ports() const { return m_ports; }
    /// In the scene.
    QRectF cardInScene() const { return mapRectToScene(card()); }
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
    QString title() const;
    void paintFrame(QPainter &painter, const Tokens &tokens, bool selected) const;
    void paintText(QPainter &painter, const Tokens &tokens, const QFont &font, qreal scale) const;
    void paintDots(QPainter &painter, const Tokens &tokens, qreal scale) const;
    QColor frameColor(const Tokens &tokens) const;

    Node m_node;
    QStringList m_ports;
    QStringList m_freePorts;
    QStringList m_problems;
    bool m_prevents = false;
    NodeMark m_mark;
    StopMark m_stop;
};

} // namespace Signalbox
