// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/backtestrun.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

namespace Signalbox {

using namespace std::chrono_literals;

namespace {
constexpr auto askingInterval = 200ms;
}

BacktestRun::BacktestRun(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(askingInterval);
    connect(&m_timer, &QTimer::timeout, this, &BacktestRun::ask);
}

BacktestRun::~BacktestRun()
{
    end();
}

bool BacktestRun::isRunning() const
{
    return m_status && m_status->state == BacktestState::Running;
}

void BacktestRun::end()
{
    ++m_generation;
    m_timer.stop();
    m_starting = m_asking = false;
    m_casesAnswered = true;
    if (m_status)
        m_station.endBacktest(m_status->id);
    m_status.reset();
    m_cases.reset();
}

void BacktestRun::forget()
{
    end();
    m_request = {};
    Q_EMIT changed();
}

void BacktestRun::start(const BacktestRequest &request, int revision)
{
    end();
    m_request = request;
    m_revision = revision;
    m_starting = true;
    const auto generation = m_generation;
    whenDone(this, m_station.startBacktest(request),
             [this, generation](const Result<BacktestId> &id) {
                 if (generation != m_generation) {
                     if (id)
                         m_station.endBacktest(*id); // nobody waits for it any more
                     return;
                 }
                 m_starting = false;
                 if (id) {
                     m_status.emplace().id = *id;
                     ask();
                 } else {
                     m_request = {};
                     Q_EMIT problemFound(ErrorWords::sentence(id.error()));
                 }
                 Q_EMIT changed();
             });
    askCases();
    Q_EMIT changed();
}

void BacktestRun::askCases()
{
    CaseRequest request;
    request.workflow = m_request.workflow;
    request.graph = m_request.graph;
    m_casesAnswered = false;
    whenDone(this, m_station.runCases(request),
             [this, generation = m_generation](const Result<QList<CaseResult>> &results) {
                 if (generation != m_generation)
                     return;
                 m_casesAnswered = true;
                 if (results)
                     m_cases = *results;
                 Q_EMIT changed();
             });
}

void BacktestRun::ask()
{
    if (m_asking || !m_status)
        return;
    m_asking = true;
    whenDone(this, m_station.backtest(m_status->id),
             [this, generation = m_generation](const Result<BacktestStatus> &status) {
                 if (generation != m_generation)
                     return;
                 m_asking = false;
                 if (status) {
                     m_status = *status;
                     if (isRunning() && m_watched)
                         m_timer.start();
                     Q_EMIT changed();
                 } else {
                     forget();
                     Q_EMIT problemFound(ErrorWords::sentence(status.error()));
                 }
             });
}

void BacktestRun::cancel()
{
    if (!isRunning())
        return;
    whenDone(this, m_station.endBacktest(m_status->id),
             [this, generation = m_generation](const Result<void> &) {
                 if (generation == m_generation)
                     ask();
             });
}

void BacktestRun::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && isRunning())
        ask();
    if (!watched)
        m_timer.stop();
}

Rehearsal BacktestRun::rehearsal(const Graph &graph, int revision) const
{
    if (isEmpty() || this->graph() != graph || !m_status
        || m_status->state != BacktestState::Finished || m_revision != revision)
        return {};
    return {m_status, m_cases};
}

} // namespace Signalbox
