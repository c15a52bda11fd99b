// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does on the canvas.
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/connectionrule.h"
#include "ui/designer/edgeitem.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupedit.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Signalbox {

void Canvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return; // the menu of the right one chooses what it is about
    if (m_gesture != Gesture::None && event->button() != m_button)
        return; // what goes on is not disturbed
    endGesture(); // its release went elsewhere
    stand(m_current);
    m_button = event->button();
    m_heldAt = event->position();
    m_dragged = false;
    m_clicked.clear();
    if (m_button == Qt::MiddleButton || m_spaceDown) {
        m_gesture = Gesture::Pan;
        m_fit = Fit::None;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const auto at = mapToScene(event->position().toPoint());
    auto *node = m_scene->nodeAt(at);
    if (!node && takeGroup(event, at))
        return;
    if (!node) {
        m_scene->chooseGroup({});
        m_gesture = Gesture::Frame;
        QGraphicsView::mousePressEvent(event); // an edge, or a frame
        return;
    }
    m_pressedAt = at;
    const auto port = node->portAt(at);
    if (!port.isEmpty() && !m_readOnly) {
        m_gesture = Gesture::Draw;
        m_draft = {node->nodeId(), port, {}};
        return;
    }
    const bool add = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (add)
        node->setSelected(!node->isSelected());
    else if (node->isSelected())
        m_clicked = node->nodeId(); // all that are selected are dragged
    else
        m_scene->select({node->nodeId()});
    m_gesture = Gesture::Move;
}

/// A press at the title or edge of a group. With Ctrl or Shift its nodes are selected besides.
bool Canvas::takeGroup(QMouseEvent *event, QPointF at)
{
    const auto *item = m_scene->groupAt(at);
    if (!item)
        return false;
    if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
        const auto &ids = item->group().nodes;
        m_scene->select(m_scene->selectedNodes().unite(QSet<QString>(ids.begin(), ids.end())));
    } else {
        m_scene->chooseGroup(item->group().name);
    }
    m_pressedAt = at;
    m_gesture = Gesture::Move;
    return true;
}

QHash<QString, QPointF> Canvas::dragged(QPointF to) const
{
    QHash<QString, QPointF> places;
    for (const auto &id : m_scene->chosenNodes())
        places.insert(id, snapped(m_document.graph().place(id) + to - m_pressedAt));
    return places;
}

/// What was dragged is where it was let go. A node of no group is then in the one that it lies in.
DesignedGraph Canvas::dropped(QPointF at) const
{
    const auto &before = m_document.graph();
    auto graph = GraphEdit::moved(before, dragged(at));
    for (const auto &id : m_scene->selectedNodes()) {
        if (before.groupOf(id))
            continue;
        const QRectF card(graph.place(id), cardSize(graph.node(id)->body));
        if (const auto group = m_scene->groupAround(card.center()); !group.isEmpty())
            graph = GroupEdit::joined(graph, group, {id});
    }
    return graph;
}

/// The mouse is further from where it was pressed than a click may be.
bool Canvas::isDrag(QPointF inView) const
{
    return (inView - m_heldAt).manhattanLength() >= QApplication::startDragDistance();
}

void Canvas::mouseMoveEvent(QMouseEvent *event)
{
    const auto at = mapToScene(event->position().toPoint());
    switch (m_gesture) {
    case Gesture::None:
    case Gesture::Frame: QGraphicsView::mouseMoveEvent(event); return;
    case Gesture::Pan: {
        const auto by = (event->position() - m_heldAt).toPoint();
        m_heldAt = event->position();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        return;
    }
    case Gesture::Move:
        m_dragged = m_dragged || isDrag(event->position());
        if (m_dragged && !m_readOnly)
            m_scene->preview(dragged(at));
        return;
    case Gesture::Draw: {
        const auto *node = m_scene->nodeAt(at);
        auto edge = m_draft;
        if (node)
            edge.to = node->nodeId();
        const bool legal =
            !node || ConnectionRule::objection(m_document.graph().graph, edge).isEmpty();
        m_scene->showDraft(m_draft, at, legal);
        return;
    }
    }
}

void Canvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_gesture != Gesture::None && event->button() != m_button)
        return;
    const auto at = mapToScene(event->position().toPoint());
    switch (std::exchange(m_gesture, Gesture::None)) {
    case Gesture::None:
    case Gesture::Frame: QGraphicsView::mouseReleaseEvent(event); return;
    case Gesture::Pan: viewport()->unsetCursor(); return;
    case Gesture::Move:
        m_dragged = m_dragged || isDrag(event->position());
        if (m_dragged && !m_readOnly)
            m_document.change(tr("Move"), dropped(at));
        m_scene->showPlaces(); // also where nothing changed
        if (!m_dragged && !m_clicked.isEmpty() && m_scene->selectedItems().size() > 1)
            m_scene->select({m_clicked});
        return;
    case Gesture::Draw:
        m_scene->hideDraft();
        finishDraw(at, event->globalPosition().toPoint());
        return;
    }
}

/// Without a change: what was shown for it is gone.
void Canvas::endGesture()
{
    switch (std::exchange(m_gesture, Gesture::None)) {
    case Gesture::None: return;
    case Gesture::Pan: viewport()->unsetCursor(); return;
    case Gesture::Move: m_scene->showPlaces(); return;
    case Gesture::Draw: m_scene->hideDraft(); return;
    case Gesture::Frame: // the view forgets its frame
        setDragMode(NoDrag);
        setDragMode(RubberBandDrag);
        return;
    }
}

void Canvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto at = mapToScene(event->position().toPoint());
    if (m_scene->nodeAt(at) || m_scene->groupAt(at))
        Q_EMIT editWanted();
}

void Canvas::finishDraw(QPointF at, const QPoint &global)
{
    const auto *node = m_scene->nodeAt(at);
    if (!node) {
        if ((at - m_pressedAt).manhattanLength() >= CanvasGrid::nodeHeight)
            Q_EMIT edgeDropped(m_draft, snapped(at - QPointF(0, CanvasGrid::nodeHeight / 2)),
                               global);
        return;
    }
    auto edge = m_draft;
    edge.to = node->nodeId();
    if (edge.to == edge.from)
        return;
    const auto objection = ConnectionRule::objection(m_document.graph().graph, edge);
    if (objection.isEmpty())
        m_document.change(tr("Connect"), GraphEdit::connected(m_document.graph(), edge));
    else
        Q_EMIT refused(objection);
}

void Canvas::wheelEvent(QWheelEvent *event)
{
    m_fit = Fit::None;
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    constexpr qreal notch = 120;
    constexpr qreal perNotch = 1.2;
    zoomBy(std::pow(perNotch, event->angleDelta().y() / notch));
}

/// Two fingers on a touch pad zoom.
bool Canvas::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::NativeGesture)
        return QGraphicsView::viewportEvent(event);
    const auto &gesture = static_cast<const QNativeGestureEvent &>(*event);
    if (gesture.gestureType() != Qt::ZoomNativeGesture)
        return QGraphicsView::viewportEvent(event);
    constexpr qreal smallestStep = 0.1;
    zoomBy(std::max(1 + gesture.value(), smallestStep));
    event->accept();
    return true;
}

void Canvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_gesture != Gesture::None)
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) { // about what is chosen, beside it
        const auto &thing = m_current.kind == CanvasThing::Kind::None ? m_standing : m_current;
        const auto place = placeOf(thing);
        const bool isGroup = thing.kind == CanvasThing::Kind::Group;
        const QPointF edge(place.left(), isGroup ? place.top() : place.center().y());
        Q_EMIT contextMenuWanted(viewport()->mapToGlobal(
            place.isNull() ? viewport()->rect().center() : mapFromScene(edge)));
        return;
    }
    chooseAt(mapToScene(event->pos()));
    Q_EMIT contextMenuWanted(event->globalPos());
}

/// What is there, alone, unless it is among what is chosen; in the void nothing.
void Canvas::chooseAt(QPointF at)
{
    if (const auto *node = m_scene->nodeAt(at)) {
        if (!node->isSelected())
            m_scene->select({node->nodeId()});
    } else if (const auto *edge = m_scene->edgeAt(at)) {
        if (!edge->isSelected())
            m_scene->selectEdge(edge->edge());
    } else if (const auto *group = m_scene->groupAt(at)) {
        m_scene->chooseGroup(group->group().name);
    } else {
        m_scene->select({});
    }
}

} // namespace Signalbox
