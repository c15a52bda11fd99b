// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workfloweditor.h"

#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/editoractions.h"
#include "ui/designer/editorbar.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/grouppanel.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/live/liveflow.h"
#include "ui/designer/lowerpanel.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/problemslist.h"
#include "ui/designer/problemwords.h"
#include "ui/designer/shadow/shadowpanel.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workflowpublishing.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/whendone.h"

#include <QApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto validationDelay = 150ms;
}

WorkflowEditor::WorkflowEditor(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_times(times)
    , m_document(new GraphDocument(this))
    , m_canvas(new Canvas(*m_document, this))
    , m_actions(new EditorActions(station, *m_document, *m_canvas, this))
    , m_panel(new NodePanel(station, *m_document, this))
    , m_group(new GroupPanel(*m_document, this))
    , m_flow(makeLabel({}, "muted", this))
    , m_side(new QStackedWidget(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_bar(new EditorBar(m_actions->barActions(), this))
    , m_lower(new LowerPanel(this))
    , m_problemList(new ProblemsList(this))
    , m_try(new TryPanel(station, times, this))
    , m_backtest(new BacktestPanel(station, times, this))
    , m_shadow(new ShadowPanel(station, times, this))
    , m_live(new LiveFlow(station, this))
    , m_publishing(new WorkflowPublishing(station, this))
    , m_validation(new QTimer(this))
{
    layOut();
    m_validation->setSingleShot(true);
    m_validation->setInterval(validationDelay);
    connect(m_validation, &QTimer::timeout, this, &WorkflowEditor::validate);
    connect(m_document, &GraphDocument::changed, this, &WorkflowEditor::takeChange);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *left) {
        if (left && isAncestorOf(left))
            m_document->closeGesture();
    });
    connectCanvas();
    connectPublishing();
    connectLower();
    connectShadow();
    leadFocus(*this, *m_canvas);
}

WorkflowEditor::~WorkflowEditor()
{
    disconnect(qApp, nullptr, this,
               nullptr); // a window loses the focus when only a QWidget is left
}

void WorkflowEditor::open(const Configured<WorkflowConfig> &workflow, const WorkflowDraft &draft)
{
    m_workflow = workflow;
    m_base = draft.graph ? draft.base : workflow.revision;
    DesignedGraph graph{draft.graph.value_or(workflow.config.graph), {}};
    graph.places = layeredLayout(graph.graph);
    for (const auto &node : std::as_const(graph.graph.nodes)) {
        const auto known = draft.places.constFind(node.id);
        if (known != draft.places.cend())
            graph.places.insert(node.id, *known);
    }
    m_panel->showNode({});
    m_try->setWorkflow(this->workflow(), workflow.revision);
    m_backtest->setWorkflow(this->workflow(), workflow.revision);
    m_shadow->setWorkflow(this->workflow());
    m_document->open(graph);
    m_live->setWorkflow(this->workflow());
    m_try->setGraph(withoutGroups(graph.graph));
    m_backtest->setGraph(withoutGroups(graph.graph));
    m_shadow->setGraph(withoutGroups(graph.graph));
    m_panel->setWorkflow(workflow.config.name);
    m_canvas->showBeginning();
    updateOwner();
    m_wasModified = isModified();
    updateBar();
    updateMarks();
    validate();
}

void WorkflowEditor::follow(const Configured<WorkflowConfig> &workflow)
{
    const bool edited = isModified();
    m_workflow = workflow;
    if (!edited) {
        const auto &next = workflow.config.graph;
        const auto what = tr("Revision %1").arg(workflow.revision);
        if (graph().places == layeredLayout(graph().graph)) // nobody moved a node
            m_document->change(what, {next, layeredLayout(next)});
        else
            takeGraph(next, what);
    }
    if (!isModified())
        m_base = workflow.revision;
    if (!isOurs())
        m_document->history().clear(); // nobody undoes what a file says
    m_try->setWorkflow(this->workflow(), workflow.revision);
    m_backtest->setWorkflow(this->workflow(), workflow.revision);
    updateOwner();
    updateBar();
    updateMarks();
    const bool was = std::exchange(m_wasModified, isModified());
    if (was != m_wasModified)
        Q_EMIT modifiedChanged();
}

WorkflowDraft WorkflowEditor::draft() const
{
    WorkflowDraft draft{{}, m_base, graph().places};
    if (isModified())
        draft.graph = graph().graph;
    return draft;
}

bool WorkflowEditor::shows(const Configured<WorkflowConfig> &workflow) const
{
    return m_workflow.config.name == workflow.config.name
        && m_workflow.revision == workflow.revision && m_workflow.owner == workflow.owner;
}

void WorkflowEditor::takeGraph(const Graph &graph, const QString &what)
{
    DesignedGraph next{graph, this->graph().places};
    const auto places = layeredLayout(graph);
    for (const auto &[id, place] : places.asKeyValueRange()) {
        if (!next.places.contains(id))
            next.places.insert(id, place);
    }
    m_document->change(what, next);
}

void WorkflowEditor::revert()
{
    takeGraph(m_workflow.config.graph, tr("Back to revision %1").arg(m_workflow.revision));
    m_base = m_workflow.revision;
    updateBar();
}

const DesignedGraph &WorkflowEditor::graph() const
{
    return m_document->graph();
}

bool WorkflowEditor::isModified() const
{
    return m_document->graph().graph != m_workflow.config.graph;
}

bool WorkflowEditor::isOurs() const
{
    return !m_workflow.owner.startsWith("file:"_L1);
}

void WorkflowEditor::setKnownObjects(const KnownObjects &known)
{
    m_panel->setKnownObjects(known);
}

void WorkflowEditor::showTab(int tab)
{
    m_lower->open(tab, true);
}

void WorkflowEditor::addNode(const QString &kind)
{
    if (isOurs())
        m_actions->addNode(kind, m_canvas->middle());
}

void WorkflowEditor::updateOwner()
{
    m_canvas->setReadOnly(!isOurs());
    m_actions->setReadOnly(!isOurs());
    const auto why = isOurs() ? QString() : OwnerWords::sentence(m_workflow.owner);
    m_panel->setReadOnly(why);
    m_group->setReadOnly(why);
    m_problemList->setReadOnly(!isOurs());
}

void WorkflowEditor::updateBar()
{
    EditorStanding standing;
    standing.workflow = workflow();
    standing.revision = m_workflow.revision;
    standing.base = m_base;
    standing.modified = isModified();
    standing.overtaken = isOvertaken();
    standing.prevented = std::ranges::any_of(
        m_problems, [](const WorkflowProblem &each) { return preventsPublishing(each.reason); });
    standing.busy = !isSettled() || m_publishing->isSending();
    standing.ours = isOurs();
    m_bar->setStanding(standing);
}

void WorkflowEditor::takeChange()
{
    ++m_asked; // what was answered is about another graph
    m_validation->start();
    m_try->setGraph(withoutGroups(graph().graph));
    m_backtest->setGraph(withoutGroups(graph().graph));
    m_shadow->setGraph(withoutGroups(graph().graph));
    if (!m_lower->isOpen() || m_lower->current() == Problems)
        updateMarks(); // of what the drawing still has in common with what is published
    updateBar();
    if (std::exchange(m_wasModified, isModified()) != m_wasModified)
        Q_EMIT modifiedChanged();
}

void WorkflowEditor::validate()
{
    const auto question = ++m_asked;
    whenDone(this, m_station.validate(m_document->graph().graph),
             [this, question](const Result<QList<WorkflowProblem>> &problems) {
                 if (question != m_asked)
                     return; // an answer about an earlier graph
                 m_answered = question;
                 if (problems)
                     takeProblems(*problems);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(problems.error()));
                 updateBar();
                 Q_EMIT settled();
             });
}

