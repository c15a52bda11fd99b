// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/casesview.h"

#include "ui/designer/trying/outcomewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

CasesView::CasesView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(makeLabel(tr("No cases are kept with this workflow. Try an event, and save it as a "
                           "case: what it leads to is checked with every backtest then."),
                        "muted", this))
    , m_tree(new QTreeWidget(this))
    , m_remove(new QPushButton(tr("Remove case…"), this))
{
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(24, 8, 24, 8);
    m_tree->setObjectName(u"caseResults"_s);
    m_tree->setAccessibleName(tr("Cases"));
    m_tree->setHeaderLabels({tr("Case"), tr("Outcome")});
    m_tree->setIndentation(14);
    m_tree->setIconSize({16, 16});
    m_remove->setObjectName(u"removeCase"_s);
    auto *full = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addStretch(1);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree, 1);
    column->addLayout(row);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(full);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *removing = new QAction(tr("Remove case…"), m_tree);
    removing->setShortcut(QKeySequence::Delete);
    removing->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(removing);
    updateButton();
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(removing, &QAction::triggered, this, &CasesView::removeCurrent);
    connect(m_remove, &QPushButton::clicked, this, &CasesView::removeCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CasesView::updateButton);
}

void CasesView::setResults(const QList<CaseResult> &results)
{
    if (results == m_results)
        return;
    m_results = results;
    m_tree->clear();
    for (const auto &result : results) {
        auto *item = new QTreeWidgetItem(
            m_tree,
            {result.name,
             result.passed() ? tr("as it shall be: %1").arg(OutcomeWords::look(result).word)
                             : tr("not as it shall be")});
        item->setIcon(0, icon(result.passed() ? u"circle-check"_s : u"circle-x"_s));
        for (const auto &difference : result.differences) {
            auto *line = new QTreeWidgetItem(item, {difference});
            line->setToolTip(0, difference);
            line->setFirstColumnSpanned(true);
        }
        item->setExpanded(!result.passed());
    }
    m_tree->resizeColumnToContents(0);
    m_tree->setColumnWidth(0, std::clamp(m_tree->columnWidth(0), 180, 320));
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_stack->setCurrentIndex(results.isEmpty() ? 0 : 1);
    updateButton();
}

void CasesView::updateButton()
{
    m_remove->setEnabled(m_tree->currentItem());
}

void CasesView::removeCurrent()
{
    auto *item = m_tree->currentItem();
    if (item && item->parent())
        item = item->parent();
    if (item)
        Q_EMIT removeWanted(item->text(0));
}

} // namespace Signalbox
