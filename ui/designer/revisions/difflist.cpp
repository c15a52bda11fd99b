// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/difflist.h"

#include "ui/designer/nodewords.h"
#include "ui/designer/revisions/diffgraph.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>

namespace Signalbox {

using namespace Qt::StringLiterals;

DiffList::DiffList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"revisionDiff"_s);
    setAccessibleName(tr("What is different"));
    setHeaderHidden(true);
    setColumnCount(2);
    setIndentation(14);
    setIconSize({16, 16});
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        const auto node = item ? item->data(0, Qt::UserRole).toString() : QString();
        if (!node.isEmpty())
            Q_EMIT nodeChosen(node);
    });
}

QTreeWidgetItem *DiffList::addLine(const QString &iconName, const QString &what,
                                   const QString &thing, const QString &node)
{
    auto *item = new QTreeWidgetItem(this, {what, thing});
    item->setIcon(0, icon(iconName));
    item->setToolTip(1, thing);
    item->setData(0, Qt::UserRole, node);
    return item;
}

void DiffList::setDiff(const GraphDiff &diff)
{
    const QSignalBlocker blocker(this);
    clear();
    const auto nodeText = [](const Node &node) {
        const auto summary = NodeWords::summary(node.body);
        const auto name = u"%1 (%2)"_s.arg(node.id, NodeWords::of(node.body).name);
        return summary.isEmpty() ? name : u"%1: %2"_s.arg(name, summary);
    };
    for (const auto &node : diff.added)
        addLine(u"plus"_s, DiffWords::added(), nodeText(node), node.id);
    for (const auto &node : diff.removed)
        addLine(u"minus"_s, DiffWords::removed(), nodeText(node), node.id);
    for (const auto &node : diff.changed) {
        auto *item = addLine(u"circle-dot"_s, DiffWords::changed(), node.node, node.node);
        for (const auto &change : node.fields) {
            const auto text = DiffWords::field(change);
            auto *line = new QTreeWidgetItem(item, {QString(), text});
            line->setToolTip(1, text);
            line->setData(0, Qt::UserRole, node.node);
        }
    }
    for (const auto &edge : diff.addedEdges)
        addLine(u"plus"_s, DiffWords::added(), DiffWords::edge(edge), {});
    for (const auto &edge : diff.removedEdges)
        addLine(u"minus"_s, DiffWords::removed(), DiffWords::edge(edge), {});
    if (diff.reordered)
        addLine(u"circle-dot"_s, DiffWords::changed(), tr("the order of nodes or edges"), {});
    if (diff.isEmpty())
        addLine(u"check"_s, tr("no difference"), {}, {});
    expandAll();
}

} // namespace Signalbox
