// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/stepview.h"

#include "ui/designer/trying/steptext.h"
#include "ui/models/tracetreemodel.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

StepView::StepView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TraceTreeModel(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(makeLabel({}, "muted", this))
    , m_steps(new QTreeView(this))
    , m_place(makeLabel({}, "muted", this))
    , m_back(makeIconButton(u"arrow-up"_s, tr("Step back (Shift+F10)"), this))
    , m_forward(makeIconButton(u"arrow-down"_s, tr("Step forward (F10)"), this))
    , m_run(makeIconButton(u"play"_s, tr("On to the next breakpoint (F8)"), this))
    , m_choice(new Choice({tr("At this step"), tr("Would be sent")}, this))
    , m_text(new QPlainTextEdit(this))
{
    m_hint->setObjectName(u"tryHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setContentsMargins(24, 8, 24, 8);
    m_steps->setObjectName(u"trySteps"_s);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setModel(m_model);
    auto *delegate = new FeedDelegate(m_steps);
    delegate->setRowHeight(FeedDelegate::compactRowHeight);
    m_steps->setItemDelegate(delegate);
    m_steps->setUniformRowHeights(true);
    m_steps->setIndentation(14);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setObjectName(u"tryText"_s);
    m_text->setAccessibleName(tr("What happened"));
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_steps);
    split->addWidget(m_text);
    split->setSizes({280, 300});
    auto *full = new QWidget(this);
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(split, 1);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(full);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &StepView::takeCurrent);
    connect(m_choice, &Choice::chosen, this, &StepView::show);
}

QWidget *StepView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    m_back->setObjectName(u"tryBack"_s);
    m_forward->setObjectName(u"tryForward"_s);
    m_run->setObjectName(u"tryOn"_s);
    m_place->setObjectName(u"tryPlace"_s);
    m_choice->setObjectName(u"tryChoice"_s);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_run);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_choice);
    connect(m_back, &QToolButton::clicked, this, &StepView::back);
    connect(m_forward, &QToolButton::clicked, this, &StepView::forward);
    connect(m_run, &QToolButton::clicked, this, &StepView::runWanted);
    return bar;
}

void StepView::setResult(const std::optional<CaseResult> &result, const Breakpoints &breakpoints,
                         const QString &hint)
{
    m_result = result.value_or(CaseResult());
    m_cursor = TraceCursor(m_result.trace, breakpoints);
    const bool taken = m_cursor.step();
    m_model->setTraces(taken ? QList{m_result.trace} : QList<Trace>());
    m_stack->setCurrentIndex(taken ? 1 : 0);
    if (taken) {
        m_steps->setRootIndex(m_model->index(0, 0));
        auto *header = m_steps->header();
        header->setStretchLastSection(false);
        header->setSectionResizeMode(TraceTreeModel::Verdict, QHeaderView::Stretch);
        header->setSectionResizeMode(TraceTreeModel::What, QHeaderView::ResizeToContents);
        header->setSectionResizeMode(TraceTreeModel::Took, QHeaderView::ResizeToContents);
    } else {
        m_hint->setText(result ? tr("The workflow does not take this event: %1")
                                     .arg(m_result.differences.join(u'\n'))
                               : hint);
    }
    show();
}

void StepView::forward()
{
    m_cursor.forward();
    show();
}

void StepView::back()
{
    m_cursor.back();
    show();
}

void StepView::run(const Breakpoints &breakpoints)
{
    m_cursor.run(breakpoints);
    show();
}

void StepView::takeCurrent(const QModelIndex &index)
{
    auto step = index;
    while (step.isValid() && step.parent() != m_steps->rootIndex())
        step = step.parent();
    if (!step.isValid() || step.row() == m_cursor.position())
        return;
    m_cursor.go(step.row());
    show();
}

void StepView::show()
{
    const auto *step = m_cursor.step();
    m_back->setEnabled(m_cursor.canGoBack());
    m_forward->setEnabled(m_cursor.canGoForward());
    m_run->setEnabled(m_cursor.canGoForward());
    if (step) {
        const auto row = m_model->index(m_cursor.position(), 0, m_steps->rootIndex());
        auto current = m_steps->currentIndex();
        while (current.isValid() && current.parent() != m_steps->rootIndex())
            current = current.parent();
        if (current.row() != row.row())
            m_steps->setCurrentIndex(row);
        m_place->setText(
            tr("Step %1 of %2").arg(m_cursor.position() + 1).arg(m_result.trace.steps.size()));
        const auto text =
            m_choice->current() == 0 ? StepText::of(*step) : StepText::of(m_result.deliveries);
        if (m_text->toPlainText() != text)
            m_text->setPlainText(text);
    }
    Q_EMIT moved();
}

void StepView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_text->setFont(fixedFont());
}

} // namespace Signalbox
