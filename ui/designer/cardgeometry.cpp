// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/cardgeometry.h"

#include "ui/designer/layeredlayout.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>

namespace Signalbox {

namespace {
constexpr qreal portPitch = 16;
constexpr qreal portMargin = 8;
constexpr int commentPixels = 11;
constexpr qreal laneRoom = 8; ///< so that an edge below the cards does not run along the frame
} // namespace

qreal cardHeight(qsizetype ports)
{
    return std::max<qreal>(CanvasGrid::nodeHeight, portPitch * qreal(ports) + portMargin);
}

QSizeF cardSize(const NodeBody &body)
{
    return {CanvasGrid::nodeWidth, cardHeight(outputPorts(body).size())};
}

QRectF GroupFrame::around(const QRectF &cards, const NodeGroup &group)
{
    if (cards.isNull())
        return {};
    auto frame = cards.adjusted(-padding, -padding, padding, padding + laneRoom);
    const auto lines = qreal(commentLines(group.comment, frame.width()).size());
    frame.setTop(frame.top() - titleHeight - lines * commentLine);
    return frame;
}

QFont GroupFrame::commentFont()
{
    auto font = QApplication::font();
    font.setPixelSize(commentPixels);
    return font;
}

QStringList GroupFrame::commentLines(const QString &comment, qreal width)
{
    if (comment.trimmed().isEmpty())
        return {};
    auto text = comment.trimmed();
    text.replace(u'\n', QChar(QChar::LineSeparator));
    const qreal room = width - 2 * padding;
    QTextLayout layout(text, commentFont());
    layout.beginLayout();
    QStringList lines;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room);
        const auto from = line.textStart();
        if (lines.size() + 1 < mostLines) {
            lines.append(text.mid(from, line.textLength()).trimmed());
            continue;
        }
        auto rest = text.mid(from);
        rest.replace(QChar(QChar::LineSeparator), u' ');
        lines.append(QFontMetricsF(commentFont()).elidedText(rest, Qt::ElideRight, room));
        break;
    }
    layout.endLayout();
    return lines;
}

} // namespace Signalbox
