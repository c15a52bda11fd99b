// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

namespace Signalbox {

class ExpressionField;

/// The condition of a filter.
class FilterEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit FilterEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    void setProblems(const QList<WorkflowProblem> &problems) override;

private:
    ExpressionField *m_expression;
};

} // namespace Signalbox
