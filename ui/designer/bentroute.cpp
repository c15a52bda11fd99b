// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/bentroute.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace Signalbox {

namespace {

constexpr qreal bendRadius = 16;
constexpr qreal besideCard = 12; ///< from a card to a line that goes along it
constexpr qreal usualLeaving = 40; ///< from a port to the first bend: a port's name is there
constexpr qreal usualArriving = 24; ///< from the last bend to an input
constexpr qsizetype mostColumns = 8; ///< on either side
constexpr qsizetype mostBentLanes = 24;
constexpr qreal endless = std::numeric_limits<qreal>::max();

/// Where a line can go up and down beside a port, and how far.
struct Upright
{
    qreal x;
    qreal top;
    qreal bottom;

    bool reaches(qreal y) const { return y >= top && y <= bottom; }
};

/// One end of an edge: its port, and on which side of it the line is.
struct PortSide
{
    QPointF port;
    int sign; ///< 1: to the right
    qreal usual; ///< from the port to a bend

    qreal away(qreal x) const { return sign * (x - port.x()); }
    qreal nearEdge(const QRectF &card) const
    {
        return std::min(away(card.left()), away(card.right()));
    }
    qreal farEdge(const QRectF &card) const
    {
        return std::max(away(card.left()), away(card.right()));
    }
};

/// Around the cards, what a line must stay out of. A bend cuts its corner by a quarter of its
/// radius at most, so that no bend of lines outside comes too near to a card inside.
class Surroundings final
{
public:
    Surroundings(const EdgeEnds &ends, const QList<QRectF> &cards, qreal clearance)
        : m_room(clearance + bendRadius / 4)
        , m_beside(besideCard - m_room)
    {
        m_blocks.reserve(cards.size() + 2);
        for (const auto &card : cards)
            add(card);
        add(ends.source);
        add(ends.target);
    }

    /// How far a level line can go from the port. The port's own card is behind it.
    qreal reach(const PortSide &side) const
    {
        constexpr qreal rounding = 0.5;
        qreal reach = endless;
        for (const auto &block : m_blocks) {
            if (block.top() < side.port.y() && block.bottom() > side.port.y()
                && side.farEdge(block) > m_room + rounding)
                reach = std::min(reach, side.nearEdge(block));
        }
        return reach;
    }

    /// The nearest to the usual one first.
    QList<Upright> columns(const PortSide &side) const
    {
        const qreal limit = reach(side);
        QList<qreal> distances{side.usual, besideCard};
        for (const auto &block : m_blocks)
            distances << side.nearEdge(block) - m_beside << side.farEdge(block) + m_beside;
        distances.removeIf([&](qreal away) { return away < besideCard || away > limit; });
        keepFirst(distances, mostColumns,
                  [&](qreal away) { return std::pair(std::abs(away - side.usual), away); });
        QList<Upright> columns;
        for (const qreal away : std::as_const(distances))
            columns.append(columnAt(side.port.x() + side.sign * away, side.port.y()));
        return columns;
    }

    /// Beside the cards between \a left and \a right, those that lengthen the way least first.
    QList<qreal> lanes(qreal left, qreal right, const EdgeEnds &ends) const
    {
        QList<qreal> lanes;
        for (const auto &block : m_blocks) {
            if (block.right() > left && block.left() < right)
                lanes << block.top() - m_beside << block.bottom() + m_beside;
        }
        const qreal from = ends.from.y();
        const qreal to = ends.to.y();
        keepFirst(lanes, mostBentLanes, [&](qreal y) {
            return std::tuple(std::abs(y - from) + std::abs(y - to), std::abs(2 * y - from - to),
                              y);
        });
        return lanes;
    }

    bool isLevelFree(qreal left, qreal right, qreal y) const
    {
        return std::ranges::none_of(m_blocks, [&](const QRectF &block) {
            return block.top() < y && block.bottom() > y && block.left() < right
                && block.right() > left;
        });
    }

private:
    void add(const QRectF &card)
    {
        if (!card.isNull())
            m_blocks.append(card.adjusted(-m_room, -m_room, m_room, m_room));
    }

