// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/casesview.h"

#include "ui/designer/trying/outcomewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/objectbar.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

CasesView::CasesView(ObjectHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(makeLabel(tr("No cases are kept with this workflow. Try an event, and save it as a "
                           "case: what it leads to is checked with every backtest then."),
                        "muted", this))
    , m_tree(new QTreeWidget(this))
    , m_remove(new QPushButton(tr("Remove case"), this))
    , m_history(makeHistoryButtons(history, this))
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
    m_history->setObjectName(u"caseHistory"_s);
    auto *row = new QHBoxLayout; // also below no cases: the last one can be brought back
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_remove);
    row->addWidget(m_history);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addLayout(row);
    auto *removing = new QAction(tr("Remove case"), m_tree);
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
    const int row = currentRow();
    const auto name = row < 0 ? QString() : m_tree->topLevelItem(row)->text(0);
    if (results.isEmpty() && m_tree->hasFocus())
        m_history->findChild<QToolButton *>()->setFocus(); // the tree hides
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
    choose(name, row);
    m_stack->setCurrentIndex(results.isEmpty() ? 0 : 1);
    updateButton();
}

void CasesView::updateButton()
{
    m_remove->setEnabled(m_tree->currentItem());
}

int CasesView::currentRow() const
{
    auto *item = m_tree->currentItem();
    if (item && item->parent())
        item = item->parent();
    return item ? m_tree->indexOfTopLevelItem(item) : -1;
}

void CasesView::choose(const QString &name, int row)
{
    const auto same = std::ranges::find(m_results, name, &CaseResult::name);
    if (same != m_results.end())
        row = int(same - m_results.begin());
    const int last = m_tree->topLevelItemCount() - 1;
    if (last >= 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(std::clamp(row, 0, last)));
}

void CasesView::removeCurrent()
{
    if (const int row = currentRow(); row >= 0)
        Q_EMIT removeWanted(m_tree->topLevelItem(row)->text(0));
}

} // namespace Signalbox
