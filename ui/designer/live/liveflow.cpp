// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/live/liveflow.h"

#include "ui/widgets/whendone.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace Signalbox {

using namespace std::chrono_literals;

namespace {
constexpr auto flowPause = 1s;
}

LiveFlow::LiveFlow(Station &station, QWidget *view)
    : QObject(view)
    , m_station(station)
    , m_view(view)
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(flowPause);
    view->installEventFilter(this);
    connect(m_pause, &QTimer::timeout, this, &LiveFlow::askAgain);
    connect(&station, &Station::statusChanged, this, &LiveFlow::refresh);
}

void LiveFlow::setWorkflow(const QString &workflow)
{
    m_workflow = workflow;
    m_reading = {};
    m_since.invalidate();
    m_pause->stop();
    refresh();
}

void LiveFlow::setCovered(bool covered)
{
    if (std::exchange(m_covered, covered) == covered || covered)
        return;
    m_since.invalidate(); // what was before it was covered is no rate
    refresh();
}

bool LiveFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Show) {
        m_since.invalidate(); // what was before it was hidden is no rate
        refresh();
    }
    return QObject::eventFilter(watched, event);
}

void LiveFlow::refresh()
{
    if (m_workflow.isEmpty() || m_covered || !m_view->isVisible())
        return;
    m_again = m_asking || m_pause->isActive();
    if (!m_again)
        ask();
}

void LiveFlow::askAgain()
{
    if (m_again)
        refresh();
}

void LiveFlow::ask()
{
    m_asking = true;
    m_pause->start();
    whenDone(this, m_station.destinations(),
             [this](const Result<QList<DestinationView>> &destinations) {
                 m_reading.pending.clear();
                 for (const auto &view :
                      destinations ? *destinations : QList<DestinationView>())
                     m_reading.pending.insert(view.destination.config.name, view.pending);
                 whenDone(this, m_station.flow(m_workflow),
                          [this, workflow = m_workflow](const Result<WorkflowFlow> &flow) {
                              m_asking = false;
                              if (workflow != m_workflow)
                                  m_pause->stop(); // nothing is known of this one yet
                              else if (flow)
                                  take(*flow);
                              askAgain();
                          });
             });
}

void LiveFlow::take(const WorkflowFlow &flow)
{
    m_reading.seconds = m_since.isValid() ? double(m_since.restart()) / 1000 : 0;
    if (!m_since.isValid())
        m_since.start();
    m_reading.before = std::exchange(m_reading.now, flow);
    Q_EMIT marksChanged();
}

} // namespace Signalbox
