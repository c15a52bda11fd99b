// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

class QLabel;
class QPlainTextEdit;

namespace Signalbox {

class BeforeAfter;
class CodeField;

/// A script: its text, what it makes of the sample event and says on its console, and its limits.
class ScriptEditor final : public BodyEditor<ScriptNode>
{
    Q_OBJECT

public:
    explicit ScriptEditor(QWidget *parent = nullptr);

    QList<WorkflowProblem> setProblems(const QList<WorkflowProblem> &problems) override;
    void setReport(const NodeReport &report) override;

protected:
    void showBody(const ScriptNode &body) override;

private:
    void makeLimits();
    void markProblem();

    qsizetype m_problem = -1; ///< where its text is wrong
    int m_failureLine = 0; ///< where its run failed
    CodeField *m_code;
    QLabel *m_file;
    QLabel *m_wrong;
    BeforeAfter *m_sample;
    QLabel *m_consoleName;
    QPlainTextEdit *m_console;
    QuantityField *m_time = nullptr;
    QuantityField *m_memory = nullptr;
};

} // namespace Signalbox
