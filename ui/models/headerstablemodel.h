// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

#include <QAbstractTableModel>

namespace Signalbox {

/// Header lines in the order received.
class HeadersTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const HeaderBlock &headers);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<std::pair<QString, QString>> m_fields;
};

} // namespace Signalbox
