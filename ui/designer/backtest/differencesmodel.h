// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Signalbox {

class TimeFormat;

/// The events that would go another way, oldest first; all, or those of one verdict.
class DifferencesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Type, Time, Verdicts, ColumnCount };

    /// \a times is not owned and must outlive this object.
    explicit DifferencesModel(const TimeFormat &times, QObject *parent = nullptr);

    void clear();
    void append(const QList<EventDifference> &differences);
    /// All that there are now, oldest first. What was there before stays where it is.
    void replace(const QList<EventDifference> &differences);
    void setVerdict(std::optional<BacktestVerdict> verdict);
    const EventDifference &difference(int row) const { return m_all.at(m_shown.at(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<qsizetype> matching(qsizetype from) const;
    void removeOthers(const QSet<qint64> &seqs);
    void insertMissing(const QList<qsizetype> &wanted);

    const TimeFormat &m_times;
    std::optional<BacktestVerdict> m_verdict;
    QList<EventDifference> m_all;
    QList<qsizetype> m_shown; ///< indices into m_all
};

} // namespace Signalbox
