// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas for those who use no mouse.
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"
#include "ui/widgets/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QHash>
#include <QKeyEvent>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Signalbox {

namespace {

/// Of an arrow; null of another key.
QPointF wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left: return {-1, 0};
    case Qt::Key_Right: return {1, 0};
    case Qt::Key_Up: return {0, -1};
    case Qt::Key_Down: return {0, 1};
    default: return {};
    }
}

} // namespace

void Canvas::moveSelection(QPointF by)
{
    QHash<QString, QPointF> places;
    for (const auto &id : m_scene->chosenNodes())
        places.insert(id, m_document.graph().place(id) + by);
    QStringList ids(places.keyBegin(), places.keyEnd());
    ids.sort();
    m_document.change(tr("Move"), GraphEdit::moved(m_document.graph(), places),
                      QStringLiteral("nudge ") + ids.join(u' '));
}

void Canvas::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers();
    if (const auto way = wayOf(event->key()); !way.isNull()) {
        if (modifiers & Qt::ControlModifier)
            return walk(way.x() + way.y() > 0);
        if (!m_readOnly && !m_scene->chosenNodes().isEmpty())
            return moveSelection(way * (modifiers & Qt::ShiftModifier ? 8 : 1) * CanvasGrid::step);
        return QGraphicsView::keyPressEvent(event);
    }
    switch (event->key()) {
    case Qt::Key_Space:
        if (modifiers & Qt::ControlModifier)
            return toggleStanding();
        m_spaceDown = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Escape:
        if (m_gesture != Gesture::None)
            endGesture();
        else
            m_scene->select({});
        stand(m_current);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_standing != m_current)
            choose(m_standing);
        if (m_current.kind != CanvasThing::Kind::None)
            Q_EMIT editWanted();
        return;
    case Qt::Key_Plus: zoomBy(1.2); return;
    case Qt::Key_Minus: zoomBy(1 / 1.2); return;
    default: break;
    }
    QGraphicsView::keyPressEvent(event);
}

void Canvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceDown = false;
        viewport()->unsetCursor();
    }
    QGraphicsView::keyReleaseEvent(event);
}

/// The release of a key that is held then goes elsewhere.
void Canvas::focusOutEvent(QFocusEvent *event)
{
    if (std::exchange(m_spaceDown, false) && m_gesture != Gesture::Pan)
        viewport()->unsetCursor();
    QGraphicsView::focusOutEvent(event);
}

QStringList Canvas::readingOrder() const
{
    const auto &graph = m_document.graph();
    QStringList ids;
    for (const auto &node : graph.graph.nodes)
        ids.append(node.id);
    std::ranges::sort(ids, [&](const QString &one, const QString &other) {
        const auto a = graph.place(one);
        const auto b = graph.place(other);
        return std::tuple(a.x(), a.y(), one) < std::tuple(b.x(), b.y(), other);
    });
    return ids;
}

QList<CanvasThing> Canvas::things() const
{
    QHash<QString, QString> groupOf; // by node
    for (const auto &group : m_document.graph().graph.groups) {
        for (const auto &node : group.nodes)
            groupOf.insert(node, group.name);
    }
    QList<CanvasThing> things;
    QSet<QString> listed;
    for (const auto &id : readingOrder()) {
        const auto group = groupOf.constFind(id);
        if (group != groupOf.cend() && !listed.contains(*group)) {
            listed.insert(*group);
            things.append(CanvasThing::group(*group));
        }
        things.append(CanvasThing::node(id));
    }
    return things;
}

bool Canvas::focusNextPrevChild(bool next)
{
    const auto *focused = QApplication::focusWidget();
    if (focused && focused != this && isAncestorOf(focused)) // what lies over it
        return QGraphicsView::focusNextPrevChild(next);
    const auto all = things();
    const auto at = all.indexOf(m_standing);
    const auto target = at < 0 ? (next ? 0 : all.size() - 1) : at + (next ? 1 : -1);
    // Behind the last one, and before the first, the focus goes on.
    if (target < 0 || target >= all.size()) {
        m_scene->select({});
        stand({});
        return QGraphicsView::focusNextPrevChild(next);
    }
    choose(all[target]);
    return true;
}

