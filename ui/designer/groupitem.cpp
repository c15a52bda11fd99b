// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/groupitem.h"

#include "ui/designer/cardgeometry.h"
#include "ui/designer/hues.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tokens.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal roundness = 4;
constexpr qreal grip = 6; ///< at both sides of the frame's line, for the mouse
constexpr qreal swatch = 8;
constexpr int titlePixels = 13;
constexpr int largestTitle = 20; ///< at small scales; it has to fit into its row
constexpr qreal commentScale = 0.6; ///< no comment below it
constexpr qreal badgeSize = 16;

} // namespace

GroupItem::GroupItem(const NodeGroup &group)
    : m_group(group)
{
    setZValue(-1);
    setAcceptedMouseButtons(Qt::NoButton); // so that a selection can be framed within it
    updateToolTip();
}

void GroupItem::setGroup(const NodeGroup &group)
{
    if (m_group == group)
        return;
    m_group = group;
    updateToolTip();
    place();
    update();
}

void GroupItem::setCards(const QRectF &cards)
{
    if (m_cards == cards)
        return;
    m_cards = cards;
    place();
}

void GroupItem::place()
{
    prepareGeometryChange();
    m_frame = GroupFrame::around(m_cards, m_group);
    m_comment = GroupFrame::commentLines(m_group.comment, m_frame.width());
}

void GroupItem::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void GroupItem::setProblems(const QStringList &problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    updateToolTip();
    update();
}

void GroupItem::updateToolTip()
{
    QStringList lines{m_group.name};
    if (!m_group.comment.isEmpty())
        lines.append(m_group.comment);
    setToolTip((lines + m_problems).join(u'\n'));
}

QRectF GroupItem::titleRow() const
{
    return {m_frame.left(), m_frame.top(), m_frame.width(), GroupFrame::titleHeight};
}

QRectF GroupItem::boundingRect() const
{
    return m_frame.isNull() ? QRectF() : m_frame.adjusted(-grip, -grip, grip, grip);
}

QPainterPath GroupItem::shape() const
{
    QPainterPath path;
    if (m_frame.isNull())
        return path;
    path.addRect(m_frame.adjusted(-grip, -grip, grip, grip));
    const qreal head = GroupFrame::titleHeight + qreal(m_comment.size()) * GroupFrame::commentLine;
    path.addRect(m_frame.adjusted(grip, head, -grip, -grip)); // the hole
    return path;
}

void GroupItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    if (m_frame.isNull())
        return;
    const auto palette = widget ? widget->palette() : QPalette();
    const auto &tokens = Tokens::of(palette);
    const auto hue = Hues::of(m_group.color, tokens);
    const qreal strength = (tokens.dark ? 0.13 : 0.07) * (m_chosen ? 1.8 : 1);
    const auto line = m_problems.isEmpty() ? blend(tokens.background, hue, 0.5) : tokens.bad;
    painter->setPen(m_chosen ? QPen(tokens.accent, 2) : QPen(line, 1));
    painter->setBrush(blend(tokens.background, hue, strength));
    painter->drawRoundedRect(m_frame, roundness, roundness);
    const qreal scale = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setPen(Qt::NoPen);
    painter->setBrush(hue);
    painter->drawRoundedRect(QRectF(m_frame.left() + GroupFrame::padding,
                                    titleRow().center().y() - swatch / 2, swatch, swatch),
                             2, 2);
    paintText(*painter, tokens, widget ? widget->font() : QFont(), scale);
}

void GroupItem::paintText(QPainter &painter, const Tokens &tokens, const QFont &base,
                          qreal scale) const
{
    auto font = base;
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(std::clamp(qRound(titlePixels / scale), titlePixels, largestTitle));
    painter.setFont(font);
    painter.setPen(tokens.text);
    auto row = titleRow().adjusted(GroupFrame::padding + 2 * swatch, 0, -GroupFrame::padding, 0);
    if (!m_problems.isEmpty()) {
        row.setRight(row.right() - badgeSize - 4);
        paintIcon(painter,
                  {row.right() + 4, row.center().y() - badgeSize / 2, badgeSize, badgeSize},
                  u"octagon-x"_s, tokens.bad);
    }
    painter.drawText(
        row, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_group.name, Qt::ElideRight, int(row.width())));
    if (scale < commentScale)
        return;
    painter.setFont(GroupFrame::commentFont());
    painter.setPen(tokens.muted);
    QRectF line(m_frame.left() + GroupFrame::padding, titleRow().bottom() - 2,
                m_frame.width() - 2 * GroupFrame::padding, GroupFrame::commentLine);
    for (const auto &text : m_comment) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        line.translate(0, GroupFrame::commentLine);
    }
}

} // namespace Signalbox
