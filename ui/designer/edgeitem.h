// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/canvasmarks.h"

#include <QGraphicsItem>

namespace Signalbox {

/// An edge on the canvas: a curve from a port to an input, with the port's name where the node has
/// several. Also the draft that follows the mouse while an edge is drawn.
class EdgeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    explicit EdgeItem(const Edge &edge);

    const Edge &edge() const { return m_edge; }
    /// In the scene; an empty \a label shows none.
    void setCourse(const QPainterPath &path, const QString &label);
    void setDraft(bool legal);
    void setMark(const EdgeMark &mark);
    const EdgeMark &mark() const { return m_mark; }
    /// Where its line is in the middle, in the scene.
    QPointF middle() const;
    /// The mark's text as it is written at its natural scale.
    const QSizeF &markSize() const { return m_markSize; }
    /// Of edges between the same two nodes the texts stand above each other: over \a foot, with
    /// \a below of them in between, all in the size of the widest.
    void stackMark(QPointF foot, int below, qreal widest);
    /// Where the mark's text stands in a view of this scale; null where it could not be read.
    QRectF shownMark(qreal scale) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    enum class Standing { Edge, LegalDraft, IllegalDraft };

    void measureMark();
    qreal markEnlargement(qreal scale) const;
    QRectF markPlace(qreal enlargement) const;

    Edge m_edge;
    QPainterPath m_path;
    QString m_label;
    QPointF m_labelAt;
    EdgeMark m_mark;
    QSizeF m_markSize;
    QPointF m_markFoot;
    int m_marksBelow = 0;
    qreal m_widestMark = 0;
    Standing m_standing = Standing::Edge;
};

} // namespace Signalbox
