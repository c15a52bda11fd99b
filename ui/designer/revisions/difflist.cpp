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

/// In a section of their own: they are about the drawing alone.
void DiffList::addGroups(const GraphDiff &diff)
{
    if (diff.addedGroups.isEmpty() && diff.removedGroups.isEmpty() && diff.changedGroups.isEmpty()
        && !diff.groupsReordered)
        return;
    auto *section = addLine(u"group"_s, tr("groups"),
                            diff.isLayoutOnly() ? DiffWords::layoutOnly() : QString(), {});
    const auto add = [section](const QString &what, const QString &thing) {
        auto *line = new QTreeWidgetItem(section, {what, thing});
        line->setToolTip(1, thing);
        return line;
    };
    for (const auto &group : diff.addedGroups)
        add(DiffWords::added(), DiffWords::group(group));
    for (const auto &group : diff.removedGroups)
        add(DiffWords::removed(), DiffWords::group(group));
    for (const auto &group : diff.changedGroups) {
        for (const auto &change : group.fields)
            add(DiffWords::changed(), u"%1, %2"_s.arg(group.group, DiffWords::field(change)));
    }
    if (diff.groupsReordered)
        add(DiffWords::changed(), tr("the order of groups"));
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
    addGroups(diff);
    if (diff.isEmpty())
        addLine(u"check"_s, tr("no difference"), {}, {});
    expandAll();
}

} // namespace Signalbox
