// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/edgeitem.h"

#include "ui/widgets/tokens.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace Signalbox {

namespace {

constexpr qreal thickness = 1.5;
constexpr qreal lineReach = 8; ///< from the line, for the mouse
constexpr qreal labelScale = 0.6; ///< no labels below it
constexpr qreal labelRoom = 120;

} // namespace

EdgeItem::EdgeItem(const Edge &edge)
    : m_edge(edge)
{
    setFlag(ItemIsSelectable);
}

void EdgeItem::setCourse(QPointF from, QPointF to, const QString &label)
{
    prepareGeometryChange();
    // Leaves to the right and arrives from the left, in a wider bow where it leads back.
    const qreal bow = std::clamp(std::abs(to.x() - from.x()) / 2, 24.0, 120.0);
    m_path = QPainterPath(from);
    m_path.cubicTo(from + QPointF(bow, 0), to - QPointF(bow, 0), to);
    m_label = label;
    m_labelAt = from + QPointF(8, -4);
    update();
}

void EdgeItem::setDraft(bool legal)
{
    m_standing = legal ? Standing::LegalDraft : Standing::IllegalDraft;
    setFlag(ItemIsSelectable, false);
    setAcceptedMouseButtons(Qt::NoButton);
    update();
}

QRectF EdgeItem::boundingRect() const
{
    const auto label =
        m_label.isEmpty() ? QRectF() : QRectF(m_labelAt - QPointF(0, 14), QSizeF(labelRoom, 18));
    return m_path.boundingRect()
        .adjusted(-lineReach, -lineReach, lineReach, lineReach)
        .united(label);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(2 * lineReach);
    return stroker.createStroke(m_path);
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const auto palette = widget ? widget->palette() : QPalette();
    const auto &tokens = Tokens::of(palette);
    const bool selected = option->state & QStyle::State_Selected;
    auto color = selected ? tokens.accent : tokens.muted;
    if (m_standing != Standing::Edge)
        color = m_standing == Standing::LegalDraft ? tokens.accent : tokens.bad;
    QPen pen(color, selected ? 2 * thickness : thickness);
    if (m_standing != Standing::Edge)
        pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    if (m_label.isEmpty()
        || option->levelOfDetailFromTransform(painter->worldTransform()) < labelScale)
        return;
    auto font = widget ? widget->font() : QFont();
    font.setPixelSize(11);
    painter->setFont(font);
    painter->setPen(selected ? tokens.accent : tokens.muted);
    painter->drawText(m_labelAt, m_label);
}

} // namespace Signalbox
