// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the drawing the canvas shows, and how large.
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/nodeitem.h"

#include <QScrollBar>

#include <algorithm>

namespace Signalbox {

namespace {

constexpr qreal smallestScale = 0.1;
constexpr qreal largestScale = 3;
constexpr qreal readableScale = 0.75;
constexpr qreal aroundAll = 32;

/// The middle of a view of \a length that shows \a wish of \a from to \a to, and as little beyond
/// them as it can.
qreal middleWithin(qreal wish, qreal from, qreal to, qreal length)
{
    if (to - from <= length)
        return (from + to) / 2;
    return std::clamp(wish, from + length / 2, to - length / 2);
}

} // namespace

void Canvas::zoomBy(qreal factor)
{
    m_fit = Fit::None;
    const qreal least = std::min(smallestScale, zoom()); // a large workflow is smaller already
    setZoom(std::clamp(zoom() * factor, least, largestScale));
}

void Canvas::setZoom(qreal scale)
{
    const qreal by = scale / zoom();
    this->scale(by, by);
    Q_EMIT viewMoved();
}

/// At most the natural one, and however small.
qreal Canvas::fittingScale(const QRectF &part) const
{
    const auto view = QSizeF(viewport()->size()).expandedTo({1, 1});
    return std::min({view.width() / part.width(), view.height() / part.height(), qreal(1)});
}

void Canvas::zoomToFit()
{
    fit(Fit::Everything);
}

void Canvas::zoomToChosen()
{
    QRectF part;
    if (const auto *group = m_scene->groupItem(m_scene->chosenGroup()))
        part = group->frame();
    for (const auto *item : m_scene->selectedItems())
        part |= item->sceneBoundingRect();
    if (part.isNull())
        return zoomToFit();
    part.adjust(-aroundAll, -aroundAll, aroundAll, aroundAll);
    m_fit = Fit::None;
    resetTransform();
    setZoom(fittingScale(part));
    centerOn(part.center());
    Q_EMIT viewMoved();
}

void Canvas::showBeginning()
{
    fit(Fit::Beginning);
}

void Canvas::fit(Fit wish)
{
    resetTransform();
    m_fit = Fit::None;
    if (m_scene->items().isEmpty())
        return;
    const auto all =
        m_scene->itemsBoundingRect().adjusted(-aroundAll, -aroundAll, aroundAll, aroundAll);
    const QSizeF view = viewport()->size();
    const qreal fitting = fittingScale(all);
    const bool whole = wish == Fit::Everything || fitting >= readableScale;
    setZoom(whole ? fitting : readableScale);
    if (whole) {
        centerOn(all.center());
    } else {
        const auto seen = view / zoom();
        const auto start = entrances();
        centerOn(middleWithin(start.left() - aroundAll + seen.width() / 2, all.left(), all.right(),
                              seen.width()),
                 middleWithin(start.center().y(), all.top(), all.bottom(), seen.height()));
    }
    m_fit = wish;
    Q_EMIT viewMoved();
}

/// The cards at which events enter; in a graph without any, the first card.
QRectF Canvas::entrances() const
{
    QRectF cards;
    for (const auto &node : m_document.graph().graph.nodes) {
        if (std::holds_alternative<SourceNode>(node.body))
            cards |= m_scene->nodeItem(node.id)->cardInScene();
    }
    const auto ids = readingOrder();
    return cards.isNull() && !ids.isEmpty() ? m_scene->nodeItem(ids.first())->cardInScene() : cards;
}

void Canvas::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fit != Fit::None)
        fit(m_fit);
    Q_EMIT viewMoved();
}

void Canvas::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT viewMoved();
}

void Canvas::panBy(QPointF share)
{
    m_fit = Fit::None;
    const auto by = QPointF(share.x() * viewport()->width(), share.y() * viewport()->height());
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(by.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(by.y()));
}

void Canvas::lookAt(QPointF point)
{
    m_fit = Fit::None;
    centerOn(point);
}

QRectF Canvas::seenPart() const
{
    return mapToScene(viewport()->rect()).boundingRect();
}

void Canvas::showNode(const QString &id)
{
    m_scene->select({id});
    seeNode(id);
}

void Canvas::showNodes(const QSet<QString> &ids)
{
    m_scene->select(ids);
    QRectF cards;
    for (const auto &id : ids) {
        if (const auto *item = m_scene->nodeItem(id))
            cards |= item->cardInScene();
    }
    if (cards.isNull())
        return;
    see(cards);
    if (seenPart().contains(cards))
        return;
    for (const auto &id : readingOrder()) {
        if (ids.contains(id))
            return seeNode(id);
    }
}

void Canvas::showGroup(const QString &name)
{
    m_scene->chooseGroup(name);
    if (const auto *item = m_scene->groupItem(m_scene->chosenGroup()))
        see(item->frame());
}

void Canvas::seeNode(const QString &id)
{
    if (const auto *item = m_scene->nodeItem(id))
        see(item->mapRectToScene(item->shape().boundingRect())); // what is beside it matters less
}

void Canvas::see(const QRectF &part)
{
    const auto place = [this] {
        return QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    };
    const auto before = place();
    ensureVisible(part);
    if (m_fit == Fit::Beginning && place() != before)
        m_fit = Fit::None; // somebody is elsewhere now
}

} // namespace Signalbox
