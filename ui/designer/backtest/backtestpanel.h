// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/backtest/rehearsal.h"
#include "ui/designer/canvasmarks.h"

#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace Signalbox {

class BacktestRange;
class BacktestRun;
class CaseRemoval;
class CasesView;
class CoverageView;
class DifferencesView;
class ElidedLabel;
class SectionList;
class TimeFormat;

/// Runs the draft over stored events beside what is published, with the cases of the workflow, and
/// shows what would become different. Nothing is sent.
class BacktestPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BacktestPanel)

public:
    /// Neither is owned; both must outlive this object.
    BacktestPanel(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    /// Another workflow: a backtest of the one before is cancelled and forgotten.
    void setWorkflow(const QString &workflow, int revision);
    void setGraph(const Graph &graph);
    void start();
    void cancel();
    /// The cases were changed elsewhere.
    void refreshCases();

    /// What was found out about exactly this draft; empty: nothing.
    Rehearsal rehearsal() const;
    CanvasMarks marks() const;
    bool isSettled() const;

Q_SIGNALS:
    void marksChanged();
    void nodeChosen(const QString &node);
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    /// A case was removed; \a undo puts it back.
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    void takeRun();
    void updateNote();
    void showSection();
    void connectCases();

    Station &m_station;
    QString m_workflow;
    int m_revision = 0;
    Graph m_graph;
    BacktestId m_loaded; ///< whose differences are shown
    BacktestRun *m_run;
    BacktestRange *m_range;
    QPushButton *m_start;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    ElidedLabel *m_note;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    SectionList *m_sections;
    QStackedWidget *m_details;
    DifferencesView *m_differences;
    CaseRemoval *m_removal;
    CasesView *m_cases;
    CoverageView *m_coverage;
};

} // namespace Signalbox
