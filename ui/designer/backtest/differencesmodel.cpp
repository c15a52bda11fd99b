// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/differencesmodel.h"

#include "ui/designer/backtest/rehearsal.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

DifferencesModel::DifferencesModel(const TimeFormat &times, QObject *parent)
    : QAbstractTableModel(parent)
    , m_times(times)
{
}

void DifferencesModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    endResetModel();
}

QList<qsizetype> DifferencesModel::matching(qsizetype from) const
{
    QList<qsizetype> rows;
    for (auto at = from; at < m_all.size(); ++at) {
        if (!m_verdict || m_all[at].verdicts.contains(*m_verdict))
            rows.append(at);
    }
    return rows;
}

void DifferencesModel::append(const QList<EventDifference> &differences)
{
    const auto known = m_all.size();
    m_all += differences;
    const auto added = matching(known);
    if (added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    m_shown += added;
    endInsertRows();
}

void DifferencesModel::setVerdict(std::optional<BacktestVerdict> verdict)
{
    if (verdict == m_verdict)
        return;
    beginResetModel();
    m_verdict = verdict;
    m_shown = matching(0);
    endResetModel();
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &event = difference(index.row());
    QStringList verdicts;
    for (const auto verdict : event.verdicts)
        verdicts.append(RehearsalWords::verdict(verdict));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Type)
            return event.type.isEmpty() ? event.source : event.type;
        return index.column() == Time ? m_times.relative(event.receivedAt) : verdicts.join(u", "_s);
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return m_times.exact(event.receivedAt);
        return index.column() == Type ? event.event.toString() : verdicts.join(u", "_s);
    case FeedRole::Muted: return index.column() == Time;
    default: return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Type: return tr("Event");
    case Time: return tr("Came");
    case Verdicts: return tr("What changes");
    default: return {};
    }
}

} // namespace Signalbox
