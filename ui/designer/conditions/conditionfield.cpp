// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditionfield.h"

#include "ui/designer/conditions/conditionbuilder.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/reportwords.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QStyle>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr int conditionLines = 5;
}

ConditionField::ConditionField(QWidget *parent)
    : QWidget(parent)
    , m_view(new Choice({tr("Builder"), tr("Expression")}, this))
    , m_builder(new ConditionBuilder(this))
    , m_expression(new ExpressionField(tr("Condition"), conditionLines, this))
    , m_tooMuch(makeLabel(tr("This expression says more than rows can show, so it stays text: it "
                             "compares fields, calculates, or goes through a list."),
                          "muted", this))
    , m_below(makeLabel({}, "muted", this))
{
    m_view->setObjectName(u"conditionView"_s);
    m_builder->setObjectName(u"conditionBuilder"_s);
    m_expression->setObjectName(u"nodeExpression"_s);
    m_expression->setPlaceholderText(u"body.action == 'opened' && type == 'issues'"_s);
    m_below->setObjectName(u"conditionNote"_s);
    m_below->setWordWrap(true);
    m_tooMuch->setObjectName(u"conditionTooMuch"_s);
    m_tooMuch->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_view, 0, Qt::AlignLeft);
    layout->addWidget(m_builder);
    layout->addWidget(m_expression);
    layout->addWidget(m_tooMuch);
    layout->addWidget(m_below);
    connect(m_view, &Choice::chosen, this, &ConditionField::choose);
    connect(m_expression, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        m_text = text;
        m_known = false;
        m_chosen = true; // it stays where it is typed
        Q_EMIT expressionEdited(text, u"text"_s);
    });
    connect(m_builder, &ConditionBuilder::expressionEdited, this,
            [this](const QString &text, const QString &part) {
                m_text = text;
                m_expression->setExpression(text);
                Q_EMIT expressionEdited(text, part);
            });
    setExpression({});
}

void ConditionField::setExpression(const QString &text)
{
    m_expression->setExpression(text);
    if (m_text != text || text.isEmpty()) {
        m_text = text;
        m_known = text.isEmpty();
        m_condition.reset();
    }
    if (text.isEmpty() && !m_builder->expression().isEmpty())
        m_builder->setCondition({});
    showView();
}

void ConditionField::setReport(const ExpressionReport *report)
{
    m_result = report ? ReportWords::condition(*report) : QString();
    m_failed = report && !report->failure.isEmpty();
    if (!m_text.isEmpty()) {
        m_known = true;
        m_condition = report ? report->condition : std::nullopt;
        if (m_condition && m_builder->expression() != m_text)
            m_builder->setCondition(m_condition);
    }
    showView();
    showBelow();
}

void ConditionField::setProblem(const QString &sentence, qsizetype position)
{
    m_problem = sentence;
    m_expression->setProblem(position);
    showBelow();
}

void ConditionField::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_builder->setVocabulary(vocabulary);
    m_expression->setVocabulary(vocabulary);
}

void ConditionField::choose(int view)
{
    m_chosen = true;
    m_view->setCurrent(view);
    showView();
    if (!m_tooMuch->isVisible())
        setFocus();
}

void ConditionField::showView()
{
    const bool built = m_builder->expression() == m_text;
    const bool rows = built || (m_known && m_condition);
    if (!m_chosen && !m_expression->hasFocus())
        m_view->setCurrent(rows ? Builder : Expression);
    const bool text = m_view->current() == Expression;
    // Until it is known whether rows can show it, it is shown as text.
    const bool asText = text || (!rows && !m_known);
    m_expression->setVisible(asText);
    m_builder->setVisible(!asText && rows);
    m_tooMuch->setVisible(!asText && !rows);
    leadFocus(*this,
              *(asText     ? static_cast<QWidget *>(m_expression)
                    : rows ? static_cast<QWidget *>(m_builder)
                           : m_view));
}

void ConditionField::showBelow()
{
    const char *role = !m_problem.isEmpty() || m_failed ? "bad" : "muted";
    if (m_below->property("role").toString() != QLatin1StringView(role)) {
        m_below->setProperty("role", QString::fromLatin1(role));
        style()->unpolish(m_below);
        style()->polish(m_below);
    }
    m_below->setText(m_problem.isEmpty() ? m_result : m_problem);
    m_below->setVisible(!m_below->text().isEmpty());
}

} // namespace Signalbox