    Upright columnAt(qreal x, qreal y) const
    {
        Upright column{x, -endless, endless};
        for (const auto &block : m_blocks) {
            if (block.left() >= x || block.right() <= x)
                continue;
            if (block.bottom() <= y)
                column.top = std::max(column.top, block.bottom());
            else
                column.bottom = std::min(column.bottom, block.top());
        }
        return column;
    }

    template <typename Key>
    static void keepFirst(QList<qreal> &values, qsizetype most, Key key)
    {
        std::ranges::sort(values, {}, key);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        if (values.size() > most)
            values.resize(most);
    }

    const qreal m_room;
    const qreal m_beside; ///< from what a line must stay out of to a line along it
    QList<QRectF> m_blocks;
};

/// \a corners with what is between two of them level or upright.
QPainterPath rounded(const QList<QPointF> &corners)
{
    QPainterPath path(corners.first());
    const auto last = corners.size() - 1;
    for (qsizetype i = 1; i < last; ++i) {
        const QLineF in(corners[i], corners[i - 1]);
        const QLineF out(corners[i], corners[i + 1]);
        const qreal before = i == 1 ? in.length() : in.length() / 2;
        const qreal after = i + 1 == last ? out.length() : out.length() / 2;
        const qreal radius = std::min({bendRadius, before, after});
        if (radius <= 0) {
            path.lineTo(corners[i]);
            continue;
        }
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(corners[i], out.pointAt(radius / out.length()));
    }
    path.lineTo(corners[last]);
    return path;
}

const Upright *columnTo(const QList<Upright> &columns, qreal y)
{
    const auto found =
        std::ranges::find_if(columns, [y](const Upright &column) { return column.reaches(y); });
    return found == columns.end() ? nullptr : &*found;
}

/// With two bends, between a port and another one further right.
QPainterPath straightAcross(const EdgeEnds &ends, const QList<Upright> &columns, qreal reach)
{
    for (const auto &column : columns) {
        const qreal rest = ends.to.x() - column.x;
        if (rest >= besideCard && rest <= reach && column.reaches(ends.to.y()))
            return rounded(
                {ends.from, {column.x, ends.from.y()}, {column.x, ends.to.y()}, ends.to});
    }
    return {};
}

} // namespace

QPainterPath bentRoute(const EdgeEnds &ends, const QList<QRectF> &cards, qreal clearance)
{
    const Surroundings around(ends, cards, clearance);
    const PortSide out{ends.from, 1, usualLeaving};
    const PortSide in{ends.to, -1, usualArriving};
    const auto leaving = around.columns(out);
    const auto arriving = around.columns(in);
    if (leaving.isEmpty() || arriving.isEmpty())
        return {};
    const auto across = straightAcross(ends, leaving, around.reach(in));
    if (!across.isEmpty())
        return across;

    const auto x = [](const Upright &column) { return column.x; };
    const qreal left = std::min(std::ranges::min(arriving, {}, x).x, ends.from.x());
    const qreal right = std::max(std::ranges::max(leaving, {}, x).x, ends.to.x());
    QPainterPath shortest;
    qreal least = endless;
    for (const qreal y : around.lanes(left, right, ends)) {
        const qreal upright = std::abs(y - ends.from.y()) + std::abs(y - ends.to.y());
        if (upright >= least)
            break;
        const auto *up = columnTo(leaving, y);
        const auto *down = columnTo(arriving, y);
        if (!up || !down
            || !around.isLevelFree(std::min(up->x, down->x), std::max(up->x, down->x), y))
            continue;
        const bool back = up->x > down->x;
        if (back
            && (std::abs(y - ends.from.y()) < besideCard || std::abs(y - ends.to.y()) < besideCard))
            continue; // it would lie on itself
        const qreal length =
            upright + up->x - ends.from.x() + ends.to.x() - down->x + std::abs(up->x - down->x);
        if (length >= least)
            continue;
        least = length;
        shortest = rounded({ends.from,
                            {up->x, ends.from.y()},
                            {up->x, y},
                            {down->x, y},
                            {down->x, ends.to.y()},
                            ends.to});
    }
    return shortest;
}

} // namespace Signalbox
