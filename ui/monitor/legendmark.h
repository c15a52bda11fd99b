// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QWidget>

namespace Signalbox {

/// A line's name with a piece of the line.
class LegendMark final : public QWidget
{
    Q_OBJECT

public:
    LegendMark(const QString &name, Tone tone, Qt::PenStyle style, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Tone m_tone;
    Qt::PenStyle m_style;
};

} // namespace Signalbox
