// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace Signalbox {

class SampleEvents;
class Station;

/// Shows which event is the sample, and lets one choose another: of the recent ones, or any.
class SampleChooser final : public QWidget
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this object.
    SampleChooser(Station &station, SampleEvents &events, QWidget *parent = nullptr);

    /// The sample comes to the node that is shown.
    void setArrives(bool arrives);

private:
    void fill();
    void choose(int row);
    void openDialog();

    Station &m_station;
    SampleEvents &m_events;
    SystemClock m_clock;
    TimeFormat m_times;
    QComboBox *m_list;
    QLabel *m_note;
};

} // namespace Signalbox