void Canvas::choose(const CanvasThing &thing)
{
    if (thing.kind == CanvasThing::Kind::Group)
        showGroup(thing.name);
    else
        showNode(thing.name);
}

void Canvas::stand(const CanvasThing &thing)
{
    if (m_standing == thing)
        return;
    m_standing = thing;
    viewport()->update();
    tellFocus();
}

/// Without choosing, and not further than the first and the last.
void Canvas::walk(bool next)
{
    const auto all = things();
    const auto at = all.indexOf(m_standing);
    const auto target = at < 0 ? (next ? 0 : all.size() - 1) : at + (next ? 1 : -1);
    if (target < 0 || target >= all.size())
        return;
    stand(all[target]);
    if (const auto place = placeOf(m_standing); !place.isNull())
        see(place);
}

/// The node, or all of the group, is chosen besides what is, or no more.
void Canvas::toggleStanding()
{
    const auto thing = m_standing;
    QSet<QString> nodes;
    if (thing.kind == CanvasThing::Kind::Node) {
        nodes.insert(thing.name);
    } else if (const auto *group = m_document.graph().group(thing.name)) {
        nodes = QSet<QString>(group->nodes.begin(), group->nodes.end());
    }
    if (nodes.isEmpty())
        return;
    auto chosen = m_scene->chosenNodes();
    const bool remove = chosen.contains(nodes);
    m_scene->select(remove ? chosen.subtract(nodes) : chosen.unite(nodes));
    stand(thing);
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, remove ? QAccessible::SelectionRemove : QAccessible::SelectionAdd);
    event.setChild(int(things().indexOf(thing)));
    QAccessible::updateAccessibility(&event);
}

/// In the scene; null: it is not there.
QRectF Canvas::placeOf(const CanvasThing &thing) const
{
    if (thing.kind == CanvasThing::Kind::Group) {
        const auto *group = m_scene->groupItem(thing.name);
        return group ? group->frame() : QRectF();
    }
    const auto *node = m_scene->nodeItem(thing.name);
    return node ? node->cardInScene() : QRectF();
}

/// A frame around where the keyboard stands, when that is not what is chosen alone.
void Canvas::drawForeground(QPainter *painter, const QRectF &exposed)
{
    QGraphicsView::drawForeground(painter, exposed);
    const auto place = placeOf(m_standing);
    if (m_standing == m_current || place.isNull())
        return;
    QPen pen(Tokens::of(palette()).text, 2, Qt::DotLine);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(place.adjusted(-4, -4, 4, 4));
}

void Canvas::tellCurrent()
{
    const auto nodes = m_scene->selectedNodes();
    const auto &group = m_scene->chosenGroup();
    CanvasThing now;
    if (!group.isEmpty())
        now = CanvasThing::group(group);
    else if (nodes.size() == 1)
        now = CanvasThing::node(*nodes.begin());
    const auto before = std::exchange(m_current, now);
    stand(now);
    if (before == now)
        return;
    const auto isNode = [](const CanvasThing &thing) {
        return thing.kind == CanvasThing::Kind::Node;
    };
    const auto isGroup = [](const CanvasThing &thing) {
        return thing.kind == CanvasThing::Kind::Group;
    };
    if (isNode(before) || isNode(now))
        Q_EMIT currentNodeChanged(isNode(now) ? now.name : QString());
    if (isGroup(before) || isGroup(now))
        Q_EMIT currentGroupChanged(isGroup(now) ? now.name : QString());
}

/// To screen readers: they follow where the keyboard stands.
void Canvas::tellFocus() const
{
    if (!QAccessible::isActive())
        return;
    const auto at = things().indexOf(m_standing);
    if (at < 0)
        return;
    QAccessibleEvent event(const_cast<Canvas *>(this), QAccessible::Focus);
    event.setChild(int(at));
    QAccessible::updateAccessibility(&event);
}

} // namespace Signalbox
