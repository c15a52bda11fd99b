// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace Signalbox {

class FilterField;
class TimeFormat;

/// Any stored event, found by the filter of the Events page.
class SampleDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this object.
    SampleDialog(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void eventChosen(const Signalbox::EventSummary &event);

private:
    void ask(const QString &filter);
    void take(const EventPage &page);

    Station &m_station;
    const TimeFormat &m_times;
    quint64 m_asked = 0;
    QList<EventSummary> m_events;
    FilterField *m_filter;
    QTreeWidget *m_list;
    QPushButton *m_choose = nullptr;
};

} // namespace Signalbox
