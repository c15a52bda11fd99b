// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/shell/page.h"

class QTimer;

namespace Signalbox {

class ChartPanel;
class Choice;
class KpiTile;

/// Figures and charts of the last while. Asks once a second while it is to be seen, else never.
class MonitorPage final : public Page
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this page.
    explicit MonitorPage(Station &station, QWidget *parent = nullptr);

    QString name() const override;
    QString title() const override;
    QString iconName() const override;
    void refresh() override;
    bool isSettled() const override { return m_known && !m_asking; }
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeTiles();
    QWidget *makeCharts();
    void take(const MonitorSeries &series);
    void updateTiles();
    void updateCharts();

    Station &m_station;
    QTimer *m_ticker;
    Choice *m_range = nullptr;
    KpiTile *m_arrivals = nullptr;
    KpiTile *m_accepted = nullptr;
    KpiTile *m_p95 = nullptr;
    KpiTile *m_retries = nullptr;
    KpiTile *m_dead = nullptr;
    KpiTile *m_backlog = nullptr;
    ChartPanel *m_arrivalChart = nullptr;
    ChartPanel *m_latencyChart = nullptr;
    ChartPanel *m_attemptChart = nullptr;
    MonitorSeries m_series;
    StationStatus m_status;
    QList<double> m_backlogs; ///< of the last minute, as far as this page has seen it
    bool m_asking = false;
    bool m_known = false;
};

} // namespace Signalbox
