// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workfloweditor.h"

#include "core/domain/graphdiff.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/editoractions.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/publishdialog.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/whendone.h"

#include <QAction>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto validationDelay = 150ms;
constexpr int shownProblems = 4;
constexpr int problemRow = 24;

const auto author = u"gui"_s;

} // namespace

WorkflowEditor::WorkflowEditor(Station &station, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_document(new GraphDocument(this))
    , m_canvas(new Canvas(*m_document, this))
    , m_actions(new EditorActions(*m_document, *m_canvas, this))
    , m_panel(new NodePanel(station, *m_document, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_title(makeLabel({}, "heading", this))
    , m_state(new ChipLabel(this))
    , m_revert(makeIconButton(u"history"_s, tr("Back to what is published"), this))
    , m_detach(new QPushButton(tr("Detach"), this))
    , m_publish(new QPushButton(tr("Publish…"), this))
    , m_problemList(new QListWidget(this))
    , m_validation(new QTimer(this))
{
    m_canvas->setObjectName(u"canvas"_s);
    m_panel->setObjectName(u"nodePanel"_s);
    m_split->setObjectName(u"workflowSplit"_s);
    m_split->setChildrenCollapsible(false);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_canvas, 1);
    column->addWidget(makeProblems());
    m_split->addWidget(left);
    m_split->addWidget(m_panel);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({560, 330});
    m_panel->setMinimumWidth(280);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_split, 1);
    m_validation->setSingleShot(true);
    m_validation->setInterval(validationDelay);
    connect(m_validation, &QTimer::timeout, this, &WorkflowEditor::validate);
    connect(m_document, &GraphDocument::changed, this, &WorkflowEditor::takeChange);
    connectCanvas();
    setFocusProxy(m_canvas);
}

WorkflowEditor::~WorkflowEditor() = default;

QWidget *WorkflowEditor::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_state);
    layout->addStretch(1);
    for (auto *action : m_actions->barActions()) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    m_revert->setObjectName(u"revertWorkflow"_s);
    layout->addWidget(m_revert);
    layout->addSpacing(8);
    m_detach->setObjectName(u"detachWorkflow"_s);
    m_publish->setObjectName(u"publishWorkflow"_s);
    m_publish->setProperty("primary", true);
    layout->addWidget(m_detach);
    layout->addWidget(m_publish);
    connect(m_revert, &QToolButton::clicked, this, &WorkflowEditor::revert);
    connect(m_detach, &QPushButton::clicked, this, &WorkflowEditor::detach);
    connect(m_publish, &QPushButton::clicked, this, &WorkflowEditor::publish);
    return bar;
}

QWidget *WorkflowEditor::makeProblems()
{
    m_problemList->setObjectName(u"workflowProblems"_s);
    m_problemList->setAccessibleName(tr("Problems"));
    m_problemList->setMaximumHeight(shownProblems * problemRow);
    m_problemList->hide();
    connect(m_problemList, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_canvas->showNode(item->data(Qt::UserRole).toString());
        m_panel->edit();
    });
    connect(m_problemList, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        m_canvas->showNode(item->data(Qt::UserRole).toString());
    });
    return m_problemList;
}

void WorkflowEditor::connectCanvas()
{
    connect(m_canvas, &Canvas::currentNodeChanged, m_panel, &NodePanel::showNode);
    connect(m_canvas, &Canvas::nodeDropped, m_actions, &EditorActions::addNode);
    connect(m_canvas, &Canvas::edgeDropped, m_actions, &EditorActions::addFollower);
    connect(m_canvas, &Canvas::refused, this, &WorkflowEditor::noticed);
    connect(m_canvas, &Canvas::editWanted, m_panel, &NodePanel::edit);
    connect(m_canvas, &Canvas::contextMenuWanted, this, [this](const QPoint &global) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fillMenu(*menu);
        menu->popup(global);
    });
    connect(m_panel, &NodePanel::nodeRenamed, m_canvas, &Canvas::showNode);
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
    m_document->open(graph);
    m_panel->setWorkflow(workflow.config.name);
    m_canvas->zoomToFit();
    updateOwner();
    m_wasModified = isModified();
    updateBar();
    validate();
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

