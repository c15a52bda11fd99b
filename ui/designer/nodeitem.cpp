// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/nodeitem.h"

#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tokens.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal dotRadius = 4;
constexpr qreal reach = 10; ///< from a dot's middle, for the mouse
constexpr qreal corner = 4;
constexpr qreal portRow = 16;
constexpr qreal iconSize = 16;
constexpr qreal margin = 8;
/// Below this scale a card is its name alone, and below the next one a block.
constexpr qreal plainScale = 0.7;
constexpr qreal blockScale = 0.35;

} // namespace

NodeItem::NodeItem(const Node &node)
    : m_node(node)
    , m_ports(outputPorts(node.body))
{
    setFlags(ItemIsSelectable | ItemSendsGeometryChanges);
    setZValue(1);
    updateToolTip();
}

void NodeItem::setNode(const Node &node)
{
    prepareGeometryChange();
    m_node = node;
    m_ports = outputPorts(node.body);
    updateToolTip();
    update();
}

void NodeItem::setProblems(const QStringList &problems, bool prevents)
{
    if (m_problems == problems && m_prevents == prevents)
        return;
    m_problems = problems;
    m_prevents = prevents;
    updateToolTip();
    update();
}

void NodeItem::updateToolTip()
{
    QStringList lines{u"%1 (%2)"_s.arg(m_node.id, NodeWords::of(m_node.body).name)};
    const auto summary = NodeWords::summary(m_node.body);
    if (!summary.isEmpty())
        lines.append(summary);
    setToolTip((lines + m_problems).join(u'\n'));
}

bool NodeItem::hasInput() const
{
    return !std::holds_alternative<SourceNode>(m_node.body);
}

qreal NodeItem::height() const
{
    return std::max<qreal>(CanvasGrid::nodeHeight, portRow * qreal(m_ports.size()) + margin);
}

QRectF NodeItem::card() const
{
    return {0, 0, CanvasGrid::nodeWidth, height()};
}

QRectF NodeItem::boundingRect() const
{
    return card().adjusted(-reach, -dotRadius, reach, dotRadius);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(boundingRect());
    return path;
}

QPointF NodeItem::portOffset(qsizetype index) const
{
    const qreal first = height() / 2 - portRow * qreal(m_ports.size() - 1) / 2;
    return {CanvasGrid::nodeWidth, first + portRow * qreal(index)};
}

QPointF NodeItem::inputPoint() const
{
    return mapToScene(QPointF(0, height() / 2));
}

QPointF NodeItem::portPoint(const QString &port) const
{
    return mapToScene(portOffset(std::max<qsizetype>(m_ports.indexOf(port), 0)));
}

QString NodeItem::portAt(QPointF scenePoint) const
{
    for (const auto &port : m_ports) {
        const auto away = portPoint(port) - scenePoint;
        if (std::abs(away.x()) <= reach && std::abs(away.y()) <= portRow / 2)
            return port;
    }
    return {};
}

void NodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const auto palette = widget ? widget->palette() : QPalette();
    const auto &tokens = Tokens::of(palette);
    const qreal scale = option->levelOfDetailFromTransform(painter->worldTransform());
    const bool selected = option->state & QStyle::State_Selected;
    const auto frame = !m_problems.isEmpty() ? (m_prevents ? tokens.bad : tokens.warn)
                                             : (selected ? tokens.accent : tokens.line);
    painter->setPen(QPen(selected ? tokens.accent : frame, selected ? 2 : 1));
    painter->setBrush(selected ? tokens.chosen() : tokens.surface);
    painter->drawRoundedRect(card(), corner, corner);
    if (scale < blockScale)
        return;

    const auto kind = NodeWords::of(m_node.body);
    auto text = card().adjusted(margin, 0, -margin, 0);
    paintIcon(*painter, {text.left(), text.center().y() - iconSize / 2, iconSize, iconSize},
              kind.icon, tokens.muted);
    text.setLeft(text.left() + iconSize + margin);
    if (!m_problems.isEmpty()) {
        text.setRight(text.right() - iconSize - margin / 2);
        paintIcon(*painter,
                  {text.right() + margin / 2, text.center().y() - iconSize / 2, iconSize, iconSize},
                  m_prevents ? u"octagon-x"_s : u"triangle-alert"_s, frame);
    }
    if (m_ports.size() > 1)
        text.setRight(text.right() - 2 * margin);
    const auto summary = NodeWords::summary(m_node.body);
    const bool plain = scale < plainScale || summary.isEmpty();
    auto font = widget ? widget->font() : QFont();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(tokens.text);
    const auto upper = plain ? text : QRectF(text.left(), text.top() + 3, text.width(), 17);
    const auto lower = QRectF(text.left(), text.bottom() - 20, text.width(), 17);
    painter->drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(m_node.id, Qt::ElideRight, int(text.width())));
    if (!plain) {
        font.setWeight(QFont::Normal);
        font.setPixelSize(11);
        painter->setFont(font);
        painter->setPen(tokens.muted);
        painter->drawText(
            lower, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(summary, Qt::ElideRight, int(text.width())));
    }

    painter->setPen(QPen(tokens.muted, 1));
    painter->setBrush(tokens.surface);
    if (hasInput())
        painter->drawEllipse(QPointF(0, height() / 2), dotRadius, dotRadius);
    for (qsizetype i = 0; i < m_ports.size(); ++i)
        painter->drawEllipse(portOffset(i), dotRadius, dotRadius);
}

} // namespace Signalbox
