// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/chartpanel.h"

#include "ui/models/decimate.h"
#include "ui/models/niceceiling.h"
#include "ui/monitor/legendmark.h"
#include "ui/widgets/labels.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

ChartPanel::ChartPanel(const QString &title, const QString &unit, const QList<Line> &lines,
                       QWidget *parent)
    : QFrame(parent)
    , m_title(title)
    , m_lines(lines)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_time(new QCategoryAxis(m_chart))
    , m_value(new QValueAxis(m_chart))
{
    setProperty("panel", true);
    m_chart->setMargins(QMargins(8, 4, 16, 4));
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide(); // ours stands beside the title
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setGridLineVisible(false);
    m_value->setTickCount(4);
    m_value->setRange(0, 1);
    for (const auto &line : lines) {
        auto *series = new QLineSeries(m_chart);
        series->setName(line.name);
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
        m_series.append(series);
    }
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setMinimumHeight(120);
    setAccessibleName(title);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 8, 12, 0);
    top->setSpacing(8);
    top->addWidget(makeLabel(title, "strong", this));
    top->addWidget(makeLabel(unit, "muted", this), 1);
    for (const auto &line : lines)
        top->addWidget(new LegendMark(line.name, line.tone, line.style, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    updateSpan(60);
    dress();
}

void ChartPanel::dress()
{
    const auto &tokens = Tokens::of(palette());
    auto small = font();
    small.setPixelSize(11);
    for (auto *axis :
         {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_value)}) {
        axis->setLabelsBrush(tokens.muted);
        axis->setLabelsFont(small);
        axis->setLinePen(QPen(tokens.line));
        axis->setGridLinePen(QPen(tokens.line));
    }
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        QPen pen(tokens.tone(m_lines[i].tone), m_lines[i].style == Qt::SolidLine ? 2 : 1.5,
                 m_lines[i].style);
        pen.setCosmetic(true);
        m_series[i]->setPen(pen);
    }
}

void ChartPanel::updateSpan(int span)
{
    if (span == m_span)
        return;
    m_span = span;
    const auto labels = m_time->categoriesLabels();
    for (const auto &label : labels)
        m_time->remove(label);
    m_time->setRange(-span, 0);
    const int parts = span % 300 == 0 ? 5 : 4;
    for (int i = 0; i <= parts; ++i) {
        const int seconds = span - span * i / parts;
        const auto words = seconds == 0 ? tr("now")
            : seconds % 60 == 0         ? tr("−%1 min").arg(seconds / 60)
            : seconds < 60              ? tr("−%1 s").arg(seconds)
                           : tr("−%1 min").arg(QLocale().toString(seconds / 60.0, 'f', 1));
        m_time->append(words, -seconds);
    }
}

void ChartPanel::setPoints(const QList<QList<QPointF>> &points, int span)
{
    updateSpan(span);
    const int width = std::max(int(m_chart->plotArea().width()), 60);
    double top = 0;
    for (qsizetype i = 0; i < m_series.size() && i < points.size(); ++i) {
        m_series[i]->replace(decimate(points[i], width));
        for (const auto &point : points[i])
            top = std::max(top, point.y());
    }
    const double ceiling = niceCeiling(top);
    m_value->setRange(0, ceiling);
    m_value->setLabelFormat(ceiling == 4.5 ? u"%.1f"_s : u"%.0f"_s);
    describe(points);
}

void ChartPanel::describe(const QList<QList<QPointF>> &points)
{
    QStringList words;
    for (qsizetype i = 0; i < m_lines.size() && i < points.size(); ++i) {
        if (!points[i].isEmpty())
            words.append(
                u"%1: %2"_s.arg(m_lines[i].name, QLocale().toString(points[i].last().y(), 'f', 1)));
    }
    setAccessibleDescription(words.join(u", "_s));
}

void ChartPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

} // namespace Signalbox
