// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/trying/tryentry.h"

#include <QAbstractTableModel>

namespace Signalbox {

class TimeFormat;

/// The events that can be tried: edited ones, then stored ones, newest first.
class TryEventsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Type, Time, Outcome, ColumnCount };

    /// \a times is not owned and must outlive this object.
    explicit TryEventsModel(const TimeFormat &times, QObject *parent = nullptr);

    /// The stored ones, newest first; edited ones and outcomes stay.
    void setStored(const QList<EventSummary> &events);
    void clear();
    /// Its row. In place of \a row when that is an edited one, else before all others.
    int putEdited(const Event &event, int row = -1);
    void setResult(int row, const CaseResult &result);
    void forgetResults();
    const TryEntry &entry(int row) const { return m_entries.at(row); }
    /// -1: it is not among them.
    int rowOf(const EventId &stored) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TimeFormat &m_times;
    QList<TryEntry> m_entries;
};

} // namespace Signalbox
