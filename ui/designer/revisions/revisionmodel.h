// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/revision.h"

#include <QAbstractTableModel>

namespace Signalbox {

class TimeFormat;

/// The revisions of a workflow, newest first; the draft before them when it differs.
class RevisionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Revision, When, Author, Note, ColumnCount };
    static constexpr int draft = 0; ///< its number

    /// \a times is not owned and must outlive this object.
    RevisionModel(bool hasDraft, int published, const TimeFormat &times, QObject *parent = nullptr);

    void append(const QList<RevisionInfo> &revisions);
    int revisionAt(int row) const { return m_rows.at(row).revision; }
    QString name(int row) const; ///< "Revision 3", "Draft"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TimeFormat &m_times;
    int m_published;
    QList<RevisionInfo> m_rows;
};

} // namespace Signalbox