void WorkflowEditor::takeProblems(const QList<WorkflowProblem> &problems)
{
    m_problems = problems;
    m_panel->setProblems(problems);
    m_group->setProblems(problems);
    m_problemList->setProblems(problems, graph().graph);
    m_lower->setWords(
        Problems, problems.isEmpty() ? tr("Problems") : tr("Problems (%1)").arg(problems.size()));
    QHash<QString, CanvasScene::Problems> byNode;
    QHash<QString, QStringList> byGroup;
    const auto &groups = graph().graph.groups;
    for (const auto &problem : problems) {
        if (problem.group >= 0 && problem.group < groups.size())
            byGroup[groups[problem.group].name].append(ProblemWords::sentence(problem));
        auto &ofNode = byNode[problem.node];
        ofNode.sentences.append(ProblemWords::sentence(problem));
        ofNode.prevents = ofNode.prevents || preventsPublishing(problem.reason);
    }
    m_canvas->canvasScene().setProblems(byNode, byGroup);
}

void WorkflowEditor::publish()
{
    m_publishing->publish(m_workflow, graph().graph, m_base, m_backtest->rehearsal());
}

void WorkflowEditor::takePublished(const QString &workflow, const Graph &graph,
                                   const PublishReport &report, bool from)
{
    if (workflow != this->workflow())
        return;
    if (report.revision == 0) {
        takeProblems(report.problems);
        showTab(Problems);
        return;
    }
    m_document->closeGesture(); // an undo does not go back over it and what was typed since at once
    m_workflow.revision = m_base = report.revision;
    m_workflow.config.graph = graph;
    if (from)
        takeGraph(graph, tr("Roll back"));
    m_try->setWorkflow(workflow, report.revision);
    m_backtest->setWorkflow(workflow, report.revision);
    m_wasModified = isModified();
    updateBar();
    updateMarks(); // what went through the revision before is not this one's
    Q_EMIT noticed(tr("%1 is published as revision %2.").arg(workflow).arg(report.revision));
    Q_EMIT published(workflow);
}

} // namespace Signalbox
