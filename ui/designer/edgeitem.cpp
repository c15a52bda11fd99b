// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/edgeitem.h"

#include "ui/widgets/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <algorithm>

namespace Signalbox {

namespace {

constexpr qreal thickness = 1.5;
constexpr qreal lineReach = 8; ///< from the line, for the mouse
constexpr qreal labelScale = 0.6; ///< no labels below it
constexpr qreal labelRoom = 120;
constexpr int labelPixels = 11;
constexpr qreal mostEnlarged = 2.5; ///< of a mark's text, so that it is legible at small scales
constexpr qreal leastShown = 6.5; ///< pixels of a mark's text, below which it is left out

QFont labelFont(QFont font)
{
    font.setPixelSize(labelPixels);
    return font;
}

/// Larger by a factor to both sides and to above.
QRectF enlarged(const QRectF &rect, qreal by)
{
    const qreal more = by - 1;
    return rect.adjusted(-rect.width() * more / 2, -rect.height() * more, rect.width() * more / 2,
                         0);
}

} // namespace

EdgeItem::EdgeItem(const Edge &edge)
    : m_edge(edge)
{
    setFlag(ItemIsSelectable);
}

void EdgeItem::setCourse(const QPainterPath &path, const QString &label)
{
    prepareGeometryChange();
    m_path = path;
    m_label = label;
    m_labelAt = path.pointAtPercent(0) + QPointF(8, -4);
    placeMark();
    update();
}

void EdgeItem::setMark(const EdgeMark &mark)
{
    if (m_mark == mark)
        return;
    prepareGeometryChange();
    m_mark = mark;
    setToolTip(mark.text);
    setZValue(mark.tone == Tone::Quiet ? 0 : 0.5); // over those that are as usual
    placeMark();
    update();
}

void EdgeItem::placeMark()
{
    m_markAt = {};
    if (m_mark.text.isEmpty() || m_path.isEmpty())
        return;
    const QFontMetricsF metrics(labelFont(QApplication::font()));
    m_markAt = QRectF(0, 0, metrics.horizontalAdvance(m_mark.text) + 8, metrics.height());
    // Over the line, which may be short.
    const auto middle = m_path.pointAtPercent(0.5);
    m_markAt.moveCenter({middle.x(), middle.y() - m_markAt.height() / 2 - 3});
}

/// Where there is room between the cards; at a natural scale there is always.
qreal EdgeItem::markEnlargement(qreal scale) const
{
    const auto room = m_path.boundingRect().width() / std::max(m_markAt.width(), 1.0);
    return std::clamp(1 / scale, 1.0, std::clamp(room, 1.0, mostEnlarged));
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
        .united(label)
        .united(enlarged(m_markAt, mostEnlarged));
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
    const auto toned = m_mark.tone == Tone::Quiet ? tokens.muted : tokens.tone(m_mark.tone);
    auto color = selected ? tokens.accent : toned;
    if (m_standing != Standing::Edge)
        color = m_standing == Standing::LegalDraft ? tokens.accent : tokens.bad;
    QPen pen(color, std::max(selected ? 2.0 : 1.0, m_mark.width) * thickness);
    if (m_standing != Standing::Edge)
        pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    const qreal scale = option->levelOfDetailFromTransform(painter->worldTransform());
    auto font = labelFont(widget ? widget->font() : QApplication::font());
    painter->setFont(font);
    painter->setPen(color);
    if (!m_label.isEmpty() && scale >= labelScale)
        painter->drawText(m_labelAt, m_label);
    if (m_markAt.isNull())
        return;
    const qreal by = markEnlargement(scale);
    if (labelPixels * by * scale < leastShown)
        return; // its tool tip says it
    font.setPixelSize(qRound(labelPixels * by));
    painter->setFont(font);
    const auto place = enlarged(m_markAt, by);
    painter->fillRect(place, tokens.background);
    painter->drawText(place, Qt::AlignCenter, m_mark.text);
}

} // namespace Signalbox
