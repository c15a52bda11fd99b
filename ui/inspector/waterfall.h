// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/waterfallbars.h"

#include <QWidget>

namespace Signalbox {

/// Draws the way of an event, one bar a line, on one axis of time since it was received.
class Waterfall final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int lineHeight = 18;

    explicit Waterfall(QWidget *parent = nullptr);

    void setBars(const QList<WaterfallBar> &bars);
    const QList<WaterfallBar> &bars() const { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<WaterfallBar> m_bars;
};

} // namespace Signalbox
