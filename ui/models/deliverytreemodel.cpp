// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/deliverytreemodel.h"

#include "ui/models/feedroles.h"
#include "ui/widgets/attemptwords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/statewords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

DeliveryTreeModel::DeliveryTreeModel(const TimeFormat &times, QObject *parent)
    : QAbstractItemModel(parent)
    , m_times(times)
{
}

void DeliveryTreeModel::setDeliveries(const QList<DeliveryDetail> &deliveries)
{
    bool same = deliveries.size() >= m_deliveries.size();
    for (qsizetype i = 0; same && i < m_deliveries.size(); ++i)
        same = m_deliveries[i].delivery.id == deliveries[i].delivery.id;
    if (!same) {
        beginResetModel();
        m_deliveries = deliveries;
        endResetModel();
        return;
    }
    const int known = int(m_deliveries.size());
    for (int i = 0; i < known; ++i) {
        m_deliveries[i].delivery = deliveries[i].delivery;
        setAttempts(i, deliveries[i].attempts);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
    if (deliveries.size() > known) {
        beginInsertRows({}, known, int(deliveries.size()) - 1);
        m_deliveries.append(deliveries.sliced(known));
        endInsertRows();
    }
}

void DeliveryTreeModel::setAttempts(int row, const QList<Attempt> &attempts)
{
    auto &present = m_deliveries[row].attempts;
    const auto parent = index(row, 0);
    const int known = int(present.size());
    const int count = int(attempts.size());
    if (count < known) {
        beginRemoveRows(parent, count, known - 1);
        present = attempts;
        endRemoveRows();
    } else if (count > known) {
        beginInsertRows(parent, known, count - 1);
        present = attempts;
        endInsertRows();
    } else if (present != attempts) {
        present = attempts;
    }
    if (const int kept = std::min(known, count); kept > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(kept - 1, ColumnCount - 1, parent));
}

const Delivery *DeliveryTreeModel::deliveryAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto row = index.internalId() == 0 ? index.row() : int(index.internalId()) - 1;
    return &m_deliveries[row].delivery;
}

const Attempt *DeliveryTreeModel::attemptAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_deliveries[int(index.internalId()) - 1].attempts[index.row()];
}

QModelIndex DeliveryTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(parent.isValid() ? parent.row() + 1 : 0));
}

QModelIndex DeliveryTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int DeliveryTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_deliveries.size());
    if (parent.column() > 0 || parent.internalId() != 0)
        return 0;
    return int(m_deliveries[parent.row()].attempts.size());
}

int DeliveryTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant DeliveryTreeModel::deliveryData(const Delivery &delivery, int column, int role) const
{
    const auto words = [&]() -> QString {
        switch (column) {
        case What:
            return delivery.replay > 0
                ? tr("%1 (replay %2)").arg(delivery.destination).arg(delivery.replay)
                : delivery.destination;
        case State: return StateWords::look(delivery.status).word;
        case When:
            if (delivery.waitsFor)
                return tr("when its turn comes");
            return m_times.relative(isFinal(delivery.status)
                                        ? delivery.finishedAt.value_or(delivery.createdAt)
                                        : delivery.dueAt);
        case Duration:
            return delivery.finishedAt ? formatDuration(*delivery.finishedAt - delivery.createdAt)
                                       : QString();
        default: return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return words();
    case Qt::ToolTipRole:
        if (delivery.waitsFor && (column == When || column == State))
            return StateWords::waitingSentence(*delivery.waitsFor);
        if (column == When)
            return isFinal(delivery.status)
                ? m_times.exact(delivery.finishedAt.value_or(delivery.createdAt))
                : tr("Next attempt at %1").arg(m_times.exact(delivery.dueAt));
        return column == What
            ? tr("%1, webhook-id %2").arg(delivery.destination, delivery.webhookId)
            : words();
    case FeedRole::Looks:
        return column == State ? QVariant::fromValue(QList{StateWords::look(delivery.status)})
                               : QVariant();
    case FeedRole::Muted: return column == When;
    case FeedRole::Raw: return delivery.id.toString();
    default: return {};
    }
}

QVariant DeliveryTreeModel::attemptData(const Attempt &attempt, int column, int role) const
{
    const auto words = [&]() -> QString {
        switch (column) {
        case What: return tr("Attempt %1").arg(attempt.number);
        case State: return AttemptWords::look(attempt).word;
        case When: return m_times.relative(attempt.startedAt);
        case Duration:
            return attempt.timings.total < 0 ? QString()
                                             : formatDuration(Microseconds(attempt.timings.total));
        default: return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return words();
    case Qt::ToolTipRole:
        if (column == When)
            return m_times.exact(attempt.startedAt);
        return AttemptWords::sentence(attempt);
    case FeedRole::Looks:
        return column == State ? QVariant::fromValue(QList{AttemptWords::look(attempt)})
                               : QVariant();
    case FeedRole::Muted: return column == When || column == What;
    case FeedRole::Raw: return attempt.id.toString();
    default: return {};
    }
}

QVariant DeliveryTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Duration ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (const auto *attempt = attemptAt(index))
        return attemptData(*attempt, index.column(), role);
    return deliveryData(*deliveryAt(index), index.column(), role);
}

QVariant DeliveryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Destination");
    case State: return tr("State");
    case When: return tr("When");
    case Duration: return tr("Took");
    default: return {};
    }
}

} // namespace Signalbox
