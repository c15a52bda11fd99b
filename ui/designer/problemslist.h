// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowproblem.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace Signalbox {

/// What is wrong with a workflow, a line each.
class ProblemsList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsList)

public:
    explicit ProblemsList(QWidget *parent = nullptr);

    void setProblems(const QList<WorkflowProblem> &problems);

Q_SIGNALS:
    /// Empty: of the graph as a whole.
    void nodeChosen(const QString &node);
    void editWanted(const QString &node);
    /// By its place in the graph.
    void groupChosen(int group);

private:
    void choose(const QListWidgetItem &item, bool edit);

    QListWidget *m_list;
    QLabel *m_empty;
};

} // namespace Signalbox
