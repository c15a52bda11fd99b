// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/fieldbox.h"

#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/reportwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QStyle>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

FieldBox::FieldBox(const QString &label, QWidget *field, const QString &note, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_below(makeLabel({}, "muted", this))
    , m_note(note)
{
    m_below->setObjectName(u"fieldNote"_s);
    m_below->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *name = makeLabel(label, "muted", this);
    name->setWordWrap(true);
    layout->addWidget(name);
    layout->addWidget(field);
    layout->addWidget(m_below);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    leadFocus(*this, *field);
    showBelow();
}

void FieldBox::setProblem(const QString &sentence, qsizetype position)
{
    if (auto *expression = qobject_cast<ExpressionField *>(m_field))
        expression->setProblem(position);
    m_problem = sentence;
    showBelow();
}

void FieldBox::setUnreadable(const QString &sentence)
{
    m_unreadable = sentence;
    showBelow();
}

void FieldBox::setReport(const ExpressionReport *report)
{
    m_result = report ? ReportWords::sentence(*report) : QString();
    m_failed = report && !report->failure.isEmpty();
    showBelow();
}

void FieldBox::setNote(const QString &note)
{
    m_note = note;
    showBelow();
}

void FieldBox::showBelow()
{
    const bool wrong = !m_unreadable.isEmpty() || !m_problem.isEmpty();
    const auto text = !m_unreadable.isEmpty() ? m_unreadable
        : !m_problem.isEmpty()                ? m_problem
        : !m_result.isEmpty()                 ? m_result
                                              : m_note;
    const char *role = wrong || m_failed ? "bad" : "muted";
    if (m_below->property("role").toString() != QLatin1StringView(role)) {
        m_below->setProperty("role", QString::fromLatin1(role));
        m_below->style()->unpolish(m_below);
        m_below->style()->polish(m_below);
    }
    m_field->setAccessibleDescription(text);
    m_below->setText(text);
    m_below->setVisible(!text.isEmpty());
}

} // namespace Signalbox
