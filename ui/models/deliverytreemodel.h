// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "ui/widgets/timeformat.h"

#include <QAbstractItemModel>

namespace Signalbox {

/// An event's deliveries, each with its attempts below it.
class DeliveryTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { What, State, When, Duration, ColumnCount };

    /// \a times is not owned and must outlive this object.
    explicit DeliveryTreeModel(const TimeFormat &times, QObject *parent = nullptr);

    /// Keeps rows (and with them selection and what is expanded) that are still there.
    void setDeliveries(const QList<DeliveryDetail> &deliveries);

    const Delivery *deliveryAt(const QModelIndex &index) const;
    /// Null on a delivery's own row.
    const Attempt *attemptAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant deliveryData(const Delivery &delivery, int column, int role) const;
    QVariant attemptData(const Attempt &attempt, int column, int role) const;
    void setAttempts(int row, const QList<Attempt> &attempts);

    const TimeFormat &m_times;
    QList<DeliveryDetail> m_deliveries;
};

} // namespace Signalbox
