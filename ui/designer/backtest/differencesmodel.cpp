// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/differencesmodel.h"

#include "ui/designer/backtest/rehearsal.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/timeformat.h"

#include <algorithm>

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

void DifferencesModel::replace(const QList<EventDifference> &differences)
{
    QSet<qint64> seqs;
    for (const auto &difference : differences)
        seqs.insert(difference.seq);
    removeOthers(seqs);
    QSet<qint64> kept;
    for (int row = 0; row < rowCount(); ++row)
        kept.insert(difference(row).seq);
    m_all = differences;
    m_shown.clear(); // the same rows, by where they are now
    const auto wanted = matching(0);
    for (const auto at : wanted) {
        if (kept.contains(m_all[at].seq))
            m_shown.append(at);
    }
    insertMissing(wanted);
}

void DifferencesModel::removeOthers(const QSet<qint64> &seqs)
{
    const auto stays = [&](int row) { return seqs.contains(difference(row).seq); };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (stays(last))
            continue;
        int first = last;
        while (first > 0 && !stays(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_shown.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void DifferencesModel::insertMissing(const QList<qsizetype> &wanted)
{
    for (qsizetype first = 0; first < wanted.size(); ++first) {
        const auto there = first < m_shown.size() ? m_shown[first] : m_all.size();
        if (there == wanted[first])
            continue;
        auto end = first;
        while (end < wanted.size() && wanted[end] < there)
            ++end;
        beginInsertRows({}, int(first), int(end) - 1);
        m_shown.insert(first, end - first, 0);
        std::copy(wanted.begin() + first, wanted.begin() + end, m_shown.begin() + first);
        endInsertRows();
        first = end - 1;
    }
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
