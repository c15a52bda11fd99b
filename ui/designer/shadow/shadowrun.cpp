// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/shadow/shadowrun.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

#include <utility>

namespace Signalbox {

namespace {

qint64 differingOf(const ShadowStatus &status)
{
    return status.summary.events - status.summary.unchanged;
}

} // namespace

ShadowRun::ShadowRun(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    connect(&station, &Station::shadowsChanged, this, &ShadowRun::ask);
}

bool ShadowRun::isRunning() const
{
    return m_status && m_status->state == ShadowState::Running;
}

void ShadowRun::forget()
{
    ++m_generation;
    m_busy = m_asking = m_again = false;
    m_status.reset();
    m_differences.clear();
    m_differing = 0;
}

void ShadowRun::setWorkflow(const QString &workflow)
{
    if (std::exchange(m_workflow, workflow) == workflow)
        return;
    forget();
    Q_EMIT changed();
    ask();
}

void ShadowRun::setWatched(bool watched)
{
    m_watched = watched;
    ask();
}

void ShadowRun::start(const Graph &graph)
{
    if (m_busy || m_workflow.isEmpty())
        return;
    ++m_generation;
    m_asking = m_again = false;
    m_busy = true;
    Q_EMIT changed();
    whenDone(this, m_station.startShadow({m_workflow, graph, 0}),
             [this, generation = m_generation](const Result<ShadowReport> &report) {
                 if (generation != m_generation)
                     return;
                 m_busy = false;
                 if (report && report->started)
                     forget();
                 Q_EMIT changed();
                 if (!report)
                     Q_EMIT problemFound(ErrorWords::sentence(report.error()));
                 else if (!report->started)
                     Q_EMIT refused(report->problems);
                 ask();
             });
}

void ShadowRun::stop()
{
    if (m_busy || !isRunning())
        return;
    ++m_generation;
    m_asking = m_again = false;
    m_busy = true;
    Q_EMIT changed();
    ShadowQuery query;
    query.workflow = m_workflow;
    query.limit = ShadowStatus::mostDifferences;
    // First what it kept, for it is gone afterwards; it is stopped also when nobody looks any more.
    whenDone(
        this, m_station.shadowDifferences(query),
        [this, workflow = m_workflow, generation = m_generation](const Result<BacktestPage> &page) {
            if (generation == m_generation && page)
                m_differences = page->differences;
            whenDone(this, m_station.stopShadow(workflow),
                     [this, generation](const Result<ShadowStatus> &status) {
                         if (!status)
                             Q_EMIT problemFound(ErrorWords::sentence(status.error()));
                         if (generation != m_generation)
                             return;
                         m_busy = false;
                         if (status)
                             m_status = *status;
                         Q_EMIT changed();
                         ask();
                     });
        });
}

void ShadowRun::ask()
{
    if (!m_watched || m_busy || m_workflow.isEmpty())
        return;
    if (std::exchange(m_asking, true)) {
        m_again = true;
        return;
    }
    m_again = false;
    whenDone(this, m_station.shadow(m_workflow),
             [this, generation = m_generation](const Result<ShadowStatus> &status) {
                 if (generation == m_generation)
                     take(status);
             });
}

void ShadowRun::take(const Result<ShadowStatus> &status)
{
    if (status) {
        const bool another = !m_status || m_status->startedAt != status->startedAt;
        m_status = *status;
        if (another || differingOf(*m_status) != m_differing)
            return askDifferences();
    } else if (status.error().code != ErrorCode::NotFound) {
        Q_EMIT problemFound(ErrorWords::sentence(status.error()));
    } else if (isRunning()) { // somebody else stopped it
        m_status->state = ShadowState::Ended;
        m_status->end = ShadowEnd::Stopped;
    }
    endAsking();
}

void ShadowRun::askDifferences()
{
    m_differing = differingOf(*m_status);
    ShadowQuery query;
    query.workflow = m_workflow;
    query.limit = ShadowStatus::mostDifferences;
    whenDone(this, m_station.shadowDifferences(query),
             [this, generation = m_generation](const Result<BacktestPage> &page) {
                 if (generation != m_generation)
                     return;
                 if (page)
                     m_differences = page->differences;
                 endAsking();
             });
}

void ShadowRun::endAsking()
{
    m_asking = false;
    Q_EMIT changed();
    if (m_again)
        ask();
}

} // namespace Signalbox
