// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QFrame>
#include <QList>
#include <QPointF>

class QCategoryAxis;
class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace Signalbox {

/// Lines over the last while, with a name for each. Seconds before now on the x axis.
class ChartPanel final : public QFrame
{
    Q_OBJECT

public:
    struct Line
    {
        QString name;
        Tone tone;
        Qt::PenStyle style = Qt::SolidLine; ///< tells lines apart without colour
    };

    /// \a unit stands in the title.
    ChartPanel(const QString &title, const QString &unit, const QList<Line> &lines,
               QWidget *parent = nullptr);

    /// One list of points per line, x being seconds before now, negative. \a span in seconds.
    void setPoints(const QList<QList<QPointF>> &points, int span);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void updateSpan(int span);
    void describe(const QList<QList<QPointF>> &points);

    QString m_title;
    QList<Line> m_lines;
    QChart *m_chart;
    QChartView *m_view;
    QCategoryAxis *m_time;
    QValueAxis *m_value;
    QList<QLineSeries *> m_series;
    int m_span = 0;
};

} // namespace Signalbox
