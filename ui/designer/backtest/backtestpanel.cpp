// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/backtestpanel.h"

#include "ui/designer/backtest/backtestrange.h"
#include "ui/designer/backtest/backtestrun.h"
#include "ui/designer/backtest/caseremoval.h"
#include "ui/designer/backtest/casesview.h"
#include "ui/designer/backtest/coverageview.h"
#include "ui/designer/backtest/differencesview.h"
#include "ui/designer/backtest/sectionlist.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QStringList backtestSources(const Graph &graph)
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

BacktestPanel::BacktestPanel(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_run(new BacktestRun(station, this))
    , m_range(new BacktestRange(times, this))
    , m_start(new QPushButton(tr("Run backtest"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_progress(new QProgressBar(this))
    , m_note(new ElidedLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(
          makeLabel(tr("Choose which stored events to run the draft over. You see how many take "
                       "each way before and after, which ones change, and what the cases say. "
                       "Nothing is sent."),
                    "muted", this))
    , m_sections(new SectionList(this))
    , m_details(new QStackedWidget(this))
    , m_differences(new DifferencesView(station, times, this))
    , m_removal(new CaseRemoval(station, this))
    , m_cases(new CasesView(m_removal->history(), this))
    , m_coverage(new CoverageView(this))
{
    m_empty->setObjectName(u"backtestEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(48, 8, 48, 8);
    for (auto *view : std::initializer_list<QWidget *>{m_differences, m_cases, m_coverage})
        m_details->addWidget(view); // in the order of the sections
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_sections);
    split->addWidget(m_details);
    split->setStretchFactor(1, 1);
    split->setSizes({210, 680});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(split);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    leadFocus(*this, *m_range);
    connect(m_run, &BacktestRun::changed, this, &BacktestPanel::takeRun);
    connect(m_run, &BacktestRun::problemFound, this, &BacktestPanel::problemFound);
    connect(m_sections, &QListWidget::currentRowChanged, this, &BacktestPanel::showSection);
    connectCases();
    connect(m_coverage, &CoverageView::nodeChosen, this, &BacktestPanel::nodeChosen);
    connect(m_differences, &DifferencesView::problemFound, this, &BacktestPanel::problemFound);
    connect(m_differences, &DifferencesView::settled, this, &BacktestPanel::settled);
    takeRun();
}

QWidget *BacktestPanel::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    m_start->setObjectName(u"backtestStart"_s);
    m_start->setProperty("primary", true);
    m_cancel->setObjectName(u"backtestCancel"_s);
    m_progress->setObjectName(u"backtestProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, 8);
    m_note->setObjectName(u"backtestNote"_s);
    m_note->setProperty("role", u"muted"_s);
    layout->addWidget(m_range);
    layout->addWidget(m_start);
    layout->addWidget(m_cancel);
    layout->addWidget(m_progress);
    layout->addWidget(m_note, 1);
    connect(m_start, &QPushButton::clicked, this, &BacktestPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, &BacktestPanel::cancel);
    return bar;
}

void BacktestPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_run->setWatched(true);
}

void BacktestPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_run->setWatched(false);
}

void BacktestPanel::setWorkflow(const QString &workflow, int revision)
{
    m_revision = revision;
    if (std::exchange(m_workflow, workflow) != workflow)
        m_run->forget();
    else
        updateNote();
}

void BacktestPanel::setGraph(const Graph &graph)
{
    if (graph == m_graph)
        return;
    m_graph = graph;
    m_range->setSources(backtestSources(graph));
    updateNote();
    Q_EMIT marksChanged();
}

void BacktestPanel::start()
{
    BacktestRequest request;
    request.workflow = m_workflow;
    request.graph = m_graph;
    request.filter = m_range->filter();
    m_run->start(request, m_revision);
}

void BacktestPanel::cancel()
{
    m_run->cancel();
}

bool BacktestPanel::isSettled() const
{
    return m_run->isSettled() && m_differences->isSettled();
}

Rehearsal BacktestPanel::rehearsal() const
{
    return m_run->rehearsal(m_graph, m_revision);
}

CanvasMarks BacktestPanel::marks() const
{
    const auto &status = m_run->status();
    return status && m_run->graph() == m_graph ? flowMarks(m_graph, status->flow) : CanvasMarks();
}

void BacktestPanel::takeRun()
{
    const auto &status = m_run->status();
    const bool busy = m_run->isStarting() || m_run->isRunning();
    const bool focused = m_start->hasFocus() || m_cancel->hasFocus();
    m_start->setVisible(!busy);
    m_cancel->setVisible(busy);
    if (focused)
        (busy ? m_cancel : m_start)->setFocus();
    m_progress->setVisible(busy);
    m_progress->setValue(status ? int(status->progress * m_progress->maximum()) : 0);
    m_stack->setCurrentIndex(m_run->isEmpty() ? 0 : 1);
    const auto found = status.value_or(BacktestStatus());
    const auto coverage = m_run->isEmpty() ? Coverage() : coverageOf(m_run->graph(), found.flow);
    m_sections->setFindings(found.summary, m_run->cases(), coverage);
    m_coverage->setCoverage(coverage);
    m_cases->setResults(m_run->cases().value_or(QList<CaseResult>()));
    const auto ended = busy ? BacktestId() : found.id;
    if (m_loaded != ended) {
        m_loaded = ended;
        if (ended.isNull())
            m_differences->clear();
        else
            m_differences->load(ended);
    }
    updateNote();
    Q_EMIT marksChanged();
    if (isSettled())
        Q_EMIT settled();
}

void BacktestPanel::updateNote()
{
    const auto &status = m_run->status();
    QStringList parts;
    if (status) {
        parts.append(RehearsalWords::pace(*status));
        if (status->state == BacktestState::Cancelled)
            parts.prepend(tr("cancelled"));
        if (status->state == BacktestState::Failed)
            parts = {tr("It failed: %1").arg(status->error)};
        if (m_run->graph() != m_graph)
            parts.prepend(tr("of an earlier draft"));
    }
    m_note->setFullText(parts.join(u" · "_s));
}

void BacktestPanel::showSection()
{
    m_details->setCurrentIndex(m_sections->section());
    if (m_sections->section() == SectionList::Verdicts)
        m_differences->setVerdict(m_sections->verdict());
}

void BacktestPanel::refreshCases()
{
    if (!m_run->isEmpty() && m_run->graph() == m_graph)
        m_run->askCases();
}

void BacktestPanel::connectCases()
{
    connect(m_cases, &CasesView::removeWanted, this,
            [this](const QString &name) { m_removal->remove(m_workflow, name); });
    connect(m_removal, &CaseRemoval::noticed, this, &BacktestPanel::noticed);
    connect(m_removal, &CaseRemoval::changeNoticed, this, &BacktestPanel::changeNoticed);
    connect(m_removal, &CaseRemoval::problemFound, this, &BacktestPanel::problemFound);
    connect(m_removal, &CaseRemoval::casesChanged, this, [this] {
        if (!m_run->isEmpty()) // also of an earlier draft: they are of the same one then
            m_run->askCases();
    });
}

} // namespace Signalbox
