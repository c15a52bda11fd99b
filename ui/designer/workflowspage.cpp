// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workflowspage.h"

#include "ui/designer/canvas.h"
#include "ui/designer/editors/sampleevents.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/lowerpanel.h"
#include "ui/designer/nodeobjects.h"
#include "ui/designer/nodepanel.h"
#include "ui/designer/palette.h"
#include "ui/designer/templates/newworkflowdialog.h"
#include "ui/designer/workflowdeletion.h"
#include "ui/designer/workfloweditor.h"
#include "ui/models/cardmodel.h"
#include "ui/sources/testdialog.h"
#include "ui/widgets/carddelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/panecycle.h"
#include "ui/widgets/timeformat.h"
#include "ui/widgets/whendone.h"

#include <QAction>
#include <QJsonDocument>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

WorkflowsPage::WorkflowsPage(Station &station, const TimeFormat &times,
                             const ObjectHistories &histories, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_times(times)
    , m_objects(new NodeObjects(station, histories, this))
    , m_deletion(new WorkflowDeletion(station, this))
    , m_cards(new CardModel(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState)
    , m_editor(new WorkflowEditor(station, times))
{
    m_empty->setObjectName(u"workflowsEmpty"_s);
    m_empty->setContent(u"workflow"_s, tr("No workflows yet"),
                        tr("A workflow decides where the events of your sources go."),
                        tr("New workflow"));
    m_split->setObjectName(u"workflowsSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(makeLeft());
    m_split->addWidget(m_editor);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({240, 890});
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 10, 12, 10);
    auto *heading = makeLabel(title(), "title", this);
    heading->setMinimumHeight(30);
    auto *add = new QPushButton(tr("New workflow"), this);
    add->setObjectName(u"newWorkflow"_s);
    auto *sample = new QPushButton(tr("Send a sample…"), this);
    sample->setObjectName(u"sendSample"_s);
    sample->setToolTip(tr("A test request to the workflow's source"));
    bar->addWidget(heading, 1);
    auto *remove = new QPushButton(tr("Delete…"), this);
    remove->setObjectName(u"deleteWorkflow"_s);
    remove->setToolTip(tr("Deletes the chosen workflow, after a question"));
    bar->addWidget(remove);
    bar->addSpacing(8);
    bar->addWidget(sample);
    bar->addSpacing(8);
    bar->addWidget(add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_stack, 1);
    leadFocus(*this, *m_editor);
    new PaneCycle(*this, QList<QWidget *>{m_list, m_palette} + m_editor->panes());
    connect(add, &QPushButton::clicked, this, &WorkflowsPage::newWorkflow);
    connect(sample, &QPushButton::clicked, this, &WorkflowsPage::sendSample);
    connect(m_empty, &EmptyState::actionTriggered, this, &WorkflowsPage::newWorkflow);
    connectObjects();
    connectDeletion(remove);
    connect(m_editor, &WorkflowEditor::modifiedChanged, this, &WorkflowsPage::updateCards);
    connect(m_editor, &WorkflowEditor::published, this, &WorkflowsPage::refresh);
    connect(m_editor, &WorkflowEditor::problemFound, this, &Page::problemFound);
    connect(m_editor, &WorkflowEditor::noticed, this, &Page::noticed);
    connect(m_editor, &WorkflowEditor::changeNoticed, this, &Page::changeNoticed);
    connect(m_editor, &WorkflowEditor::settled, this, &Page::settled);
    connect(&station, &Station::configurationChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

WorkflowsPage::~WorkflowsPage() = default;

void WorkflowsPage::connectObjects()
{
    connect(m_editor, &WorkflowEditor::objectWanted, this,
            [this](const QString &node, const QString &name) {
                if (const auto *found = m_editor->graph().node(node))
                    m_objects->edit(*found, name);
            });
    connect(m_objects, &NodeObjects::used, m_editor, &WorkflowEditor::useObject);
    connect(m_objects, &NodeObjects::noticed, this, &Page::noticed);
    connect(m_objects, &NodeObjects::changeNoticed, this, &Page::changeNoticed);
    connect(m_objects, &NodeObjects::problemFound, this, &Page::problemFound);
    connect(m_objects, &NodeObjects::saved, this, &WorkflowsPage::refresh);
}

void WorkflowsPage::connectDeletion(QPushButton *button)
{
    auto *action = new QAction(tr("Delete"), m_list);
    action->setShortcut(QKeySequence(Qt::Key_Delete));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    const auto ask = [this] {
        const int row = m_list->currentIndex().row();
        if (row >= 0 && row < m_workflows.size())
            m_deletion->ask(m_workflows[row]);
    };
    connect(button, &QPushButton::clicked, this, ask);
    connect(action, &QAction::triggered, this, ask);
    connect(m_deletion, &WorkflowDeletion::deleted, this, &WorkflowsPage::forget);
    connect(m_deletion, &WorkflowDeletion::noticed, this, &Page::noticed);
    connect(m_deletion, &WorkflowDeletion::problemFound, this, &Page::problemFound);
}

/// With what was edited of it.
void WorkflowsPage::forget(const QString &workflow)
{
    m_drafts.remove(workflow);
    if (m_editor->workflow() == workflow)
        m_gone = workflow;
    m_published.removeIf([&](const auto &each) { return each.config.name == workflow; });
    take(m_published);
    refresh();
}

QWidget *WorkflowsPage::makeLeft()
{
    auto *left = new QSplitter(Qt::Vertical);
    left->setChildrenCollapsible(false);
    m_list = new QListView;
    m_list->setObjectName(u"workflows"_s);
    m_list->setAccessibleName(title());
    m_list->setModel(m_cards);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setMinimumWidth(200);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *palette = new Palette;
    left->addWidget(m_list);
    left->addWidget(palette);
    left->setStretchFactor(0, 1);
    left->setSizes({360, 280});
    m_palette = palette;
    connect(palette, &Palette::kindChosen, this, [this](const QString &kind) {
        m_editor->addNode(kind);
        m_editor->canvas().setFocus();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { openRow(current.row()); });
    return left;
}

QString WorkflowsPage::name() const
{
    return u"workflows"_s;
}

QString WorkflowsPage::title() const
{
    return tr("Workflows");
}

QString WorkflowsPage::iconName() const
{
    return u"workflow"_s;
}

void WorkflowsPage::focusFilter()
{
    m_palette->setFocus(Qt::ShortcutFocusReason);
}

void WorkflowsPage::showTab(int tab)
{
    m_editor->showTab(tab);
}

bool WorkflowsPage::isSettled() const
{
    return m_known && !m_asking && (m_workflows.isEmpty() || m_editor->isSettled());
}

void WorkflowsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void WorkflowsPage::refresh()
{
    m_again = m_asking;
    if (m_asking)
        return;
    m_asking = true;
    askObjects();
    whenDone(this, m_station.workflows(),
             [this](const Result<QList<Configured<WorkflowConfig>>> &workflows) {
                 m_asking = false;
                 m_known = true;
                 if (workflows)
                     take(*workflows);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(workflows.error()));
                 if (m_again)
                     refresh(); // something changed meanwhile
                 else
                     Q_EMIT settled();
             });
}

void WorkflowsPage::askObjects()
{
    const auto known = std::make_shared<KnownObjects>();
    whenDone(this, m_station.sources(), [this, known](const Result<QList<SourceView>> &sources) {
        for (const auto &view : sources ? *sources : QList<SourceView>())
            known->sources.append(view.source.config.name);
        whenDone(this, m_station.destinations(),
                 [this, known](const Result<QList<DestinationView>> &destinations) {
                     for (const auto &view :
                          destinations ? *destinations : QList<DestinationView>())
                         known->destinations.append(view.destination.config.name);
                     m_editor->setKnownObjects(*known);
                 });
    });
}

void WorkflowsPage::take(const QList<Configured<WorkflowConfig>> &workflows)
{
    keepDraft();
    m_published = workflows;
    m_workflows = workflows;
    appendNew(m_workflows);
    updateCards();
    m_stack->setCurrentWidget(m_workflows.isEmpty() ? static_cast<QWidget *>(m_empty) : m_split);
    findChild<QPushButton *>(u"deleteWorkflow"_s)->setEnabled(!m_workflows.isEmpty());
    if (m_workflows.isEmpty())
        return;
    const auto current = m_editor->workflow();
    const auto row =
        std::ranges::find(m_workflows, current, [](const auto &each) { return each.config.name; });
    const int at = row == m_workflows.end() ? 0 : int(row - m_workflows.begin());
    if (m_list->currentIndex().row() != at)
        m_list->setCurrentIndex(m_cards->index(at));
    else if (!isOpen(m_workflows[at]))
        openRow(at);
}

void WorkflowsPage::appendNew(QList<Configured<WorkflowConfig>> &workflows) const
{
    QStringList names(m_drafts.keyBegin(), m_drafts.keyEnd());
    names.sort();
    for (const auto &name : std::as_const(names)) {
        const bool published = std::ranges::any_of(
            workflows, [&](const auto &each) { return each.config.name == name; });
        if (published || !m_drafts.value(name).graph)
            continue;
        Configured<WorkflowConfig> workflow;
        workflow.config.name = name;
        workflow.owner = u"gui"_s;
        workflow.revision = 0;
        workflows.append(workflow);
    }
}

void WorkflowsPage::showWorkflow(const QString &name)
{
    for (int row = 0; row < m_workflows.size(); ++row) {
        if (m_workflows[row].config.name == name)
            m_list->setCurrentIndex(m_cards->index(row));
    }
}

void WorkflowsPage::keepDraft()
{
    if (m_editor->workflow().isEmpty() || m_editor->workflow() == m_gone)
        return;
    auto draft = m_editor->draft();
    // One that is not published at all stays, also with nothing in it yet.
    if (m_editor->isNew() && !draft.graph)
        draft.graph = Graph();
    m_drafts.insert(m_editor->workflow(), draft);
}

bool WorkflowsPage::isOpen(const Configured<WorkflowConfig> &workflow) const
{
    return m_gone.isEmpty() && m_editor->shows(workflow);
}

void WorkflowsPage::openRow(int row)
{
    if (row < 0 || row >= m_workflows.size())
        return;
    const auto &workflow = m_workflows[row];
    if (isOpen(workflow))
        return;
    if (m_gone.isEmpty() && m_editor->workflow() == workflow.config.name) {
        m_editor->follow(workflow);
    } else {
        keepDraft();
        m_editor->open(workflow, m_drafts.value(workflow.config.name));
        m_gone.clear();
    }
    m_palette->setReadOnly(m_editor->isOurs() ? QString() : OwnerWords::sentence(workflow.owner));
    updateCards();
}

void WorkflowsPage::updateCards()
{
    QList<Card> cards;
    for (const auto &each : std::as_const(m_workflows)) {
        const auto &name = each.config.name;
        const bool edited = name == m_editor->workflow() ? m_editor->isModified()
                                                         : m_drafts.value(name).graph.has_value();
        Look look{tr("On"), u"circle-check"_s, Tone::Good};
        if (each.revision == 0)
            look = {tr("New"), u"circle-dashed"_s, Tone::Quiet};
        else if (edited)
            look = {tr("Edited"), u"circle-dot"_s, Tone::Warn};
        else if (!each.enabled)
            look = {tr("Off"), u"ban"_s, Tone::Quiet};
        cards.append(
            {name,
             each.revision == 0 ? tr("not published yet") : tr("revision %1").arg(each.revision),
             look, each.revision == 0 ? QString() : m_times.relative(each.changedAt)});
    }
    m_cards->setCards(cards);
}

void WorkflowsPage::newWorkflow()
{
    QStringList taken;
    for (const auto &each : std::as_const(m_workflows))
        taken.append(each.config.name);
    auto *dialog = new NewWorkflowDialog(m_station, taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewWorkflowDialog::created, this, &WorkflowsPage::create);
    connect(dialog, &NewWorkflowDialog::sourceMade, m_objects, &NodeObjects::noteSource);
    connect(dialog, &NewWorkflowDialog::destinationMade, m_objects, &NodeObjects::noteDestination);
    dialog->open();
}

void WorkflowsPage::create(const QString &name, const Graph &graph)
{
    m_drafts.insert(name, {graph, 0, {}});
    take(m_published);
    showWorkflow(name);
    if (graph.nodes.isEmpty())
        focusFilter();
    else
        m_editor->setFocus();
    refresh(); // with the sources and destinations that were made for it
}

void WorkflowsPage::sendSample()
{
    for (const auto &node : m_editor->graph().graph.nodes) {
        const auto *in = std::get_if<SourceNode>(&node.body);
        if (!in || in->sources.isEmpty())
            continue;
        whenDone(this, m_station.sources(),
                 [this, name = in->sources.first()](const Result<QList<SourceView>> &sources) {
                     for (const auto &view : sources ? *sources : QList<SourceView>()) {
                         if (view.source.config.name == name)
                             openTest(view.source.config);
                     }
                 });
        return;
    }
    Q_EMIT noticed(tr("Name a source in the source node first."));
}

void WorkflowsPage::openTest(const SourceConfig &source)
{
    auto *dialog = new TestDialog(m_station, source, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &one : workflowTemplates()) {
        if (one.provider == source.provider)
            dialog->setSample(one.sampleType, one.sampleBody);
    }
    dialog->open();
}

void WorkflowsPage::saveState(QSettings &settings) const
{
    settings.setValue("workflows/split"_L1, m_split->saveState());
    settings.setValue("workflows/editor"_L1, m_editor->splitter()->saveState());
    settings.setValue("workflows/lower"_L1, m_editor->lowerPanel().saveState());
    settings.setValue("workflows/overview"_L1, m_editor->isOverviewShown());
    auto drafts = m_drafts;
    if (!m_editor->workflow().isEmpty() && m_editor->workflow() != m_gone)
        drafts.insert(m_editor->workflow(), m_editor->draft());
    QJsonObject json;
    for (const auto &[name, draft] : drafts.asKeyValueRange())
        json.insert(name, toJson(draft));
    settings.setValue(
        "workflows/samples"_L1,
        QJsonDocument(m_editor->panel().samples().toJson()).toJson(QJsonDocument::Compact));
    settings.setValue("workflows/drafts"_L1, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void WorkflowsPage::restoreState(const QSettings &settings)
{
    m_split->restoreState(settings.value("workflows/split"_L1).toByteArray());
    m_editor->splitter()->restoreState(settings.value("workflows/editor"_L1).toByteArray());
    m_editor->lowerPanel().restoreState(settings.value("workflows/lower"_L1).toByteArray());
    m_editor->setOverviewShown(settings.value("workflows/overview"_L1).toBool());
    m_editor->panel().samples().restore(
        QJsonDocument::fromJson(settings.value("workflows/samples"_L1).toByteArray()).object());
    const auto json =
        QJsonDocument::fromJson(settings.value("workflows/drafts"_L1).toByteArray()).object();
    for (auto it = json.begin(); it != json.end(); ++it)
        m_drafts.insert(it.key(), workflowDraftFromJson(it->toObject()));
}

} // namespace Signalbox
