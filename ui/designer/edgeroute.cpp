// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/edgeroute.h"

#include <algorithm>
#include <cmath>

namespace Signalbox {

namespace {

constexpr qreal clearance = 4; ///< between a line and a card
constexpr qreal lane = 12; ///< from a card to a line that goes along it
constexpr qreal turn = 24; ///< what a line needs to change its height
constexpr qsizetype mostLanes = 24;
constexpr qreal thin = 0.1; ///< so that a level line is no empty rectangle, and an end is outside

QPainterPath plainRoute(QPointF from, QPointF to)
{
    const qreal bow = std::clamp(std::abs(to.x() - from.x()) / 2, turn, 120.0);
    QPainterPath path(from);
    path.cubicTo(from + QPointF(bow, 0), to - QPointF(bow, 0), to);
    return path;
}

/// Along the height \a y between \a left and \a right.
QPainterPath routeAlong(QPointF from, QPointF to, qreal left, qreal right, qreal y)
{
    QPainterPath path(from);
    const QPointF in(left, y);
    const QPointF out(right, y);
    path.cubicTo({(from.x() + left) / 2, from.y()}, {(from.x() + left) / 2, y}, in);
    path.lineTo(out);
    path.cubicTo({(right + to.x()) / 2, y}, {(right + to.x()) / 2, to.y()}, to);
    return path;
}

bool meets(const QPainterPath &path, const QRectF &card)
{
    const auto grown = card.adjusted(-clearance, -clearance, clearance, clearance);
    if (!path.controlPointRect().adjusted(0, 0, thin, thin).intersects(grown))
        return false;
    const auto polygons = path.toSubpathPolygons();
    for (const auto &points : polygons) {
        for (qsizetype i = 1; i < points.size(); ++i) {
            auto piece = QRectF(points[i - 1], points[i]).normalized();
            piece.adjust(0, 0, thin, thin);
            if (piece.intersects(grown))
                return true;
        }
    }
    return false;
}

QList<QRectF> met(const QPainterPath &path, const QList<QRectF> &cards)
{
    QList<QRectF> found;
    for (const auto &card : cards) {
        if (meets(path, card))
            found.append(card);
    }
    return found;
}

/// Past the cards between two ports that are far enough from each other; empty: there is no way.
QPainterPath forwardRoute(QPointF from, QPointF to, const QList<QRectF> &inTheWay,
                          const QList<QRectF> &cards)
{
    qreal left = to.x();
    qreal right = from.x();
    QList<qreal> lanes;
    for (const auto &card : inTheWay) {
        left = std::min(left, card.left() - turn / 2);
        right = std::max(right, card.right() + turn / 2);
    }
    left = std::clamp(left, from.x() + turn, to.x() - turn);
    right = std::clamp(right, left, to.x() - turn);
    for (const auto &card : cards) {
        if (card.right() < left || card.left() > right)
            continue;
        lanes.append(card.top() - lane);
        lanes.append(card.bottom() + lane);
    }
    const auto middle = (from.y() + to.y()) / 2;
    std::ranges::sort(lanes, {}, [&](qreal y) { return std::abs(y - middle); });
    for (const qreal y : lanes.first(std::min(mostLanes, lanes.size()))) {
        auto path = routeAlong(from, to, left, right, y);
        if (met(path, cards).isEmpty())
            return path;
    }
    return {};
}

/// Whether a piece of it is within \a card.
bool crosses(QPointF from, QPointF to, const QRectF &card)
{
    qreal enters = 0;
    qreal leaves = 1;
    const auto clip = [&](qreal at, qreal step, qreal low, qreal high) {
        if (step == 0)
            return at > low && at < high;
        const auto [first, last] = std::minmax({(low - at) / step, (high - at) / step});
        enters = std::max(enters, first);
        leaves = std::min(leaves, last);
        return enters < leaves;
    };
    return clip(from.x(), to.x() - from.x(), card.left(), card.right())
        && clip(from.y(), to.y() - from.y(), card.top(), card.bottom());
}

/// Also of the cards at its ends, but for the sides that it leaves and arrives at.
bool isFree(const QPainterPath &path, const EdgeEnds &ends, const QList<QRectF> &cards)
{
    const auto around = path.controlPointRect().adjusted(0, 0, thin, thin);
    const auto points = path.toSubpathPolygons().value(0);
    const auto isCrossed = [&](const QRectF &card) {
        if (!around.intersects(card))
            return false;
        for (qsizetype i = 1; i < points.size(); ++i) {
            if (crosses(points[i - 1], points[i], card))
                return true;
        }
        return false;
    };
    if (!ends.source.isNull()
        && isCrossed(ends.source.adjusted(-clearance, -clearance, -thin, clearance)))
        return false;
    if (!ends.target.isNull()
        && isCrossed(ends.target.adjusted(thin, -clearance, clearance, clearance)))
        return false;
    return std::ranges::none_of(cards, [&](const QRectF &card) {
        return isCrossed(card.adjusted(-clearance, -clearance, clearance, clearance));
    });
}

} // namespace

QPainterPath edgeRoute(const EdgeEnds &ends, const QList<QRectF> &cards)
{
    const auto plain = plainRoute(ends.from, ends.to);
    if (ends.to.x() - ends.from.x() < 4 * turn) {
        if (isFree(plain, ends, cards))
            return plain;
    } else {
        const auto inTheWay = met(plain, cards);
        if (inTheWay.isEmpty())
            return plain;
        const auto forward = forwardRoute(ends.from, ends.to, inTheWay, cards);
        if (!forward.isEmpty())
            return forward;
    }
    const auto bent = bentRoute(ends, cards, clearance);
    return bent.isEmpty() ? plain : bent;
}

} // namespace Signalbox
