// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvas.h"

#include "ui/designer/canvasaccessible.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/connectionrule.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodewords.h"
#include "ui/widgets/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Signalbox {

namespace {

constexpr qreal smallestScale = 0.1;
constexpr qreal largestScale = 3;

QPointF snapped(QPointF point)
{
    const auto snap = [](qreal value) {
        return std::round(value / CanvasGrid::step) * CanvasGrid::step;
    };
    return {snap(point.x()), snap(point.y())};
}

} // namespace

Canvas::Canvas(GraphDocument &document, QWidget *parent)
    : QGraphicsView(parent)
    , m_document(document)
    , m_scene(new CanvasScene(document, this))
{
    setScene(m_scene);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setOptimizationFlag(DontSavePainterState);
    setViewportUpdateMode(SmartViewportUpdate);
    setTransformationAnchor(AnchorUnderMouse);
    setDragMode(RubberBandDrag);
    setAcceptDrops(true);
    makeCanvasesAccessible();
    setAccessibleName(tr("Workflow"));
    setAccessibleDescription(
        tr("Tab goes from node to node, arrows move the chosen one, Enter edits it."));
    applyTheme();
    connect(m_scene, &CanvasScene::selectionChanged, this, &Canvas::tellCurrent);
    connect(&document, &GraphDocument::opened, this, &Canvas::tellCurrent);
}

Canvas::~Canvas()
{
    m_scene->disconnect(); // it tells of its items' end
}

void Canvas::applyTheme()
{
    setBackgroundBrush(Tokens::of(palette()).background);
}

void Canvas::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void Canvas::tellCurrent()
{
    const auto nodes = m_scene->selectedNodes();
    const auto current = nodes.size() == 1 ? *nodes.begin() : QString();
    if (current == m_current)
        return;
    m_current = current;
    tellFocus();
    Q_EMIT currentNodeChanged(current);
}

/// To screen readers: they follow the chosen node.
void Canvas::tellFocus() const
{
    const auto at = readingOrder().indexOf(m_current);
    if (!QAccessible::isActive() || at < 0)
        return;
    QAccessibleEvent event(const_cast<Canvas *>(this), QAccessible::Focus);
    event.setChild(int(at));
    QAccessible::updateAccessibility(&event);
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
    if (!ways.isEmpty())
        words += QStringLiteral("; ") + ways.join(QStringLiteral("; "));
    return words;
}

void Canvas::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setAcceptDrops(!readOnly);
}

void Canvas::zoomBy(qreal factor)
{
    m_fitted = false;
    const qreal now = transform().m11();
    const qreal next = std::clamp(now * factor, smallestScale, largestScale);
    scale(next / now, next / now);
}

void Canvas::zoomToFit()
{
    constexpr qreal around = 32;
    resetTransform();
    const auto all = m_scene->itemsBoundingRect().adjusted(-around, -around, around, around);
    if (m_scene->items().isEmpty())
        return;
    const qreal fitting =
        std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    zoomBy(std::min(fitting, 1.0));
    centerOn(all.center());
    m_fitted = true;
}

void Canvas::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        zoomToFit();
}

void Canvas::showNode(const QString &id)
{
    m_scene->select({id});
    seeNode(id);
}

void Canvas::seeNode(const QString &id)
{
    if (const auto *item = m_scene->nodeItem(id))
        ensureVisible(item);
}

QPointF Canvas::middle() const
{
    return snapped(mapToScene(viewport()->rect().center())
                   - QPointF(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight) / 2);
}

void Canvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceDown)) {
        m_gesture = Gesture::Pan;
        m_fitted = false;
        m_pressedAt = event->position();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const auto at = mapToScene(event->position().toPoint());
    auto *node = event->button() == Qt::LeftButton ? m_scene->nodeAt(at) : nullptr;
    if (!node) {
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
    else if (!node->isSelected())
        m_scene->select({node->nodeId()});
    m_gesture = m_readOnly ? Gesture::None : Gesture::Move;
}

QHash<QString, QPointF> Canvas::dragged(QPointF to) const
{
    QHash<QString, QPointF> places;
    for (const auto &id : m_scene->selectedNodes())
        places.insert(id, snapped(m_document.graph().place(id) + to - m_pressedAt));
    return places;
}

void Canvas::mouseMoveEvent(QMouseEvent *event)
{
    const auto at = mapToScene(event->position().toPoint());
    switch (m_gesture) {
    case Gesture::None: QGraphicsView::mouseMoveEvent(event); return;
    case Gesture::Pan: {
        const auto by = (event->position() - m_pressedAt).toPoint();
        m_pressedAt = event->position();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        return;
    }
    case Gesture::Move:
        if ((at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
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
    const auto at = mapToScene(event->position().toPoint());
    switch (std::exchange(m_gesture, Gesture::None)) {
    case Gesture::None: QGraphicsView::mouseReleaseEvent(event); return;
    case Gesture::Pan: viewport()->unsetCursor(); return;
    case Gesture::Move:
        if ((at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
            m_document.change(tr("Move"), GraphEdit::moved(m_document.graph(), dragged(at)));
        else
            m_scene->preview(dragged(m_pressedAt)); // back where it was
        return;
    case Gesture::Draw:
        m_scene->hideDraft();
        finishDraw(at, event->globalPosition().toPoint());
        return;
    }
}

void Canvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_scene->nodeAt(mapToScene(event->position().toPoint())))
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
    m_fitted = false;
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    constexpr qreal notch = 120;
    constexpr qreal perNotch = 1.2;
    zoomBy(std::pow(perNotch, event->angleDelta().y() / notch));
}

void Canvas::moveSelection(QPointF by)
{
    QHash<QString, QPointF> places;
    for (const auto &id : m_scene->selectedNodes())
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
    const bool some = !m_readOnly && !m_scene->selectedNodes().isEmpty();
    switch (event->key()) {
    case Qt::Key_Space:
        m_spaceDown = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Escape: m_scene->clearSelection(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_current.isEmpty())
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

bool Canvas::focusNextPrevChild(bool next)
{
    const auto ids = readingOrder();
    const auto at = ids.indexOf(m_current);
    const auto target = at < 0 ? (next ? 0 : ids.size() - 1) : at + (next ? 1 : -1);
    // Behind the last node, and before the first, the focus goes on.
    if (target < 0 || target >= ids.size()) {
        m_scene->clearSelection();
        return QGraphicsView::focusNextPrevChild(next);
    }
    showNode(ids[target]);
    return true;
}

void Canvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) { // about what is chosen, beside it
        const auto *current = m_scene->nodeItem(m_current);
        const auto place =
            current ? mapFromScene(current->inputPoint()) : viewport()->rect().center();
        Q_EMIT contextMenuWanted(viewport()->mapToGlobal(place));
        return;
    }
    const auto at = mapToScene(event->pos());
    if (auto *node = m_scene->nodeAt(at); node && !node->isSelected())
        m_scene->select({node->nodeId()});
    Q_EMIT contextMenuWanted(event->globalPos());
}

void Canvas::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1StringView(kindMime)))
        event->acceptProposedAction();
}

void Canvas::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1StringView(kindMime)))
        event->acceptProposedAction();
}

void Canvas::dropEvent(QDropEvent *event)
{
    const auto kind = event->mimeData()->data(QLatin1StringView(kindMime));
    const auto half = QPointF(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight) / 2;
    Q_EMIT nodeDropped(QString::fromUtf8(kind),
                       snapped(mapToScene(event->position().toPoint()) - half));
    event->acceptProposedAction();
}

} // namespace Signalbox
