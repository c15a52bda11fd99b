// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitorpage.h"

#include "ui/models/seriespoints.h"
#include "ui/monitor/chartpanel.h"
#include "ui/monitor/kpitile.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QGridLayout>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Range
{
    int buckets;
    int bucketSeconds;
};
constexpr Range ranges[] = {{60, 1}, {300, 1}, {180, 5}};

} // namespace

MonitorPage::MonitorPage(Station &station, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_ticker(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(makeHairline(this));
    auto *content = new QVBoxLayout;
    content->setContentsMargins(16, 16, 16, 16);
    content->setSpacing(12);
    content->addWidget(makeTiles());
    content->addWidget(makeCharts(), 1);
    layout->addLayout(content, 1);
    leadFocus(*this, *m_range);
    m_ticker->setInterval(1000);
    connect(m_ticker, &QTimer::timeout, this, [this] {
        if (!window()->isMinimized())
            refresh();
    });
    connect(&station, &Station::statusChanged, this, [this](const StationStatus &status) {
        m_status = status;
        if (isVisible())
            updateTiles();
    });
}

QString MonitorPage::name() const
{
    return u"monitor"_s;
}

QString MonitorPage::title() const
{
    return tr("Monitor");
}

QString MonitorPage::iconName() const
{
    return u"activity"_s;
}

QWidget *MonitorPage::makeBar()
{
    auto *bar = new QWidget(this);
    m_range = new Choice({tr("1 min"), tr("5 min"), tr("15 min")}, bar);
    m_range->setObjectName(u"range"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 10, 16, 10);
    row->addWidget(makeLabel(title(), "title", bar), 1);
    row->addWidget(m_range);
    connect(m_range, &Choice::chosen, this, &MonitorPage::refresh);
    return bar;
}

QWidget *MonitorPage::makeTiles()
{
    auto *tiles = new QWidget(this);
    tiles->setObjectName(u"tiles"_s);
    auto *layout = new QHBoxLayout(tiles);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const auto make = [&](const QString &name, const QString &explanation) {
        auto *tile = new KpiTile(name, explanation, tiles);
        layout->addWidget(tile, 1);
        return tile;
    };
    m_arrivals = make(tr("Arrivals/s"), tr("Requests to sources per second, over the last 5 s"));
    m_accepted = make(tr("Accepted"),
                      tr("Share of the requests in this range that were accepted, "
                         "or known already"));
    m_p95 = make(tr("p95 end to end"),
                 tr("19 of 20 events of the last minute were delivered within this time"));
    m_retries = make(tr("Retries/min"), tr("Attempts of the last minute that were not the first"));
    m_dead = make(tr("Dead letters"), tr("Deliveries that have no attempts left"));
    m_backlog = make(tr("Backlog"), tr("Deliveries that wait or are being retried"));
    return tiles;
}

QWidget *MonitorPage::makeCharts()
{
    auto *charts = new QWidget(this);
    m_arrivalChart = new ChartPanel(tr("Arrivals"), tr("per second"),
                                    {{tr("accepted"), Tone::Accent},
                                     {tr("duplicates"), Tone::Quiet, Qt::DashLine},
                                     {tr("rejected"), Tone::Bad, Qt::DotLine}},
                                    charts);
    m_latencyChart = new ChartPanel(tr("Latency"), tr("ms from received to delivered"),
                                    {{tr("p50"), Tone::Quiet},
                                     {tr("p95"), Tone::Accent},
                                     {tr("p99"), Tone::Accent, Qt::DotLine}},
                                    charts);
    m_attemptChart = new ChartPanel(tr("Attempts"), tr("per second"),
                                    {{tr("attempts"), Tone::Accent},
                                     {tr("retries"), Tone::Warn, Qt::DashLine},
                                     {tr("failures"), Tone::Bad, Qt::DotLine}},
                                    charts);
    auto *grid = new QGridLayout(charts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    grid->addWidget(m_arrivalChart, 0, 0, 1, 2);
    grid->addWidget(m_latencyChart, 1, 0);
    grid->addWidget(m_attemptChart, 1, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    return charts;
}

void MonitorPage::refresh()
{
    if (m_asking)
        return;
    m_asking = true;
    const auto range = ranges[m_range->current()];
    whenDone(this, m_station.monitor(range.buckets, range.bucketSeconds),
             [this](const Result<MonitorSeries> &series) {
                 m_asking = false;
                 m_known = true;
                 if (series)
                     take(*series);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(series.error()));
                 Q_EMIT settled();
             });
}

void MonitorPage::take(const MonitorSeries &series)
{
    m_series = series;
    m_backlogs.append(double(m_status.queueDepth));
    if (m_backlogs.size() > 60)
        m_backlogs.removeFirst();
    updateTiles();
    updateCharts();
}

void MonitorPage::updateTiles()
{
    const auto perSecond = [this](auto member) {
        return SeriesPoints::values(m_series, member, 1.0 / std::max(m_series.bucketSeconds, 1));
    };
    const auto total = [this](auto member) { return SeriesPoints::total(m_series, member); };
    m_arrivals->setFigure(formatRate(m_status.arrivalsPerSecond),
                          perSecond(&MonitorPoint::arrivals));
    const auto arrivals = total(&MonitorPoint::arrivals);
    const auto good = total(&MonitorPoint::accepted) + total(&MonitorPoint::duplicates);
    m_accepted->setFigure(
        arrivals == 0 ? u"–"_s
                      : tr("%1 %").arg(QLocale().toString(100.0 * double(good) / double(arrivals),
                                                          'f', good == arrivals ? 0 : 1)),
        perSecond(&MonitorPoint::accepted));
    m_p95->setFigure(m_status.p95 > 0 ? formatMilliseconds(m_status.p95) : u"–"_s,
                     SeriesPoints::values(m_series, &MonitorPoint::p95, 1));
    m_retries->setFigure(
        formatCount(SeriesPoints::totalOfLast(m_series, &MonitorPoint::retries, 60)),
        perSecond(&MonitorPoint::retries));
    m_dead->setFigure(formatCount(m_status.dead), perSecond(&MonitorPoint::dead));
    m_backlog->setFigure(formatCount(m_status.queueDepth), m_backlogs);
}

void MonitorPage::updateCharts()
{
    const double rate = 1.0 / std::max(m_series.bucketSeconds, 1);
    const auto range = ranges[m_range->current()];
    const int span = range.buckets * range.bucketSeconds;
    const auto line = [&](auto member, double factor) {
        return SeriesPoints::points(m_series, member, factor);
    };
    m_arrivalChart->setPoints({line(&MonitorPoint::accepted, rate),
                               line(&MonitorPoint::duplicates, rate),
                               line(&MonitorPoint::rejected, rate)},
                              span);
    m_latencyChart->setPoints({SeriesPoints::percentile(m_series, &MonitorPoint::p50),
                               SeriesPoints::percentile(m_series, &MonitorPoint::p95),
                               SeriesPoints::percentile(m_series, &MonitorPoint::p99)},
                              span);
    m_attemptChart->setPoints({line(&MonitorPoint::attempts, rate),
                               line(&MonitorPoint::retries, rate),
                               line(&MonitorPoint::failures, rate)},
                              span);
}

void MonitorPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    whenDone(this, m_station.status(), [this](const Result<StationStatus> &status) {
        if (status)
            m_status = *status;
        updateTiles();
    });
    refresh();
    m_ticker->start();
}

void MonitorPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_ticker->stop();
}

void MonitorPage::saveState(QSettings &settings) const
{
    settings.setValue("monitor/range"_L1, m_range->current());
}

void MonitorPage::restoreState(const QSettings &settings)
{
    m_range->setCurrent(settings.value("monitor/range"_L1, 0).toInt());
}

} // namespace Signalbox
