// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/formcolumn.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/wheelguard.h"

#include <QEvent>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QLabel *makeProblemLabel(QWidget *parent)
{
    auto *label = makeLabel({}, "bad", parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

} // namespace

FormColumn::FormColumn(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_general(makeProblemLabel(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_general->setObjectName(u"formProblem"_s);
    m_layout->addWidget(m_general);
    guardFromWheel(*this);
}

void FormColumn::add(const QString &field, const QString &label, QWidget *editor,
                     const QString &hint)
{
    auto *name = makeLabel(label, "strong", this);
    name->setBuddy(editor);
    editor->setAccessibleName(label);
    auto *problem = makeProblemLabel(this);
    problem->setObjectName(u"problem_"_s + field);
    m_layout->addWidget(name);
    m_layout->addWidget(editor);
    if (!hint.isEmpty()) {
        auto *words = makeLabel(hint, "muted", this);
        words->setWordWrap(true);
        editor->setAccessibleDescription(hint);
        m_layout->addWidget(words);
    }
    m_layout->addWidget(problem);
    m_layout->addSpacing(8);
    m_rows.append({field, editor, problem});
}

/// As high as its lines are when they are wrapped: a scroll area asks only for the least.
bool FormColumn::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        setMinimumHeight(m_layout->heightForWidth(width()));
    return handled;
}

FormColumn::Row *FormColumn::rowOf(const QString &field)
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &each) {
        return field == each.field || field.startsWith(each.field + u'[')
            || field.startsWith(each.field + u'.');
    });
    return row == m_rows.end() ? nullptr : &*row;
}

void FormColumn::setProblems(const QList<FieldProblem> &problems)
{
    QHash<QLabel *, QStringList> sentences;
    QHash<QLabel *, bool> prevents;
    QWidget *first = nullptr;
    for (const auto &problem : problems) {
        const auto *row = rowOf(problem.field);
        auto *label = row ? row->problem : m_general;
        sentences[label].append(row || problem.field.isEmpty()
                                    ? problem.detail
                                    : u"%1: %2"_s.arg(problem.field, problem.detail));
        prevents[label] = prevents[label] || problem.prevents;
        if (row && problem.prevents && !first)
            first = row->editor;
    }
    show(m_general, sentences.value(m_general), prevents.value(m_general));
    for (const auto &row : std::as_const(m_rows))
        show(row.problem, sentences.value(row.problem), prevents.value(row.problem));
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

void FormColumn::show(QLabel *label, const QStringList &sentences, bool prevents)
{
    label->setProperty("role", prevents ? u"bad"_s : u"muted"_s);
    label->style()->unpolish(label);
    label->style()->polish(label);
    label->setText(sentences.join(u'\n'));
    label->setVisible(!sentences.isEmpty());
}

} // namespace Signalbox
