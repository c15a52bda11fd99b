// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/filterfield.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QStyle>
#include <QTimer>

namespace Signalbox {

using namespace Qt::StringLiterals;

FilterField::FilterField(const Check &check, QWidget *parent)
    : QLineEdit(parent)
    , m_check(check)
    , m_pause(new QTimer(this))
{
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s), LeadingPosition);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMilliseconds);
    connect(this, &QLineEdit::textChanged, this, [this] {
        recheck();
        m_pause->start();
    });
    connect(this, &QLineEdit::returnPressed, this, &FilterField::apply);
    connect(m_pause, &QTimer::timeout, this, &FilterField::apply);
}

void FilterField::recheck()
{
    const auto problem = m_check(text());
    if (problem == m_problem)
        return;
    const bool turned = problem.isEmpty() != m_problem.isEmpty();
    m_problem = problem;
    setAccessibleDescription(problem);
    if (turned) {
        setProperty("invalid", !problem.isEmpty());
        style()->unpolish(this);
        style()->polish(this);
    }
    Q_EMIT problemChanged(problem);
}

void FilterField::setAndApply(const QString &text)
{
    setText(text);
    apply();
}

void FilterField::apply()
{
    m_pause->stop();
    if (!m_problem.isEmpty() || text() == m_appliedText)
        return;
    m_appliedText = text();
    Q_EMIT applied(m_appliedText);
}

} // namespace Signalbox