void WorkflowEditor::revert()
{
    auto published = graph();
    published.graph = m_workflow.config.graph;
    for (const auto &[id, place] : layeredLayout(published.graph).asKeyValueRange()) {
        if (!published.places.contains(id))
            published.places.insert(id, place);
    }
    m_document->change(tr("Back to revision %1").arg(m_workflow.revision), published);
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

void WorkflowEditor::setKnownObjects(const KnownObjects &known)
{
    m_panel->setKnownObjects(known);
}

void WorkflowEditor::addNode(const QString &kind)
{
    if (m_publish->isVisible() || m_workflow.revision == 0)
        m_actions->addNode(kind, m_canvas->middle());
}

void WorkflowEditor::updateOwner()
{
    const bool ours = !m_workflow.owner.startsWith("file:"_L1);
    m_detach->setVisible(!ours);
    m_publish->setVisible(ours);
    m_canvas->setReadOnly(!ours);
    m_actions->setReadOnly(!ours);
    m_panel->setReadOnly(ours ? QString() : OwnerWords::sentence(m_workflow.owner));
}

void WorkflowEditor::updateBar()
{
    const bool prevented = std::ranges::any_of(
        m_problems, [](const WorkflowProblem &each) { return preventsPublishing(each.reason); });
    m_title->setText(m_workflow.config.name);
    if (m_workflow.revision == 0)
        m_state->setLook({tr("New"), u"circle-dashed"_s, Tone::Quiet});
    else if (isOvertaken())
        m_state->setLook({tr("Revision %1 was published meanwhile").arg(m_workflow.revision),
                          u"triangle-alert"_s, Tone::Warn});
    else if (isModified())
        m_state->setLook({tr("Edited since revision %1").arg(m_base), u"circle-dot"_s, Tone::Warn});
    else
        m_state->setLook(
            {tr("Revision %1").arg(m_workflow.revision), u"circle-check"_s, Tone::Good});
    m_revert->setEnabled(isModified() && m_workflow.revision > 0);
    m_publish->setEnabled(isModified() && !prevented && isSettled());
    m_publish->setToolTip(prevented ? tr("What is listed below has to be mended first.")
                                    : QString());
}

void WorkflowEditor::takeChange()
{
    ++m_asked; // what was answered is about another graph
    m_validation->start();
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
    QHash<QString, CanvasScene::Problems> byNode;
    m_problemList->clear();
    for (const auto &problem : problems) {
        const bool prevents = preventsPublishing(problem.reason);
        auto &ofNode = byNode[problem.node];
        ofNode.sentences.append(problem.detail);
        ofNode.prevents = ofNode.prevents || prevents;
        auto *item = new QListWidgetItem(
            icon(prevents ? u"octagon-x"_s : u"triangle-alert"_s),
            problem.node.isEmpty() ? problem.detail : u"%1: %2"_s.arg(problem.node, problem.detail),
            m_problemList);
        item->setData(Qt::UserRole, problem.node);
        item->setToolTip(problem.detail);
    }
    m_canvas->canvasScene().setProblems(byNode);
    m_problemList->setVisible(!problems.isEmpty());
}

void WorkflowEditor::publish()
{
    auto *dialog =
        new PublishDialog(workflow(), m_workflow.revision + 1,
                          diffGraphs(m_workflow.config.graph, m_document->graph().graph), this);
    dialog->setObjectName(u"publishDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { send(dialog->note()); });
    dialog->open();
}

void WorkflowEditor::send(const QString &note)
{
    PublishRequest request;
    request.workflow = workflow();
    request.graph = m_document->graph().graph;
    request.author = author;
    request.note = note;
    request.base = m_base;
    m_publish->setEnabled(false);
    whenDone(this, m_station.publish(request),
             [this, request](const Result<PublishReport> &report) {
                 if (!report)
                     Q_EMIT problemFound(ErrorWords::sentence(report.error()));
                 else if (request.workflow == workflow())
                     takePublished(request.graph, *report);
                 updateBar();
             });
}

void WorkflowEditor::takePublished(const Graph &graph, const PublishReport &report)
{
    if (report.revision == 0) {
        takeProblems(report.problems);
        return;
    }
    m_workflow.revision = m_base = report.revision;
    m_workflow.config.graph = graph;
    m_wasModified = isModified();
    Q_EMIT noticed(tr("%1 is published as revision %2.").arg(workflow()).arg(report.revision));
    Q_EMIT published(workflow());
}

void WorkflowEditor::detach()
{
    whenDone(this, m_station.detach({ObjectKind::Workflow, workflow()}),
             [this](const Result<void> &detached) {
                 if (detached)
                     Q_EMIT noticed(tr("%1 can be edited now. The station file can no longer "
                                       "define it: take it out there.")
                                        .arg(workflow()));
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(detached.error()));
             });
}

} // namespace Signalbox
