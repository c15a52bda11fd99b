// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/switcheditor.h"

#include "ui/designer/conditions/conditionfield.h"
#include "ui/designer/editors/pairtable.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Which case a field of a problem is of: switch[2].when; -1: none.
int caseOf(const QString &field)
{
    const auto from = field.indexOf(u'[');
    const auto to = field.indexOf(u']');
    return from > 0 && to > from ? field.sliced(from + 1, to - from - 1).toInt() : -1;
}

QString whenOf(int row)
{
    return u"switch[%1].when"_s.arg(row);
}

} // namespace

SwitchEditor::SwitchEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_cases(new PairTable(tr("Cases"), tr("Port"), tr("When"), this))
    , m_condition(new ConditionField(this))
{
    m_cases->setObjectName(u"nodeCases"_s);
    column()->addWidget(makeLabel(tr("The first case that holds decides the port"), "muted", this));
    column()->addWidget(m_cases);
    column()->addWidget(m_condition);
    column()->addStretch(1);
    m_condition->hide();
    leadFocus(*this, *m_cases);
    connect(m_cases, &PairTable::pairsEdited, this, [this] {
        m_node.cases.clear();
        for (const auto &[name, expression] : m_cases->pairs())
            m_node.cases.append({name, expression});
        showCase(m_cases->currentRow());
        Q_EMIT edited(m_node, {});
    });
    connect(m_cases, &PairTable::currentRowChanged, this, &SwitchEditor::showCase);
    connect(m_condition, &ConditionField::expressionEdited, this, &SwitchEditor::editCase);
}

void SwitchEditor::setBody(const NodeBody &body)
{
    m_node = std::get<SwitchNode>(body);
    QList<PairTable::Pair> pairs;
    for (const auto &each : std::as_const(m_node.cases))
        pairs.append({each.name, each.expression});
    m_cases->setPairs(pairs);
    showCase(m_cases->currentRow());
}

void SwitchEditor::showCase(int row)
{
    const bool there = row >= 0 && row < m_node.cases.size();
    m_condition->setVisible(there);
    if (!there)
        return;
    const bool other = std::exchange(m_shown, row) != row;
    m_condition->setExpression(m_node.cases.at(row).expression);
    if (other)
        showResults();
}

void SwitchEditor::showResults()
{
    const auto found =
        std::ranges::find(m_report.expressions, whenOf(m_shown), &ExpressionReport::field);
    m_condition->setReport(found == m_report.expressions.end() ? nullptr : &*found);
    QString sentence;
    qsizetype position = -1;
    for (const auto &problem : std::as_const(m_problems)) {
        if (caseOf(problem.field) != m_shown)
            continue;
        sentence = ProblemWords::sentence(problem);
        position = problem.field == whenOf(m_shown) ? std::max<qsizetype>(problem.position, 0) : -1;
    }
    m_condition->setProblem(sentence, position);
}

void SwitchEditor::editCase(const QString &text, const QString &part)
{
    if (m_shown < 0 || m_shown >= m_node.cases.size())
        return;
    m_node.cases[m_shown].expression = text;
    m_cases->setText(m_shown, text);
    m_report.expressions.removeIf(
        [&](const ExpressionReport &each) { return each.field == whenOf(m_shown); });
    Q_EMIT edited(m_node, part.isEmpty() ? QString() : u"%1 %2"_s.arg(whenOf(m_shown), part));
}

QList<WorkflowProblem> SwitchEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    m_problems.clear();
    QList<WorkflowProblem> others;
    m_cases->setProblem(-1, {});
    for (const auto &problem : problems) {
        const int row = caseOf(problem.field);
        if (row < 0) {
            others.append(problem);
            continue;
        }
        m_problems.append(problem);
        m_cases->setProblem(row, ProblemWords::sentence(problem));
    }
    showResults();
    return others;
}

void SwitchEditor::setReport(const NodeReport &report)
{
    m_report = report;
    QStringList results;
    bool taken = false;
    for (int row = 0; row < m_node.cases.size(); ++row) {
        const auto found =
            std::ranges::find(report.expressions, whenOf(row), &ExpressionReport::field);
        const bool known = found != report.expressions.end() && !found->value.isEmpty();
        const bool holds = known && found->truthy;
        results.append(!known       ? QString()
                           : !holds ? tr("no")
                           : taken  ? tr("too late")
                                    : tr("takes it"));
        taken = taken || holds;
    }
    m_cases->setResults(tr("Sample"), results);
    showResults();
}

void SwitchEditor::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_condition->setVocabulary(vocabulary);
}

} // namespace Signalbox
