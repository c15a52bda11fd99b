// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/problemslist.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr int problemNodeRole = Qt::UserRole;
constexpr int problemGroupRole = Qt::UserRole + 1;
} // namespace

ProblemsList::ProblemsList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_empty(makeLabel(tr("No problems."), "muted", this))
{
    m_list->setObjectName(u"workflowProblems"_s);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setIconSize({16, 16});
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { choose(*item, true); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { choose(*item, false); });
    setProblems({});
}

void ProblemsList::choose(const QListWidgetItem &item, bool edit)
{
    const auto group = item.data(problemGroupRole).toInt();
    const auto node = item.data(problemNodeRole).toString();
    if (group >= 0)
        Q_EMIT groupChosen(group);
    else if (edit)
        Q_EMIT editWanted(node);
    else
        Q_EMIT nodeChosen(node);
}

void ProblemsList::setProblems(const QList<WorkflowProblem> &problems)
{
    m_list->clear();
    for (const auto &problem : problems) {
        auto *item = new QListWidgetItem(
            icon(preventsPublishing(problem.reason) ? u"octagon-x"_s : u"triangle-alert"_s),
            problem.node.isEmpty() ? problem.detail : u"%1: %2"_s.arg(problem.node, problem.detail),
            m_list);
        item->setData(problemNodeRole, problem.node);
        item->setData(problemGroupRole, problem.group);
        item->setToolTip(problem.detail);
    }
    m_list->setVisible(!problems.isEmpty());
    m_empty->setVisible(problems.isEmpty());
}

} // namespace Signalbox
