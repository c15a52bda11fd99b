// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include "ui/designer/workflowdraft.h"
#include "ui/shell/page.h"
#include "ui/widgets/objecthistory.h"

class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace Signalbox {

class CardModel;
class EmptyState;
class NodeObjects;
class Palette;
class TimeFormat;
class WorkflowDeletion;
class WorkflowEditor;

/// The workflows, and the one that is chosen in its editor. What was edited and not published yet
/// stays when another one is chosen, and when the window is closed.
class WorkflowsPage final : public Page
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this page, and so must \a histories: what is done here
    /// with sources and destinations is undone there.
    WorkflowsPage(Station &station, const TimeFormat &times, const ObjectHistories &histories = {},
                  QWidget *parent = nullptr);
    ~WorkflowsPage() override;

    QString name() const override;
    QString title() const override;
    QString iconName() const override;
    void refresh() override;
    void focusFilter() override;
    void showTab(int tab) override;
    bool isSettled() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    WorkflowEditor &editor() { return *m_editor; }
    void newWorkflow();
    void showWorkflow(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLeft();
    void askObjects();
    void take(const QList<Configured<WorkflowConfig>> &workflows);
    /// Drafts of workflows that are not published stand at the end, at revision 0.
    void appendNew(QList<Configured<WorkflowConfig>> &workflows) const;
    bool isOpen(const Configured<WorkflowConfig> &workflow) const;
    void openRow(int row);
    void keepDraft();
    void updateCards();
    void create(const QString &name, const Graph &graph);
    void sendSample();
    void openTest(const SourceConfig &source);
    void connectDeletion(QPushButton *button);
    void forget(const QString &workflow);
    void connectObjects();

    Station &m_station;
    const TimeFormat &m_times;
    QList<Configured<WorkflowConfig>> m_published;
    QList<Configured<WorkflowConfig>> m_workflows; ///< with the new ones, at revision 0
    QHash<QString, WorkflowDraft> m_drafts;
    QString m_gone; ///< was deleted, and is still in the editor
    bool m_known = false;
    bool m_asking = false;
    bool m_again = false;
    NodeObjects *m_objects;
    WorkflowDeletion *m_deletion;
    CardModel *m_cards;
    QListView *m_list = nullptr;
    QSplitter *m_split;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    WorkflowEditor *m_editor;
    Palette *m_palette = nullptr;
};

} // namespace Signalbox
