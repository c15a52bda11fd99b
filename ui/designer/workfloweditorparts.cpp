// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the editor stand together and speak with each other.
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/editoractions.h"
#include "ui/designer/editorbar.h"
#include "ui/designer/emptycanvas.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/grouppanel.h"
#include "ui/designer/live/liveflow.h"
#include "ui/designer/lowerpanel.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/problemfix.h"
#include "ui/designer/problemslist.h"
#include "ui/designer/revisions/revisionsdialog.h"
#include "ui/designer/shadow/shadowpanel.h"
#include "ui/designer/trying/breakpointmenu.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowpublishing.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int problemsHeight = 72;
constexpr int tryHeight = 250;

/// What a key does here; 0: nothing. F5 refreshes elsewhere in the window.
bool isTryKey(const QKeyEvent &event)
{
    const bool plain = event.modifiers() == Qt::NoModifier;
    switch (event.key()) {
    case Qt::Key_F5:
    case Qt::Key_F8:
    case Qt::Key_F9: return plain;
    case Qt::Key_F10: return plain || event.modifiers() == Qt::ShiftModifier;
    default: return false;
    }
}

} // namespace

void WorkflowEditor::layOut()
{
    m_canvas->setObjectName(u"canvas"_s);
    showHintWhileEmpty(*m_canvas, *m_document);
    m_panel->setObjectName(u"nodePanel"_s);
    m_group->setObjectName(u"groupPanel"_s);
    m_side->addWidget(m_panel);
    m_side->addWidget(m_group);
    m_flow->setObjectName(u"nodeFlow"_s);
    m_flow->setWordWrap(true);
    m_flow->setContentsMargins(16, 10, 16, 0);
    m_flow->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_flow->hide();
    auto *beside = new QWidget;
    auto *column = new QVBoxLayout(beside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_flow);
    column->addWidget(m_side, 1);
    m_split->setObjectName(u"workflowSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_canvas);
    m_split->addWidget(beside);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({560, 330});
    beside->setMinimumWidth(280);
    m_canvas->setMinimumHeight(120);
    m_lower->addTab(m_problemList, u"triangle-alert"_s, tr("Problems"), problemsHeight);
    m_lower->addTab(m_try, u"play"_s, tr("Try it"), tryHeight);
    m_lower->addTab(m_backtest, u"history"_s, tr("Backtest"), tryHeight);
    m_lower->addTab(m_shadow, u"layers"_s, tr("Shadow"), tryHeight);
    auto *rows = new QSplitter(Qt::Vertical, this);
    rows->setObjectName(u"workflowRows"_s);
    rows->setChildrenCollapsible(false);
    rows->addWidget(m_split);
    rows->addWidget(m_lower);
    rows->setStretchFactor(0, 1);
    rows->setSizes({540, problemsHeight + 32});
    m_lower->setSplitter(rows);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(makeHairline(this));
    layout->addWidget(rows, 1);
}

QList<QWidget *> WorkflowEditor::panes() const
{
    return {m_canvas, m_side, m_lower, m_bar};
}

void WorkflowEditor::connectCanvas()
{
    connect(m_canvas, &Canvas::currentNodeChanged, m_panel, &NodePanel::showNode);
    connect(m_canvas, &Canvas::currentNodeChanged, this, &WorkflowEditor::showFlow);
    connect(m_canvas, &Canvas::currentGroupChanged, this, &WorkflowEditor::showPanelOf);
    connect(m_document, &GraphDocument::nodeRenamed, this, &WorkflowEditor::moveBreakpoint);
    connect(m_canvas, &Canvas::nodeDropped, m_actions, &EditorActions::addNode);
    connect(m_canvas, &Canvas::edgeDropped, m_actions, &EditorActions::addFollower);
    connect(m_canvas, &Canvas::refused, this, &WorkflowEditor::noticed);
    connect(m_canvas, &Canvas::editWanted, this, [this] {
        if (m_canvas->current().kind == CanvasThing::Kind::Group)
            m_group->edit();
        else
            m_panel->edit();
    });
    connect(m_canvas, &Canvas::contextMenuWanted, this, &WorkflowEditor::showMenu);
    connect(m_panel, &NodePanel::objectWanted, this, [this](const QString &name) {
        m_missing.clear();
        Q_EMIT objectWanted(m_panel->shownNode(), name);
    });
    connect(m_panel, &NodePanel::nodeRenamed, m_canvas, &Canvas::showNode);
}

void WorkflowEditor::connectPublishing()
{
    connect(m_bar, &EditorBar::revertWanted, this, &WorkflowEditor::revert);
    connect(m_bar, &EditorBar::revisionsWanted, this, &WorkflowEditor::showRevisions);
    connect(m_bar, &EditorBar::publishWanted, this, &WorkflowEditor::publish);
    connect(m_bar, &EditorBar::detachWanted, this, [this] { m_publishing->detach(workflow()); });
    connect(m_publishing, &WorkflowPublishing::sendingChanged, this, &WorkflowEditor::updateBar);
    connect(m_publishing, &WorkflowPublishing::answered, this, &WorkflowEditor::takePublished);
    connect(m_publishing, &WorkflowPublishing::problemFound, this, &WorkflowEditor::problemFound);
    connect(m_publishing, &WorkflowPublishing::noticed, this, &WorkflowEditor::noticed);
    connect(m_publishing, &WorkflowPublishing::backtestWanted, this, [this] {
        showTab(Backtest);
        m_backtest->start();
    });
}

void WorkflowEditor::connectLower()
{
    const auto edit = [this](const QString &node) {
        m_canvas->showNode(node);
        m_panel->edit();
    };
    connect(m_problemList, &ProblemsList::nodeChosen, m_canvas, &Canvas::showNode);
    connect(m_problemList, &ProblemsList::editWanted, this, edit);
    connect(m_problemList, &ProblemsList::fixWanted, this, &WorkflowEditor::mend);
    connect(m_problemList, &ProblemsList::groupChosen, this, [this](int index) {
        const auto &groups = graph().graph.groups;
        if (index < groups.size())
            m_canvas->showGroup(groups[index].name);
    });
    connect(m_lower, &LowerPanel::shownChanged, this, &WorkflowEditor::updateMarks);
    connect(m_live, &LiveFlow::marksChanged, this, &WorkflowEditor::updateMarks);
    connect(m_try, &TryPanel::marksChanged, this, &WorkflowEditor::updateMarks);
    connect(m_try, &TryPanel::breakpointsChanged, this, [this] {
        m_canvas->canvasScene().setStops(BreakpointWords::marks(m_try->breakpoints()));
    });
    connect(m_try, &TryPanel::caseKept, m_backtest, &BacktestPanel::refreshCases);
    connect(m_try, &TryPanel::problemFound, this, &WorkflowEditor::problemFound);
    connect(m_try, &TryPanel::noticed, this, &WorkflowEditor::noticed);
    connect(m_backtest, &BacktestPanel::marksChanged, this, &WorkflowEditor::updateMarks);
    connect(m_backtest, &BacktestPanel::nodeChosen, m_canvas, &Canvas::showNode);
    connect(m_backtest, &BacktestPanel::problemFound, this, &WorkflowEditor::problemFound);
    connect(m_backtest, &BacktestPanel::noticed, this, &WorkflowEditor::noticed);
    connect(m_backtest, &BacktestPanel::changeNoticed, this, &WorkflowEditor::changeNoticed);
}

void WorkflowEditor::showPanelOf(const QString &group)
{
    m_group->showGroup(group);
    m_side->setCurrentWidget(group.isEmpty() ? static_cast<QWidget *>(m_panel) : m_group);
}

/// It stays with its node, also when the new name is undone.
void WorkflowEditor::moveBreakpoint(const QString &from, const QString &to)
{
    auto all = m_try->breakpoints();
    const auto found = all.constFind(from);
    if (found == all.cend())
        return;
    const auto breakpoint = *found;
    all.remove(from);
    all.insert(to, breakpoint);
    m_try->setBreakpoints(all);
}

void WorkflowEditor::setOverviewShown(bool shown)
{
    m_actions->setOverviewShown(shown);
}

bool WorkflowEditor::isOverviewShown() const
{
    return m_actions->isOverviewShown();
}

void WorkflowEditor::connectShadow()
{
    connect(m_shadow, &ShadowPanel::marksChanged, this, &WorkflowEditor::updateMarks);
    connect(m_shadow, &ShadowPanel::nodeChosen, m_canvas, &Canvas::showNode);
    connect(m_shadow, &ShadowPanel::problemFound, this, &WorkflowEditor::problemFound);
    connect(m_shadow, &ShadowPanel::refused, this, [this](const QList<WorkflowProblem> &problems) {
        takeProblems(problems);
        showTab(Problems);
    });
}

void WorkflowEditor::mend(const WorkflowProblem &problem)
{
    if (ProblemFix::needsObject(problem)) {
        const bool isSource = problem.reason == WorkflowProblem::Reason::UnknownSource;
        m_missing = isSource ? problem.subject : QString();
        m_canvas->showNode(problem.node);
        Q_EMIT objectWanted(problem.node, problem.subject);
    } else if (const auto mended = ProblemFix::mended(graph(), problem)) {
        m_document->change(ProblemFix::words(problem), *mended);
    }
}

void WorkflowEditor::useObject(const QString &node, const QString &name)
{
    const auto *found = graph().node(node);
    if (!found)
        return;
    auto body = found->body;
    const auto missing = std::exchange(m_missing, {});
    if (auto *in = std::get_if<SourceNode>(&body)) {
        const auto at = in->sources.indexOf(missing);
        if (in->sources.contains(name))
            in->sources.removeIf([&](const auto &each) { return each == missing && each != name; });
        else if (at >= 0)
            in->sources[at] = name;
        else
            in->sources.append(name);
    } else if (auto *out = std::get_if<DestinationNode>(&body)) {
        out->destination = name;
    }
    m_document->change(tr("Edit %1").arg(node), GraphEdit::changed(graph(), node, body));
}

void WorkflowEditor::updateMarks()
{
    auto &scene = m_canvas->canvasScene();
    const int tab = m_lower->isOpen() ? m_lower->current() : int(Problems);
    if (tab == Try) {
        scene.setMarks(m_try->marks());
        m_canvas->seeNode(m_try->currentNode());
    } else {
        scene.setMarks(tab == Backtest     ? m_backtest->marks()
                           : tab == Shadow ? m_shadow->marks()
                                           : m_live->marks(graph().graph, m_workflow));
    }
    m_live->setCovered(tab != Problems);
    showFlow();
}

/// What goes through the chosen node, while that is laid over the drawing.
void WorkflowEditor::showFlow()
{
    const bool covered = m_lower->isOpen() && m_lower->current() != Problems;
    const auto &current = m_canvas->current();
    QString words;
    if (!covered && current.kind == CanvasThing::Kind::Node)
        words = m_canvas->canvasScene().marks().nodes.value(current.name).sentence;
    m_flow->setText(words.replace(u'\n', ", "_L1));
    m_flow->setVisible(!words.isEmpty());
}

void WorkflowEditor::showMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(*menu);
    const auto nodes = m_canvas->canvasScene().selectedNodes();
    const auto *node = nodes.size() == 1 ? graph().node(*nodes.begin()) : nullptr;
    if (node) {
        const auto &known = m_try->breakpoints();
        const auto found = known.constFind(node->id);
        menu->addSeparator();
        BreakpointMenu::add(*menu, *node,
                            found == known.cend() ? std::nullopt : std::optional(*found),
                            [this, id = node->id](const std::optional<Breakpoint> &breakpoint) {
                                auto all = m_try->breakpoints();
                                if (breakpoint)
                                    all.insert(id, *breakpoint);
                                else
                                    all.remove(id);
                                m_try->setBreakpoints(all);
                            });
    }
    menu->popup(global);
}

