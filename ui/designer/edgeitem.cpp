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
constexpr qreal aboveLine = 3; ///< a mark's text
constexpr qreal leastShown = 6.5; ///< pixels of a mark's text, below which it is left out

QFont labelFont(QFont font)
{
    font.setPixelSize(labelPixels);
    return font;
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
    measureMark();
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
    measureMark();
    update();
}

QPointF EdgeItem::middle() const
{
    return m_path.isEmpty() ? QPointF() : m_path.pointAtPercent(0.5);
}

/// Alone over its own line, until stackMark() says otherwise.
void EdgeItem::measureMark()
{
    m_markSize = {};
    m_markFoot = middle();
    m_marksBelow = 0;
    if (m_mark.text.isEmpty() || m_path.isEmpty())
        return;
    const QFontMetricsF metrics(labelFont(QApplication::font()));
    m_markSize = QSizeF(metrics.horizontalAdvance(m_mark.text) + 8, metrics.height());
    m_widestMark = m_markSize.width();
}

void EdgeItem::stackMark(QPointF foot, int below, qreal widest)
{
    if (m_markFoot == foot && m_marksBelow == below && m_widestMark == widest)
        return;
    prepareGeometryChange();
    m_markFoot = foot;
    m_marksBelow = below;
    m_widestMark = widest;
    update();
}

QRectF EdgeItem::markPlace(qreal enlargement) const
{
    if (m_markSize.isEmpty())
        return {};
    const auto size = m_markSize * enlargement;
    const qreal bottom = m_markFoot.y() - aboveLine - m_marksBelow * size.height();
    return {QPointF(m_markFoot.x() - size.width() / 2, bottom - size.height()), size};
}

QRectF EdgeItem::shownMark(qreal scale) const
{
    const qreal by = markEnlargement(scale);
    return labelPixels * by * scale < leastShown ? QRectF() : markPlace(by);
}

/// Where there is room between the cards; at a natural scale there is always.
qreal EdgeItem::markEnlargement(qreal scale) const
{
    const auto room = m_path.boundingRect().width() / std::max(m_widestMark, 1.0);
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
        .united(markPlace(1))
        .united(markPlace(mostEnlarged));
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
    const auto place = shownMark(scale);
    if (place.isNull())
        return; // its tool tip says it
    font.setPixelSize(qRound(labelPixels * markEnlargement(scale)));
    painter->setFont(font);
    painter->fillRect(place, tokens.background);
    painter->drawText(place, Qt::AlignCenter, m_mark.text);
}

} // namespace Signalbox
