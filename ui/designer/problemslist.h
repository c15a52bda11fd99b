// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace Signalbox {

/// What is wrong with a workflow, a line each, and a button for what can be done about the current
/// one at once.
class ProblemsList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsList)

public:
    explicit ProblemsList(QWidget *parent = nullptr);

    /// Of \a graph.
    void setProblems(const QList<WorkflowProblem> &problems, const Graph &graph);
    /// Nothing can be done about them here.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    /// Empty: of the graph as a whole.
    void nodeChosen(const QString &node);
    void editWanted(const QString &node);
    /// By its place in the graph.
    void groupChosen(int group);
    /// What ProblemFix says of it is to be done.
    void fixWanted(const Signalbox::WorkflowProblem &problem);

private:
    void choose(int row, bool edit);
    void updateFix();
    void fix();

    QList<WorkflowProblem> m_problems; ///< by row
    bool m_readOnly = false;
    QListWidget *m_list;
    QPushButton *m_fix;
    QLabel *m_empty;
};

} // namespace Signalbox
