// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

namespace Signalbox {

class ConditionField;
class PairTable;

/// The cases of a switch, in their order: the port's name and when it is taken. The chosen case's
/// condition stands below them.
class SwitchEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit SwitchEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    QList<WorkflowProblem> setProblems(const QList<WorkflowProblem> &problems) override;
    void setReport(const NodeReport &report) override;
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary) override;

private:
    void showCase(int row);
    void showResults();
    void editCase(const QString &text, const QString &part);

    SwitchNode m_node;
    QList<WorkflowProblem> m_problems; ///< of cases
    NodeReport m_report;
    int m_shown = -1;
    PairTable *m_cases;
    ConditionField *m_condition;
};

} // namespace Signalbox
