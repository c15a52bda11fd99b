// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/filtereditor.h"

#include "ui/designer/editors/expressionfield.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr int lines = 5;
}

FilterEditor::FilterEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_expression(new ExpressionField(tr("Condition"), lines, this))
{
    m_expression->setObjectName(u"nodeExpression"_s);
    m_expression->setPlaceholderText(u"body.action == 'opened' && type == 'issues'"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeLabel(tr("Events pass when this holds (JMESPath)"), "muted", this));
    layout->addWidget(m_expression);
    layout->addStretch(1);
    setFocusProxy(m_expression);
    connect(m_expression, &ExpressionField::expressionEdited, this,
            [this](const QString &text) { Q_EMIT edited(FilterNode{text}, u"filter"_s); });
}

void FilterEditor::setBody(const NodeBody &body)
{
    m_expression->setExpression(std::get<FilterNode>(body).expression);
}

void FilterEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    qsizetype position = -1;
    for (const auto &problem : problems) {
        if (problem.reason == WorkflowProblem::Reason::Expression)
            position = std::max<qsizetype>(problem.position, 0);
    }
    m_expression->setProblem(position);
}

} // namespace Signalbox
