// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/problemslist.h"

#include "ui/designer/problemfix.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

ProblemsList::ProblemsList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_fix(new QPushButton(this))
    , m_empty(makeLabel(tr("No problems."), "muted", this))
{
    m_list->setObjectName(u"workflowProblems"_s);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setIconSize({16, 16});
    m_fix->setObjectName(u"fixProblem"_s);
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_fix, 0, Qt::AlignVCenter);
    layout->addWidget(m_empty, 1);
    setTabOrder(m_list, m_fix);
    leadFocus(*this, *m_list);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { choose(m_list->row(item), true); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { choose(m_list->row(item), false); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsList::updateFix);
    connect(m_fix, &QPushButton::clicked, this, &ProblemsList::fix);
    setProblems({}, {});
}

void ProblemsList::choose(int row, bool edit)
{
    const auto &problem = m_problems.at(row);
    if (problem.group >= 0)
        Q_EMIT groupChosen(problem.group);
    else if (edit)
        Q_EMIT editWanted(problem.node);
    else
        Q_EMIT nodeChosen(problem.node);
}

void ProblemsList::setProblems(const QList<WorkflowProblem> &problems, const Graph &graph)
{
    {
        const QSignalBlocker quiet(m_list);
        const int before = m_list->currentRow();
        const auto current = m_problems.value(before);
        m_list->clear();
        for (const auto &problem : problems) {
            auto *item = new QListWidgetItem(
                icon(preventsPublishing(problem.reason) ? u"octagon-x"_s : u"triangle-alert"_s),
                ProblemWords::line(problem, graph), m_list);
            item->setToolTip(ProblemWords::sentence(problem));
        }
        const auto same = problems.indexOf(current);
        m_list->setCurrentRow(
            int(same >= 0 ? same : std::min(std::max(before, 0), int(problems.size()) - 1)));
        m_problems = problems;
    }
    m_list->setVisible(!problems.isEmpty());
    m_empty->setVisible(problems.isEmpty());
    updateFix();
}

void ProblemsList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    updateFix();
}

void ProblemsList::updateFix()
{
    const int row = m_list->currentRow();
    const auto words = row >= 0 && row < m_problems.size() && !m_readOnly
        ? ProblemFix::words(m_problems.at(row))
        : QString();
    if (words.isEmpty() && m_fix->hasFocus())
        m_list->setFocus();
    m_fix->setText(words);
    m_fix->setAccessibleDescription(words.isEmpty() ? QString() : m_list->item(row)->text());
    m_fix->setVisible(!words.isEmpty());
}

void ProblemsList::fix()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_problems.size())
        Q_EMIT fixWanted(m_problems.at(row));
}

} // namespace Signalbox
