// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/minimap.h"

#include "ui/designer/canvas.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/hues.h"
#include "ui/widgets/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Signalbox {

namespace {

constexpr QSize largestMap(208, 136);
constexpr int mapFromCorner = 12;
constexpr qreal mapMargin = 6;
constexpr qreal smallestBlock = 2; ///< so that a card of a large workflow is still seen
constexpr qreal panStep = 0.125; ///< of what is seen
constexpr qreal largestMapScale = 0.12; ///< a few cards do not become large

QRectF frameOf(const DesignedGraph &graph, const NodeGroup &group)
{
    QRectF cards;
    for (const auto &id : group.nodes) {
        if (const auto *node = graph.node(id))
            cards |= QRectF(graph.place(id), cardSize(node->body));
    }
    return GroupFrame::around(cards, group);
}

} // namespace

Minimap::Minimap(const GraphDocument &document, Canvas &canvas)
    : QWidget(&canvas)
    , m_document(document)
    , m_canvas(canvas)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("The whole workflow. Arrows move the part that is seen."));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    hide();
    connect(&document, &GraphDocument::opened, this, &Minimap::forgetPicture);
    connect(&document, &GraphDocument::changed, this, &Minimap::forgetPicture);
    connect(&canvas, &Canvas::viewMoved, this, [this] {
        if (!isVisible())
            return;
        place(); // it may have become larger
        update();
    });
}

void Minimap::forgetPicture()
{
    m_picture = {};
    update();
}

void Minimap::place()
{
    const auto room = m_canvas.viewport()->size();
    const auto size = largestMap.boundedTo({room.width() / 2, room.height() / 2});
    if (size != this->size())
        forgetPicture();
    resize(size);
    move(room.width() - size.width() - mapFromCorner,
         room.height() - size.height() - mapFromCorner);
}

void Minimap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    raise();
}

void Minimap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        forgetPicture();
}

QPointF Minimap::toScene(QPointF point) const
{
    return m_toMap.inverted().map(point);
}

QPointF Minimap::fromScene(QPointF point) const
{
    return m_toMap.map(point);
}

/// What they take of the scene; drawn with a painter.
QRectF Minimap::drawGroups(QPainter *painter, const Tokens &tokens) const
{
    QRectF all;
    const auto &graph = m_document.graph();
    for (const auto &group : graph.graph.groups) {
        const auto frame = frameOf(graph, group);
        all |= frame;
        if (painter)
            painter->fillRect(m_toMap.mapRect(frame),
                              blend(tokens.surface, Hues::of(group.color, tokens), 0.22));
    }
    return all;
}

QRectF Minimap::drawCards(QPainter *painter, const Tokens &tokens) const
{
    QRectF all;
    const auto &graph = m_document.graph();
    for (const auto &node : graph.graph.nodes) {
        const QRectF card(graph.place(node.id), cardSize(node.body));
        all |= card;
        if (!painter)
            continue;
        auto block = m_toMap.mapRect(card);
        block.setSize(block.size().expandedTo({smallestBlock, smallestBlock}));
        painter->fillRect(block, Hues::of(Hues::ofKind(node.body), tokens));
    }
    return all;
}

void Minimap::drawPicture()
{
    const auto &tokens = Tokens::of(palette());
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(tokens.surface);
    ++m_drawings;
    const auto all = drawCards(nullptr, tokens) | drawGroups(nullptr, tokens);
    if (all.isEmpty()) {
        m_toMap = {};
        return;
    }
    const auto room = QRectF(rect()).adjusted(mapMargin, mapMargin, -mapMargin, -mapMargin);
    const qreal scale =
        std::min({room.width() / all.width(), room.height() / all.height(), largestMapScale});
    m_toMap = QTransform::fromTranslate(room.center().x(), room.center().y())
                  .scale(scale, scale)
                  .translate(-all.center().x(), -all.center().y());
    QPainter painter(&m_picture);
    drawGroups(&painter, tokens);
    drawCards(&painter, tokens);
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        drawPicture();
    const auto &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const auto whole = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (!m_document.graph().graph.nodes.isEmpty()) {
        // Of a part that lies beyond the map, what is nearest.
        const auto seen = m_toMap.mapRect(m_canvas.seenPart());
        const auto within = whole.adjusted(2, 2, -2, -2);
        const QRectF frame(QPointF(std::clamp(seen.left(), within.left(), within.right()),
                                   std::clamp(seen.top(), within.top(), within.bottom())),
                           QPointF(std::clamp(seen.right(), within.left(), within.right()),
                                   std::clamp(seen.bottom(), within.top(), within.bottom())));
        auto ground = tokens.accent;
        ground.setAlphaF(0.08F);
        painter.setBrush(ground);
        painter.setPen(QPen(tokens.accent, 1.5));
        painter.drawRect(frame);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, hasFocus() ? 2 : 1));
    painter.drawRect(whole);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_document.graph().graph.nodes.isEmpty())
        return;
    if (m_picture.isNull())
        drawPicture();
    const auto at = toScene(event->position());
    const auto seen = m_canvas.seenPart();
    m_grip = seen.contains(at) ? at - seen.center() : QPointF();
    m_canvas.lookAt(at - m_grip);
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton && !m_document.graph().graph.nodes.isEmpty())
        m_canvas.lookAt(toScene(event->position()) - m_grip);
}

void Minimap::keyPressEvent(QKeyEvent *event)
{
    const qreal step = event->modifiers() & Qt::ShiftModifier ? 1 : panStep;
    switch (event->key()) {
    case Qt::Key_Left: return m_canvas.panBy({-step, 0});
    case Qt::Key_Right: return m_canvas.panBy({step, 0});
    case Qt::Key_Up: return m_canvas.panBy({0, -step});
    case Qt::Key_Down: return m_canvas.panBy({0, step});
    case Qt::Key_Home: return m_canvas.zoomToFit();
    case Qt::Key_Plus: return m_canvas.zoomBy(1.2);
    case Qt::Key_Minus: return m_canvas.zoomBy(1 / 1.2);
    case Qt::Key_Escape: return m_canvas.setFocus(Qt::OtherFocusReason);
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace Signalbox
