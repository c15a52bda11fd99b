// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/revisionmodel.h"

#include "ui/models/feedroles.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

RevisionModel::RevisionModel(bool hasDraft, int published, const TimeFormat &times, QObject *parent)
    : QAbstractTableModel(parent)
    , m_times(times)
    , m_published(published)
{
    if (hasDraft)
        m_rows.append(RevisionInfo());
}

void RevisionModel::append(const QList<RevisionInfo> &revisions)
{
    if (revisions.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(revisions.size()) - 1);
    m_rows += revisions;
    endInsertRows();
}

QString RevisionModel::name(int row) const
{
    const int revision = revisionAt(row);
    return revision == draft ? tr("Draft") : tr("Revision %1").arg(revision);
}

int RevisionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RevisionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RevisionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &row = m_rows[index.row()];
    const bool isDraft = row.revision == draft;
    const auto author = row.author.startsWith("file:"_L1) ? row.author.sliced(5) : row.author;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        switch (index.column()) {
        case Revision:
            return row.revision == m_published && !isDraft ? tr("%1, published").arg(row.revision)
                : isDraft                                  ? tr("Draft")
                                                           : QString::number(row.revision);
        case When: return isDraft ? tr("not published") : m_times.relative(row.createdAt);
        case Author: return isDraft ? QString() : author;
        default: return row.note;
        }
    case Qt::ToolTipRole:
        if (isDraft)
            return {};
        if (index.column() == When)
            return m_times.exact(row.createdAt);
        return index.column() == Note ? row.note : row.author;
    case FeedRole::Muted: return index.column() == When;
    default: return {};
    }
}

QVariant RevisionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Revision: return tr("Revision");
    case When: return tr("When");
    case Author: return tr("Author");
    case Note: return tr("Note");
    default: return {};
    }
}

} // namespace Signalbox
