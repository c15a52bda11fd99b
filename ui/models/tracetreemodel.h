// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/trace.h"

#include <QAbstractItemModel>

namespace Signalbox {

/// Why an event went where it went: workflow, its steps, and the values that each step read.
class TraceTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { What, Verdict, Took, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// \a removed are workflows whose trace is kept no longer: a line says so of each.
    void setTraces(const QList<Trace> &traces, const QStringList &removed = {});

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line
    {
        int parent = -1; ///< index into m_lines
        int row = 0;
        QString what = {};
        QString verdict = {};
        QString took = {};
        QString tip = {};
        bool failed = false;
        bool value = false;
        QList<int> children = {};
    };
    int addLine(int parent, const Line &line);

    QList<Line> m_lines;
    QList<int> m_roots;
};

} // namespace Signalbox
