// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/jsontreemodel.h"

#include "ui/models/feedroles.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void JsonTreeModel::setTree(const JsonTree &tree)
{
    beginResetModel();
    m_tree = tree;
    m_children = QList<QList<int>>(tree.nodes.size());
    m_rows = QList<int>(tree.nodes.size());
    for (int i = 0; i < tree.nodes.size(); ++i) {
        const int parent = tree.nodes[i].parent;
        if (parent < 0)
            continue;
        m_rows[i] = int(m_children[parent].size());
        m_children[parent].append(i);
    }
    endResetModel();
}

QString JsonTreeModel::path(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    QString path;
    for (int node = int(index.internalId()); node > 0; node = m_tree.nodes[node].parent) {
        const bool inArray = m_tree.nodes[m_tree.nodes[node].parent].kind == JsonTree::Kind::Array;
        path.prepend(inArray ? u"[%1]"_s.arg(m_rows[node]) : u'.' + m_tree.nodes[node].key);
    }
    return u"body"_s + path;
}

QModelIndex JsonTreeModel::indexOf(int node) const
{
    if (node < 0 || node >= m_tree.nodes.size())
        return {};
    return createIndex(m_rows[node], 0, quintptr(node));
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const int node = parent.isValid() ? m_children[int(parent.internalId())][row] : 0;
    return createIndex(row, column, quintptr(node));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int node = m_tree.nodes[int(index.internalId())].parent;
    return node < 0 ? QModelIndex() : createIndex(m_rows[node], 0, quintptr(node));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return m_tree.nodes.isEmpty() ? 0 : 1;
    return int(m_children[int(parent.internalId())].size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString JsonTreeModel::name(int node) const
{
    const auto &each = m_tree.nodes[node];
    if (each.parent < 0)
        return u"body"_s;
    return m_tree.nodes[each.parent].kind == JsonTree::Kind::Array ? QString::number(m_rows[node])
                                                                   : each.key;
}

QString JsonTreeModel::value(const JsonTree::Node &node) const
{
    switch (node.kind) {
    case JsonTree::Kind::Object: return tr("{ %n member(s) }", nullptr, node.children);
    case JsonTree::Kind::Array: return tr("[ %n item(s) ]", nullptr, node.children);
    case JsonTree::Kind::String: return u'"' + node.text + u'"';
    case JsonTree::Kind::Number: return node.text;
    case JsonTree::Kind::True: return u"true"_s;
    case JsonTree::Kind::False: return u"false"_s;
    case JsonTree::Kind::Null: return u"null"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int node = int(index.internalId());
    const auto &each = m_tree.nodes[node];
    const bool container = each.kind <= JsonTree::Kind::Array;
    switch (role) {
    case Qt::DisplayRole: {
        if (index.column() == Name)
            return name(node);
        auto text = value(each);
        if (text.size() > 300)
            text = text.first(300) + u'…';
        return text.replace(u'\n', u'⏎');
    }
    case Qt::ToolTipRole: return index.column() == Name ? path(index) : value(each).left(2000);
    case FeedRole::Fixed: return true;
    case FeedRole::Muted: return index.column() == Value && container;
    case FeedRole::Raw: return each.text;
    default: return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace Signalbox
