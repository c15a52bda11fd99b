// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/filtereditor.h"

#include "ui/designer/conditions/conditionfield.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

FilterEditor::FilterEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_condition(new ConditionField(this))
{
    column()->setSpacing(4);
    column()->addWidget(makeLabel(tr("Events pass when this holds"), "muted", this));
    column()->addWidget(m_condition);
    column()->addStretch(1);
    leadFocus(*this, *m_condition);
    connect(m_condition, &ConditionField::expressionEdited, this,
            [this](const QString &text, const QString &part) {
                Q_EMIT edited(FilterNode{text}, part.isEmpty() ? QString() : u"filter "_s + part);
            });
}

void FilterEditor::setBody(const NodeBody &body)
{
    m_condition->setExpression(std::get<FilterNode>(body).expression);
}

QList<WorkflowProblem> FilterEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    QList<WorkflowProblem> others;
    const WorkflowProblem *own = nullptr;
    for (const auto &problem : problems) {
        if (problem.field == "filter"_L1 && !own)
            own = &problem;
        else
            others.append(problem);
    }
    m_condition->setProblem(own ? ProblemWords::sentence(*own) : QString(),
                            own ? std::max<qsizetype>(own->position, 0) : -1);
    return others;
}

void FilterEditor::setReport(const NodeReport &report)
{
    m_condition->setReport(report.expressions.isEmpty() ? nullptr : &report.expressions.first());
}

void FilterEditor::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_condition->setVocabulary(vocabulary);
}

} // namespace Signalbox
