// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/trypanel.h"

#include "ui/designer/trying/casekeeping.h"
#include "ui/designer/trying/stepview.h"
#include "ui/designer/trying/tryevents.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QInputDialog>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QStringList sourcesOf(const Graph &graph)
{
    QStringList sources;
    for (const auto &node : graph.nodes) {
        if (const auto *source = std::get_if<SourceNode>(&node.body))
            sources += source->sources;
    }
    sources.removeDuplicates();
    return sources;
}

} // namespace

TryPanel::TryPanel(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_keeping(new CaseKeeping(station, this))
    , m_events(new TryEvents(station, times, this))
    , m_steps(new StepView(this))
    , m_run(new QPushButton(tr("Try it (F5)"), this))
    , m_edit(new QPushButton(tr("Edit…"), this))
    , m_keep(new QPushButton(tr("Save as case…"), this))
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_events, 1);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(m_steps);
    split->setStretchFactor(1, 1);
    split->setSizes({370, 520});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    leadFocus(*this, *m_events);
    connect(m_events, &TryEvents::currentChanged, this, &TryPanel::showCurrent);
    connect(m_events, &TryEvents::runWanted, this, &TryPanel::run);
    connect(m_events, &TryEvents::problemFound, this, &TryPanel::problemFound);
    connect(m_events, &TryEvents::settled, this, [this] {
        if (std::exchange(m_runWanted, false))
            run();
        Q_EMIT settled();
    });
    connect(m_steps, &StepView::moved, this, &TryPanel::marksChanged);
    connect(m_steps, &StepView::runWanted, this, &TryPanel::runOn);
    connect(m_keeping, &CaseKeeping::failed, this, &TryPanel::problemFound);
    connect(m_keeping, &CaseKeeping::kept, this,
            [this](const QString &workflow, const QString &name) {
                Q_EMIT noticed(tr("The case \"%1\" is kept with %2.").arg(name, workflow));
                Q_EMIT caseKept(workflow);
            });
    showCurrent();
}

QWidget *TryPanel::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    m_run->setObjectName(u"tryRun"_s);
    m_run->setProperty("primary", true);
    m_run->setToolTip(tr("Takes the chosen events through the draft. Nothing is sent."));
    m_edit->setObjectName(u"tryEdit"_s);
    m_edit->setToolTip(tr("Tries the event with another type or body"));
    m_keep->setObjectName(u"tryKeep"_s);
    auto *refresh = makeIconButton(u"refresh-cw"_s, tr("Newest events"), this);
    refresh->setObjectName(u"tryRefresh"_s);
    layout->addWidget(m_run);
    layout->addWidget(m_edit);
    layout->addWidget(m_keep);
    layout->addStretch(1);
    layout->addWidget(refresh);
    connect(m_run, &QPushButton::clicked, this, &TryPanel::run);
    connect(m_edit, &QPushButton::clicked, m_events, &TryEvents::edit);
    connect(m_keep, &QPushButton::clicked, this, &TryPanel::askCaseName);
    connect(refresh, &QToolButton::clicked, m_events, &TryEvents::refresh);
    return bar;
}

void TryPanel::setWorkflow(const QString &workflow, int revision)
{
    m_revision = revision;
    if (std::exchange(m_workflow, workflow) == workflow) {
        showCurrent();
        return;
    }
    ++m_generation;
    m_running = false;
    m_events->clear();
    setBreakpoints({});
    showCurrent();
}

void TryPanel::setGraph(const Graph &graph)
{
    if (graph == m_graph)
        return;
    m_graph = graph;
    ++m_generation; // what is being tried is another graph
    m_running = false;
    m_events->setSources(sourcesOf(graph));
    m_events->forgetResults();
}

bool TryPanel::isSettled() const
{
    return !m_running && m_events->isSettled();
}

void TryPanel::run()
{
    const auto tried = m_events->chosen();
    m_runWanted = tried.isEmpty() && !m_events->isSettled();
    if (m_runWanted)
        return;
    if (tried.isEmpty()) {
        Q_EMIT noticed(tr("Choose an event to try first, or write one by \"Edit…\"."));
        return;
    }
    CaseRequest request;
    request.workflow = m_workflow;
    request.graph = m_graph;
    request.cases = QList<WorkflowCase>();
    for (const auto &entry : tried)
        request.cases->append(entry.toCase(QString::number(request.cases->size() + 1)));
    m_running = true;
    whenDone(this, m_station.runCases(request),
             [this, tried, generation = ++m_generation](const Result<QList<CaseResult>> &results) {
                 if (generation != m_generation)
                     return; // about another draft, or tried anew meanwhile
                 m_running = false;
                 take(tried, results);
                 Q_EMIT settled();
             });
}

void TryPanel::take(const QList<TryEntry> &tried, const Result<QList<CaseResult>> &results)
{
    if (!results) {
        Q_EMIT problemFound(ErrorWords::sentence(results.error()));
        return;
    }
    m_events->setResults(tried, *results);
}

void TryPanel::showCurrent()
{
    const auto *entry = m_events->current();
    const auto result = entry ? entry->result : std::nullopt;
    m_steps->setResult(
        result, m_breakpoints,
        tr("Choose events at the left and try them: the way that they take lights up above, and "
           "here stands what each node saw. Nothing is sent."));
    const bool failing = result && std::ranges::any_of(result->trace.steps, &TraceStep::failed);
    m_keep->setEnabled(result && !failing && m_revision > 0 && !result->trace.steps.isEmpty());
    m_keep->setToolTip(m_revision == 0 ? tr("Cases are kept with a workflow that is published.")
                           : failing   ? tr("A case cannot expect that a node fails.")
                           : !result   ? tr("Try the event first.")
                                     : tr("What it led to is what it shall lead to from now on."));
}

void TryPanel::forward()
{
    m_steps->forward();
}

void TryPanel::back()
{
    m_steps->back();
}

void TryPanel::runOn()
{
    m_steps->run(m_breakpoints);
}

void TryPanel::setBreakpoints(const Breakpoints &breakpoints)
{
    m_breakpoints = breakpoints;
    Q_EMIT breakpointsChanged();
}

CanvasMarks TryPanel::marks() const
{
    return m_steps->cursor().marks(m_graph);
}

QString TryPanel::currentNode() const
{
    const auto *step = m_steps->cursor().step();
    return step ? step->node : QString();
}

void TryPanel::askCaseName()
{
    const auto *entry = m_events->current();
    if (!entry || !entry->result)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"caseNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as case"));
    dialog->setLabelText(tr("What does this case show?"));
    dialog->setTextValue(entry->type);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, workflow = m_workflow, entry = *entry](const QString &name) {
                m_keeping->keep(workflow, name.trimmed(), entry);
            });
    dialog->open();
}

} // namespace Signalbox
