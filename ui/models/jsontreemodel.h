// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontree.h"

#include <QAbstractItemModel>

namespace Signalbox {

/// A JSON document as a tree of name and value.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setTree(const JsonTree &tree);
    const JsonTree &tree() const { return m_tree; }
    /// From the root: body.repository.items[2]
    QString path(const QModelIndex &index) const;
    /// Of a node, by its place in the tree.
    QModelIndex indexOf(int node) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(int node) const;
    QString value(const JsonTree::Node &node) const;

    JsonTree m_tree;
    QList<QList<int>> m_children; ///< per node, in order
    QList<int> m_rows; ///< per node, its place among its parent's children
};

} // namespace Signalbox
