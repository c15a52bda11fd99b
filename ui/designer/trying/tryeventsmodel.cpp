// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/tryeventsmodel.h"

#include "ui/designer/trying/outcomewords.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/timeformat.h"

#include <algorithm>

namespace Signalbox {

TryEventsModel::TryEventsModel(const TimeFormat &times, QObject *parent)
    : QAbstractTableModel(parent)
    , m_times(times)
{
    connect(&times, &TimeFormat::changed, this, [this] {
        if (!m_entries.isEmpty())
            Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
    });
}

void TryEventsModel::setStored(const QList<EventSummary> &events)
{
    beginResetModel();
    const auto known = std::exchange(m_entries, {});
    std::ranges::copy_if(known, std::back_inserter(m_entries),
                         [](const TryEntry &entry) { return !entry.stored; });
    for (const auto &event : events) {
        TryEntry entry{event.id, {}, event.source, event.type, event.receivedAt, {}};
        const auto before = std::ranges::find(known, entry.stored, &TryEntry::stored);
        if (before != known.end())
            entry.result = before->result;
        m_entries.append(entry);
    }
    endResetModel();
}

void TryEventsModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int TryEventsModel::putEdited(const Event &event, int row)
{
    const TryEntry entry{{}, event, event.source, event.type, event.request.receivedAt, {}};
    if (row >= 0 && row < rowCount() && !m_entries[row].stored) {
        m_entries[row] = entry;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return row;
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    return 0;
}

void TryEventsModel::setResult(int row, const CaseResult &result)
{
    m_entries[row].result = result;
    Q_EMIT dataChanged(index(row, Outcome), index(row, Outcome));
}

void TryEventsModel::forgetResults()
{
    if (m_entries.isEmpty())
        return;
    for (auto &entry : m_entries)
        entry.result.reset();
    Q_EMIT dataChanged(index(0, Outcome), index(rowCount() - 1, Outcome));
}

int TryEventsModel::rowOf(const EventId &stored) const
{
    const auto found =
        std::ranges::find(m_entries, std::optional<EventId>(stored), &TryEntry::stored);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int TryEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TryEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TryEventsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &entry = m_entries[index.row()];
    const auto outcome = entry.result ? OutcomeWords::look(*entry.result) : Look();
    const auto type = entry.type.isEmpty() ? entry.source : entry.type;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Type)
            return entry.stored ? type : tr("edited: %1").arg(type);
        return index.column() == Time ? m_times.relative(entry.receivedAt) : outcome.word;
    case Qt::ToolTipRole:
        if (index.column() == Outcome && entry.result && !entry.result->differences.isEmpty())
            return entry.result->differences.join(u'\n');
        return index.column() == Time   ? m_times.exact(entry.receivedAt)
            : index.column() == Outcome ? outcome.word
                                        : tr("%1 of the source %2").arg(type, entry.source);
    case FeedRole::OutlinedLooks:
        if (index.column() == Outcome && entry.result)
            return QVariant::fromValue(QList{outcome});
        return {};
    case FeedRole::Muted: return index.column() == Time;
    default: return {};
    }
}

QVariant TryEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Outcome: return tr("Outcome");
    default: return {};
    }
}

} // namespace Signalbox
