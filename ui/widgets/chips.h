// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFontMetrics>
#include <QList>
#include <QRect>
#include <QWidget>

namespace Signalbox {

/// Where chips stand in a cell: as many as fit from the left, and how many do not.
struct ChipLayout
{
    static constexpr int height = 20;
    static constexpr int gap = 4;
    static constexpr int padding = 6;
    static constexpr int iconSize = 14;

    QList<QRect> chips; ///< one per shown chip
    QRect more; ///< null when all are shown
    int hidden = 0;

    static ChipLayout make(const QRect &cell, const QList<Look> &looks,
                           const QFontMetrics &metrics);
    static int width(const Look &look, const QFontMetrics &metrics);
};

enum class ChipStyle {
    Filled, ///< word and icon in the tone, on its tint
    Outlined, ///< a hairline; only the icon has the tone
};

void paintChip(QPainter &painter, const QRect &rect, const Look &look, ChipStyle style,
               const QPalette &palette);
void paintChips(QPainter &painter, const QRect &cell, const QList<Look> &looks, ChipStyle style,
                const QPalette &palette);

/// One chip as a widget. Its accessible name is its word.
class ChipLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ChipLabel(QWidget *parent = nullptr);

    void setLook(const Look &look);
    const Look &look() const { return m_look; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
};

} // namespace Signalbox
