// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/shadow/shadowpanel.h"

#include "ui/designer/backtest/coverageview.h"
#include "ui/designer/backtest/differencesview.h"
#include "ui/designer/backtest/sectionlist.h"
#include "ui/designer/shadow/shadowrun.h"
#include "ui/designer/shadow/shadowwords.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/timeformat.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

ShadowPanel::ShadowPanel(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_times(times)
    , m_run(new ShadowRun(station, this))
    , m_start(new QPushButton(this))
    , m_stop(new QPushButton(tr("Stop shadow"), this))
    , m_state(new ChipLabel(this))
    , m_note(new ElidedLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(
          makeLabel(tr("\"Shadow on live traffic\" runs this draft beside what is published, on "
                       "every event that comes from then on. You see here how many would take "
                       "another way, and which, while it grows. Nothing is sent."),
                    "muted", this))
    , m_sections(new SectionList(this))
    , m_details(new QStackedWidget(this))
    , m_differences(new DifferencesView(station, times, this, u"shadow"_s))
    , m_coverage(new CoverageView(this, u"shadowCoverage"_s))
{
    m_empty->setObjectName(u"shadowEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(48, 8, 48, 8);
    m_sections->setObjectName(u"shadowSections"_s);
    m_sections->setAccessibleName(tr("What the shadow found"));
    m_sections->hideCases();
    m_details->addWidget(m_differences);
    m_details->addWidget(m_coverage);
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
    connect(m_run, &ShadowRun::changed, this, &ShadowPanel::takeRun);
    connect(m_run, &ShadowRun::refused, this, &ShadowPanel::refused);
    connect(m_run, &ShadowRun::problemFound, this, &ShadowPanel::problemFound);
    connect(m_sections, &QListWidget::currentRowChanged, this, &ShadowPanel::showSection);
    connect(m_coverage, &CoverageView::nodeChosen, this, &ShadowPanel::nodeChosen);
    connect(&times, &TimeFormat::changed, this, &ShadowPanel::updateNote);
    takeRun();
}

QWidget *ShadowPanel::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    m_start->setObjectName(u"shadowStart"_s);
    m_start->setProperty("primary", true);
    m_stop->setObjectName(u"shadowStop"_s);
    m_state->setObjectName(u"shadowState"_s);
    m_note->setObjectName(u"shadowNote"_s);
    m_note->setProperty("role", u"muted"_s);
    layout->addWidget(m_start);
    layout->addWidget(m_stop);
    layout->addWidget(m_state);
    layout->addWidget(m_note, 1);
    connect(m_start, &QPushButton::clicked, this, &ShadowPanel::start);
    connect(m_stop, &QPushButton::clicked, this, &ShadowPanel::stop);
    return bar;
}

void ShadowPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_run->setWatched(true);
}

void ShadowPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_run->setWatched(false);
}

void ShadowPanel::setWorkflow(const QString &workflow)
{
    m_run->setWorkflow(workflow);
}

void ShadowPanel::setGraph(const Graph &graph)
{
    if (graph == m_graph)
        return;
    m_graph = graph;
    updateButtons();
    updateNote();
    if (m_run->status())
        Q_EMIT marksChanged();
}

void ShadowPanel::start()
{
    m_run->start(m_graph);
}

void ShadowPanel::stop()
{
    m_run->stop();
}

bool ShadowPanel::isSettled() const
{
    return m_run->isSettled();
}

bool ShadowPanel::isOfThisDraft() const
{
    return m_run->status() && m_run->status()->graph == m_graph;
}

CanvasMarks ShadowPanel::marks() const
{
    return isOfThisDraft() ? flowMarks(m_graph, m_run->status()->flow) : CanvasMarks();
}

void ShadowPanel::takeRun()
{
    const auto &status = m_run->status();
    updateButtons();
    updateNote();
    m_stack->setCurrentIndex(status ? 1 : 0);
    const auto found = status.value_or(ShadowStatus());
    const auto coverage = coverageOf(found.graph, found.flow);
    m_sections->setFindings(found.summary, {}, coverage);
    m_coverage->setCoverage(coverage);
    m_differences->setDifferences(m_run->differences());
    Q_EMIT marksChanged();
}

void ShadowPanel::updateButtons()
{
    const bool running = m_run->isRunning();
    const bool startable = !running || !isOfThisDraft();
    const bool startFocused = m_start->hasFocus();
    const bool stopFocused = m_stop->hasFocus();
    m_start->setText(running ? tr("Shadow this draft instead") : tr("Shadow on live traffic"));
    m_start->setVisible(startable);
    m_stop->setVisible(running);
    leadFocus(*this, *(startable ? m_start : m_stop));
    if (startFocused && !startable)
        m_stop->setFocus();
    if (stopFocused && !running)
        m_start->setFocus();
}

void ShadowPanel::updateNote()
{
    const auto &status = m_run->status();
    m_state->setVisible(status.has_value());
    if (!status)
        return m_note->setFullText({});
    m_state->setLook(ShadowWords::look(*status));
    m_state->setToolTip(ShadowWords::times(*status, m_times));
    QStringList parts{ShadowWords::progress(*status)};
    if (const auto reason = ShadowWords::reason(*status); !reason.isEmpty())
        parts.prepend(reason);
    if (!isOfThisDraft())
        parts.prepend(tr("of an earlier draft"));
    m_note->setFullText(parts.join(u" · "_s));
}

void ShadowPanel::showSection()
{
    const bool verdicts = m_sections->section() == SectionList::Verdicts;
    m_details->setCurrentWidget(verdicts ? static_cast<QWidget *>(m_differences) : m_coverage);
    if (verdicts)
        m_differences->setVerdict(m_sections->verdict());
}

} // namespace Signalbox