void WorkflowEditor::toggleBreakpoint()
{
    const auto nodes = m_canvas->canvasScene().chosenNodes();
    auto all = m_try->breakpoints();
    for (const auto &id : nodes) {
        if (all.remove(id) == 0)
            all.insert(id, Breakpoint());
    }
    if (nodes.isEmpty())
        Q_EMIT noticed(tr("Choose a node: a trial stops there then."));
    m_try->setBreakpoints(all);
}

void WorkflowEditor::showRevisions()
{
    RevisionsDialog::Subject subject;
    subject.workflow = workflow();
    subject.published = m_workflow.revision;
    subject.modified = isModified();
    subject.draft = graph().graph;
    subject.readOnly = !isOurs();
    auto *dialog = new RevisionsDialog(m_station, m_times, subject, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RevisionsDialog::draftWanted, this, &WorkflowEditor::takeGraph);
    connect(dialog, &RevisionsDialog::rollBackWanted, this,
            [this](int revision, const Graph &graph) {
                const bool tried = withoutGroups(graph) == withoutGroups(this->graph().graph);
                m_publishing->rollBack(m_workflow, revision, graph,
                                       tried ? m_backtest->rehearsal() : Rehearsal());
            });
    dialog->open();
}

bool WorkflowEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isTryKey(static_cast<QKeyEvent &>(*event))) {
        event->accept(); // it comes as a key press then
        return true;
    }
    return QWidget::event(event);
}

void WorkflowEditor::keyPressEvent(QKeyEvent *event)
{
    if (!isTryKey(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_F9)
        return toggleBreakpoint();
    m_lower->open(Try, false);
    switch (event->key()) {
    case Qt::Key_F5: return m_try->run();
    case Qt::Key_F8: return m_try->runOn();
    default: break;
    }
    if (event->modifiers() == Qt::ShiftModifier)
        m_try->back();
    else
        m_try->forward();
}

} // namespace Signalbox
