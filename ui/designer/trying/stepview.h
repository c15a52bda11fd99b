// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"
#include "ui/designer/trying/tracecursor.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace Signalbox {

class Choice;
class TraceTreeModel;

/// One tried event: the steps of its way, what happened at the one where one stands, and what would
/// be sent.
class StepView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepView)

public:
    explicit StepView(QWidget *parent = nullptr);

    /// Nothing: \a hint says what to do.
    void setResult(const std::optional<CaseResult> &result, const Breakpoints &breakpoints,
                   const QString &hint);
    const TraceCursor &cursor() const { return m_cursor; }

    void forward();
    void back();
    void run(const Breakpoints &breakpoints);

Q_SIGNALS:
    /// One stands at another step, or in another trace.
    void moved();
    void runWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    void show();
    void takeCurrent(const QModelIndex &index);

    CaseResult m_result;
    TraceCursor m_cursor;
    TraceTreeModel *m_model;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QTreeView *m_steps;
    QLabel *m_place;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_run;
    Choice *m_choice;
    QPlainTextEdit *m_text;
};

} // namespace Signalbox
