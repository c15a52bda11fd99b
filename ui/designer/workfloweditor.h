// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/editors/nodeeditor.h"
#include "ui/designer/workflowdraft.h"

#include <QWidget>

#include <functional>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace Signalbox {

class BacktestPanel;
class Canvas;
class EditorActions;
class EditorBar;
class GraphDocument;
class GroupPanel;
class LiveFlow;
class LowerPanel;
class NodePanel;
class ProblemsList;
class ShadowPanel;
class TimeFormat;
class TryPanel;
class WorkflowPublishing;

/// One workflow with canvas, what goes through it at this moment, the panel of the chosen node or
/// group, what is wrong with it, trying it and the way to publish it. Problems are asked from the
/// station while one edits, at most a few times a second.
class WorkflowEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowEditor)

public:
    enum Tab { Problems, Try, Backtest, Shadow };

    /// Neither is owned; both must outlive this object.
    WorkflowEditor(Station &station, const TimeFormat &times, QWidget *parent = nullptr);
    ~WorkflowEditor() override;

    /// \a workflow as published, revision 0 for a new one.
    void open(const Configured<WorkflowConfig> &workflow, const WorkflowDraft &draft);
    /// Another revision or owner of the workflow that is open. What is edited stays, and so do the
    /// steps to undo; without an edit the graph follows, where one looks and what is chosen stay.
    void follow(const Configured<WorkflowConfig> &workflow);
    /// What open() takes to go on later.
    WorkflowDraft draft() const;
    const QString &workflow() const { return m_workflow.config.name; }
    /// Shows this revision of it, as what is published.
    bool shows(const Configured<WorkflowConfig> &workflow) const;
    const DesignedGraph &graph() const;
    bool isNew() const { return m_workflow.revision == 0; }
    /// Differs from what is published.
    bool isModified() const;
    /// Another revision was published than the one that the draft was made from.
    bool isOvertaken() const { return isModified() && m_base != m_workflow.revision; }
    bool isSettled() const { return m_asked == m_answered; }

    void setKnownObjects(const KnownObjects &known);
    Canvas &canvas() { return *m_canvas; }
    GraphDocument &document() { return *m_document; }
    NodePanel &panel() { return *m_panel; }
    GroupPanel &groupPanel() { return *m_group; }
    void setOverviewShown(bool shown);
    bool isOverviewShown() const;
    /// No station file owns it.
    bool isOurs() const;
    QSplitter *splitter() const { return m_split; }
    QList<QWidget *> panes() const; ///< from the canvas on
    LowerPanel &lowerPanel() { return *m_lower; }
    TryPanel &tryPanel() { return *m_try; }
    BacktestPanel &backtestPanel() { return *m_backtest; }
    ShadowPanel &shadowPanel() { return *m_shadow; }
    /// Opens a tab below the canvas, for the keyboard.
    void showTab(int tab);
    void addNode(const QString &kind);
    /// A node takes this source besides, or leads to this destination, by its kind.
    void useObject(const QString &node, const QString &name);
    void publish();
    void showRevisions();
    /// Back to what is published, by one step that can be undone.
    void revert();

Q_SIGNALS:
    /// The workflow's next revision holds.
    void published(const QString &workflow);
    void modifiedChanged();
    /// The source or destination \a name of a node is to be changed; where there is none, or it is
    /// empty, a new one is to be made.
    void objectWanted(const QString &node, const QString &name);
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    /// Something was changed; \a undo takes it back.
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void settled();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void connectCanvas();
    void connectPublishing();
    void connectLower();
    void connectShadow();
    void takeChange();
    void validate();
    void takeProblems(const QList<WorkflowProblem> &problems);
    void mend(const WorkflowProblem &problem);
    void updateBar();
    void updateOwner();
    void updateMarks();
    void showFlow();
    void showMenu(const QPoint &global);
    void toggleBreakpoint();
    void showPanelOf(const QString &group);
    void moveBreakpoint(const QString &from, const QString &to);
    /// \a graph in place of the draft, by one step that is called \a what.
    void takeGraph(const Graph &graph, const QString &what);
    void takePublished(const QString &workflow, const Graph &graph, const PublishReport &report,
                       bool from);

    Station &m_station;
    const TimeFormat &m_times;
    Configured<WorkflowConfig> m_workflow;
    QList<WorkflowProblem> m_problems;
    QString m_missing; ///< the source in whose place a new one is made
    int m_base = 0; ///< the revision that the draft was made from
    bool m_wasModified = false;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    GraphDocument *m_document;
    Canvas *m_canvas;
    EditorActions *m_actions;
    NodePanel *m_panel;
    GroupPanel *m_group;
    QLabel *m_flow; ///< of the chosen node
    QStackedWidget *m_side; ///< one of both
    QSplitter *m_split;
    EditorBar *m_bar;
    LowerPanel *m_lower;
    ProblemsList *m_problemList;
    TryPanel *m_try;
    BacktestPanel *m_backtest;
    ShadowPanel *m_shadow;
    LiveFlow *m_live;
    WorkflowPublishing *m_publishing;
    QTimer *m_validation;
};

} // namespace Signalbox
