// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/headerstablemodel.h"

#include "ui/models/feedroles.h"

namespace Signalbox {

void HeadersTableModel::setHeaders(const HeaderBlock &headers)
{
    beginResetModel();
    m_fields.clear();
    const auto fields = headers.fields();
    for (const auto &field : fields)
        m_fields.append({QString::fromUtf8(field.name), QString::fromUtf8(field.value)});
    endResetModel();
}

int HeadersTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int HeadersTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeadersTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &[name, value] = m_fields[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return index.column() == Name ? name : value;
    case FeedRole::Fixed: return true;
    case FeedRole::Muted: return index.column() == Name;
    default: return {};
    }
}

QVariant HeadersTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace Signalbox
