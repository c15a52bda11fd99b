// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/nodeitem.h"

#include "ui/designer/cardgeometry.h"
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
constexpr qreal stopRadius = 5;
constexpr qreal besides = 96; ///< room for a name and a figure beside a port's dot
constexpr qreal portNameScale = 0.6; ///< no names of ports below it
constexpr int smallPixels = 11;
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

void NodeItem::setMark(const NodeMark &mark)
{
    if (m_mark == mark)
        return;
    prepareGeometryChange();
    m_mark = mark;
    updateToolTip();
    update();
}

void NodeItem::setStop(const StopMark &stop)
{
    if (m_stop == stop)
        return;
    m_stop = stop;
    updateToolTip();
    update();
}

void NodeItem::setFreePorts(const QStringList &ports)
{
    if (m_freePorts == ports)
        return;
    prepareGeometryChange();
    m_freePorts = ports;
    update();
}

QString NodeItem::besidePort(const QString &port, bool named) const
{
    QStringList words;
    if (named && m_ports.size() > 1 && m_freePorts.contains(port))
        words.append(NodeWords::portName(port));
    if (const auto figure = m_mark.figures.value(port); !figure.isEmpty())
        words.append(figure);
    return words.join(u"  "_s);
}

void NodeItem::updateToolTip()
{
    QStringList lines{u"%1 (%2)"_s.arg(m_node.id, NodeWords::of(m_node.body).name)};
    const auto summary = NodeWords::summary(m_node.body);
    if (!summary.isEmpty())
        lines.append(summary);
    lines += m_problems;
    for (const auto &sentence : {m_mark.sentence, m_stop.sentence}) {
        if (!sentence.isEmpty())
            lines.append(sentence);
    }
    setToolTip(lines.join(u'\n'));
}

bool NodeItem::hasInput() const
{
    return !std::holds_alternative<SourceNode>(m_node.body);
}

qreal NodeItem::height() const
{
    return cardHeight(m_ports.size());
}

QRectF NodeItem::card() const
{
    return {0, 0, CanvasGrid::nodeWidth, height()};
}

QRectF NodeItem::boundingRect() const
{
    const bool written =
        !m_mark.figures.isEmpty() || (m_ports.size() > 1 && !m_freePorts.isEmpty());
    const qreal right = written ? besides : reach;
    return card().adjusted(-reach, -stopRadius - 1, right, stopRadius + 1);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(card().adjusted(-reach, -dotRadius, reach, dotRadius));
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
    paintFrame(*painter, tokens, option->state & QStyle::State_Selected);
    if (scale < blockScale)
        return;
    paintText(*painter, tokens, widget ? widget->font() : QFont(), scale);
    paintDots(*painter, tokens, scale);
}

QColor NodeItem::frameColor(const Tokens &tokens) const
{
    if (!m_problems.isEmpty())
        return m_prevents ? tokens.bad : tokens.warn;
    return m_mark.tone == Tone::Quiet ? tokens.line : tokens.tone(m_mark.tone);
}

void NodeItem::paintFrame(QPainter &painter, const Tokens &tokens, bool selected) const
{
    const bool marked = m_mark.tone != Tone::Quiet;
    painter.setPen(selected ? QPen(tokens.accent, 2) : QPen(frameColor(tokens), marked ? 2 : 1));
    painter.setBrush(selected             ? tokens.chosen()
                         : m_mark.current ? tokens.tint(m_mark.tone)
                                          : tokens.surface);
    painter.drawRoundedRect(card(), corner, corner);
    if (!m_mark.current)
        return;
    painter.setPen(QPen(tokens.tone(m_mark.tone), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(card().adjusted(-4, -4, 4, 4), corner + 3, corner + 3);
}

QString NodeItem::title() const
{
    return m_mark.sign.isEmpty() ? m_node.id : m_mark.sign + u' ' + m_node.id;
}

void NodeItem::paintText(QPainter &painter, const Tokens &tokens, const QFont &base,
                         qreal scale) const
{
    const auto kind = NodeWords::of(m_node.body);
    auto text = card().adjusted(margin, 0, -margin, 0);
    paintIcon(painter, {text.left(), text.center().y() - iconSize / 2, iconSize, iconSize},
              kind.icon, tokens.muted);
    text.setLeft(text.left() + iconSize + margin);
    if (!m_problems.isEmpty()) {
        text.setRight(text.right() - iconSize - margin / 2);
        paintIcon(painter,
                  {text.right() + margin / 2, text.center().y() - iconSize / 2, iconSize, iconSize},
                  m_prevents ? u"octagon-x"_s : u"triangle-alert"_s, frameColor(tokens));
    }
    if (m_ports.size() > 1)
        text.setRight(text.right() - 2 * margin);
    const auto summary = NodeWords::summary(m_node.body);
    const bool plain = scale < plainScale || summary.isEmpty();
    auto font = base;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_mark.sign.isEmpty() ? tokens.text : tokens.tone(m_mark.tone));
    const auto upper = plain ? text : QRectF(text.left(), text.top() + 3, text.width(), 17);
    const auto lower = QRectF(text.left(), text.bottom() - 20, text.width(), 17);
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(title(), Qt::ElideRight, int(text.width())));
    if (plain)
        return;
    font.setWeight(QFont::Normal);
    font.setPixelSize(smallPixels);
    painter.setFont(font);
    painter.setPen(tokens.muted);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(summary, Qt::ElideRight, int(text.width())));
}

void NodeItem::paintDots(QPainter &painter, const Tokens &tokens, qreal scale) const
{
    painter.setBrush(tokens.surface);
    painter.setPen(QPen(tokens.muted, 1));
    if (hasInput())
        painter.drawEllipse(QPointF(0, height() / 2), dotRadius, dotRadius);
    auto font = painter.font();
    font.setPixelSize(smallPixels);
    painter.setFont(font);
    for (qsizetype i = 0; i < m_ports.size(); ++i) {
        const bool idle = m_mark.idlePorts.contains(m_ports[i]);
        const auto dot = portOffset(i);
        painter.setPen(idle ? QPen(tokens.warn, 2) : QPen(tokens.muted, 1));
        painter.drawEllipse(dot, dotRadius, dotRadius);
        const QRectF beside(dot.x() + dotRadius + 3, dot.y() - portRow / 2, besides - dotRadius - 3,
                            portRow);
        painter.drawText(
            beside, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(besidePort(m_ports[i], scale >= portNameScale),
                                             Qt::ElideRight, int(beside.width())));
    }
    if (m_stop.sentence.isEmpty())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(m_stop.conditional ? tokens.surface : tokens.accent);
    painter.drawEllipse(QPointF(1, 1), stopRadius, stopRadius);
}

} // namespace Signalbox
