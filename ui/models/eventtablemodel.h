// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/models/pagedfeed.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

/// The Events table.
class EventTableModel final : public PagedFeed<EventSummary>
{
    Q_OBJECT

public:
    enum Column { Time, State, Source, Type, Key, Route, Latency, Size, ColumnCount };

    /// Neither is owned; both must outlive this object.
    EventTableModel(Station &station, const TimeFormat &times, QObject *parent = nullptr);

    const EventFilter &filter() const { return m_filter; }
    void setFilter(const EventFilter &filter);

    /// \a outages, newest first, stand as notices above the row of the event before them.
    void setOutages(const QList<Outage> &outages);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void ask(std::optional<qint64> before, int limit, const Answer &answer) override;

private:
    QString text(const EventSummary &event, int column) const;
    QString notice(int row) const;

    Station &m_station;
    const TimeFormat &m_times;
    EventFilter m_filter;
    QList<Outage> m_outages;
};

} // namespace Signalbox
