// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/trying/breakpoint.h"
#include "ui/designer/trying/tryentry.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Signalbox {

class CaseKeeping;
class StepView;
class TimeFormat;
class TryEvents;

/// Tries the draft with events: nothing is sent and nothing is stored. What was found is about one
/// graph, and is forgotten when the draft becomes another.
class TryPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TryPanel)

public:
    /// Neither is owned; both must outlive this object.
    TryPanel(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    /// Another workflow: all is forgotten, breakpoints too. Revision 0: a new one.
    void setWorkflow(const QString &workflow, int revision);
    void setGraph(const Graph &graph);

    void run();
    void forward();
    void back();
    void runOn(); ///< to the next breakpoint

    const Breakpoints &breakpoints() const { return m_breakpoints; }
    void setBreakpoints(const Breakpoints &breakpoints);

    CanvasMarks marks() const;
    QString currentNode() const; ///< where one stands; empty: nowhere
    bool isSettled() const;

Q_SIGNALS:
    void marksChanged();
    void breakpointsChanged();
    void caseKept(const QString &workflow);
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    void settled();

private:
    QWidget *makeBar();
    void take(const QList<TryEntry> &tried, const Result<QList<CaseResult>> &results);
    void showCurrent();
    void askCaseName();

    Station &m_station;
    QString m_workflow;
    int m_revision = 0;
    Graph m_graph;
    Breakpoints m_breakpoints;
    quint64 m_generation = 0;
    bool m_running = false;
    bool m_runWanted = false; ///< as soon as the events are there
    CaseKeeping *m_keeping;
    TryEvents *m_events;
    StepView *m_steps;
    QPushButton *m_run;
    QPushButton *m_edit;
    QPushButton *m_keep;
};

} // namespace Signalbox
