// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/monitor.h"
#include "ui/widgets/sparkline.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Signalbox {

/// The line at the foot of the window: where the station listens, how busy it is, its store.
class StationBar final : public QFrame
{
    Q_OBJECT

public:
    static constexpr qsizetype keptRates = 60;

    explicit StationBar(QWidget *parent = nullptr);

    void setStatus(const StationStatus &status);
    /// Stands at the left end; this bar takes it.
    void addMark(QWidget *mark);

Q_SIGNALS:
    void noticed(const QString &sentence);

private:
    void updateLamp();
    void changeEvent(QEvent *event) override;

    StationStatus m_status;
    QHBoxLayout *m_layout;
    QLabel *m_lamp;
    QPushButton *m_address;
    QLabel *m_rate;
    Sparkline *m_trend;
    QLabel *m_queue;
    QLabel *m_p95;
    QLabel *m_dead;
    QPushButton *m_store;
    QList<double> m_rates;
};

} // namespace Signalbox
