// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

namespace Signalbox {

class ConditionField;

/// The condition of a filter.
class FilterEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit FilterEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    QList<WorkflowProblem> setProblems(const QList<WorkflowProblem> &problems) override;
    void setReport(const NodeReport &report) override;
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary) override;

private:
    ConditionField *m_condition;
};

} // namespace Signalbox
