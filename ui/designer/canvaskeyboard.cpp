// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas for those who use no mouse, and for those who do not see it.
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodewords.h"

#include <QAccessible>
#include <QApplication>
#include <QHash>
#include <QKeyEvent>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Signalbox {

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
    const qreal step =
        event->modifiers() & Qt::ShiftModifier ? 8 * CanvasGrid::step : CanvasGrid::step;
    const bool some = !m_readOnly && !m_scene->chosenNodes().isEmpty();
    switch (event->key()) {
    case Qt::Key_Space:
        m_spaceDown = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Escape:
        if (m_gesture != Gesture::None)
            endGesture();
        else
            m_scene->select({});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current.kind != CanvasThing::Kind::None)
            Q_EMIT editWanted();
        return;
    case Qt::Key_Plus: zoomBy(1.2); return;
    case Qt::Key_Minus: zoomBy(1 / 1.2); return;
    case Qt::Key_Left:
        if (some)
            return moveSelection({-step, 0});
        break;
    case Qt::Key_Right:
        if (some)
            return moveSelection({step, 0});
        break;
    case Qt::Key_Up:
        if (some)
            return moveSelection({0, -step});
        break;
    case Qt::Key_Down:
        if (some)
            return moveSelection({0, step});
        break;
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
    const auto at = all.indexOf(m_current);
    const auto target = at < 0 ? (next ? 0 : all.size() - 1) : at + (next ? 1 : -1);
    // Behind the last one, and before the first, the focus goes on.
    if (target < 0 || target >= all.size()) {
        m_scene->select({});
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
    if (before == now)
        return;
    tellFocus();
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

/// To screen readers: they follow what is chosen.
void Canvas::tellFocus() const
{
    if (!QAccessible::isActive())
        return;
    const auto at = things().indexOf(m_current);
    if (at < 0)
        return;
    QAccessibleEvent event(const_cast<Canvas *>(this), QAccessible::Focus);
    event.setChild(int(at));
    QAccessible::updateAccessibility(&event);
}

QString Canvas::words(const CanvasThing &thing) const
{
    switch (thing.kind) {
    case CanvasThing::Kind::None: return {};
    case CanvasThing::Kind::Node: return nodeWords(thing.name);
    case CanvasThing::Kind::Group: return groupWords(thing.name);
    }
    Q_UNREACHABLE_RETURN({});
}

QString Canvas::nodeWords(const QString &id) const
{
    const auto *node = m_document.graph().node(id);
    if (!node)
        return {};
    QStringList ways;
    for (const auto &edge : m_document.graph().graph.edges) {
        if (edge.from == id)
            ways.append(outputPorts(node->body).size() > 1
                            ? tr("%1 leads to %2").arg(NodeWords::portName(edge.port), edge.to)
                            : tr("leads to %1").arg(edge.to));
    }
    auto words = tr("%1, %2").arg(id, NodeWords::of(node->body).name);
    const auto summary = NodeWords::summary(node->body);
    if (!summary.isEmpty())
        words += QStringLiteral(": ") + summary;
    if (const auto *group = m_document.graph().groupOf(id))
        ways.append(tr("in the group %1").arg(group->name));
    if (!ways.isEmpty())
        words += QStringLiteral("; ") + ways.join(QStringLiteral("; "));
    return words;
}

QString Canvas::groupWords(const QString &name) const
{
    const auto *group = m_document.graph().group(name);
    if (!group)
        return {};
    const auto words = tr("%1, group of %2").arg(name, group->nodes.join(QStringLiteral(", ")));
    return group->comment.isEmpty() ? words
                                    : words + QStringLiteral("; ") + group->comment.simplified();
}

} // namespace Signalbox
