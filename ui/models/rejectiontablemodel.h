// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/models/pagedfeed.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

/// The Events table's other side: requests that were refused.
class RejectionTableModel final : public PagedFeed<Rejection>
{
    Q_OBJECT

public:
    enum Column { Time, Cause, Source, Evidence, Answer, Peer, Size, ColumnCount };

    /// Neither is owned; both must outlive this object.
    RejectionTableModel(Station &station, const TimeFormat &times, QObject *parent = nullptr);

    void setFilter(const QString &source, std::optional<RejectionCause> cause);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void ask(std::optional<qint64> before, int limit, const PagedFeed::Answer &answer) override;

private:
    QString text(const Rejection &rejection, int column) const;

    Station &m_station;
    const TimeFormat &m_times;
    QString m_source;
    std::optional<RejectionCause> m_cause;
};

} // namespace Signalbox
