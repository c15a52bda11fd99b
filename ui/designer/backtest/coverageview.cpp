// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/coverageview.h"

#include "ui/designer/nodewords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QScrollBar>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

CoverageView::CoverageView(QWidget *parent, const QString &name)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(
          makeLabel(tr("Every branch was taken by some event, and a rule matched each of them."),
                    "muted", this))
    , m_tree(new QTreeWidget(this))
{
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_tree->setObjectName(name);
    m_tree->setAccessibleName(tr("Branches without events, and events without a rule"));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(14);
    m_tree->setIconSize({16, 16});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    const auto choose = [this](const QTreeWidgetItem *item) {
        const auto node = item ? item->data(0, Qt::UserRole).toString() : QString();
        if (!node.isEmpty())
            Q_EMIT nodeChosen(node);
    };
    connect(m_tree, &QTreeWidget::itemActivated, this, choose);
    connect(m_tree, &QTreeWidget::itemClicked, this, choose);
}

void CoverageView::setCoverage(const Coverage &coverage)
{
    if (coverage == m_coverage)
        return;
    m_coverage = coverage;
    const auto *chosen = m_tree->currentItem();
    const auto node = chosen ? chosen->data(0, Qt::UserRole).toString() : QString();
    const int group =
        chosen && chosen->parent() ? m_tree->indexOfTopLevelItem(chosen->parent()) : -1;
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_tree->clear();
    const auto addGroup = [this](const QString &iconName, const QString &heading) {
        auto *group = new QTreeWidgetItem(m_tree, {heading});
        group->setIcon(0, icon(iconName));
        return group;
    };
    const auto addBranch = [](QTreeWidgetItem *group, const Coverage::Branch &branch,
                              const QString &words) {
        auto *item = new QTreeWidgetItem(group, {words});
        item->setData(0, Qt::UserRole, branch.node);
    };
    if (!coverage.idle.isEmpty()) {
        auto *group =
            addGroup(u"triangle-alert"_s,
                     tr("%n branch(es) that no event took", nullptr, int(coverage.idle.size())));
        for (const auto &branch : coverage.idle)
            addBranch(group, branch,
                      tr("%1 by \"%2\"").arg(branch.node, NodeWords::portName(branch.port)));
    }
    if (!coverage.unmatched.isEmpty()) {
        auto *group = addGroup(u"circle-question-mark"_s, tr("Events that no rule matched"));
        for (const auto &branch : coverage.unmatched)
            addBranch(group, branch, tr("%1 at %2").arg(formatCount(branch.events), branch.node));
    }
    m_tree->expandAll();
    chooseAgain(group, node);
    m_tree->verticalScrollBar()->setValue(scrolled);
    m_stack->setCurrentIndex(m_tree->topLevelItemCount() > 0 ? 1 : 0);
}

/// What was chosen before the numbers changed.
void CoverageView::chooseAgain(int group, const QString &node)
{
    const auto *branches = group < 0 ? nullptr : m_tree->topLevelItem(group);
    for (int at = 0; branches && at < branches->childCount(); ++at) {
        if (branches->child(at)->data(0, Qt::UserRole).toString() == node)
            return m_tree->setCurrentItem(branches->child(at));
    }
}

} // namespace Signalbox
