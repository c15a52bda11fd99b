// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/editors/nodeeditor.h"
#include "ui/designer/workflowdraft.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;
class QTimer;
class QToolButton;

namespace Signalbox {

class Canvas;
class ChipLabel;
class EditorActions;
class GraphDocument;
class NodePanel;

/// One workflow with canvas, node panel, problems and the way to publish it. Problems are asked
/// from the station while one edits, at most a few times a second.
class WorkflowEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowEditor)

public:
    /// \a station is not owned and must outlive this object.
    explicit WorkflowEditor(Station &station, QWidget *parent = nullptr);
    ~WorkflowEditor() override;

    /// \a workflow as published, revision 0 for a new one.
    void open(const Configured<WorkflowConfig> &workflow, const WorkflowDraft &draft);
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
    QSplitter *splitter() const { return m_split; }
    void addNode(const QString &kind);
    void publish();
    /// Back to what is published, by one step that can be undone.
    void revert();

Q_SIGNALS:
    /// The workflow's next revision holds.
    void published(const QString &workflow);
    void modifiedChanged();
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    void settled();

private:
    QWidget *makeBar();
    QWidget *makeProblems();
    void connectCanvas();
    void takeChange();
    void validate();
    void takeProblems(const QList<WorkflowProblem> &problems);
    void updateBar();
    void updateOwner();
    void detach();
    void send(const QString &note);
    void takePublished(const Graph &graph, const PublishReport &report);

    Station &m_station;
    Configured<WorkflowConfig> m_workflow;
    QList<WorkflowProblem> m_problems;
    int m_base = 0; ///< the revision that the draft was made from
    bool m_wasModified = false;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    GraphDocument *m_document;
    Canvas *m_canvas;
    EditorActions *m_actions;
    NodePanel *m_panel;
    QSplitter *m_split;
    QLabel *m_title;
    ChipLabel *m_state;
    QToolButton *m_revert;
    QPushButton *m_detach;
    QPushButton *m_publish;
    QListWidget *m_problemList;
    QTimer *m_validation;
};

} // namespace Signalbox
