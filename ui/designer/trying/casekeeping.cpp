// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/casekeeping.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

#include <algorithm>

namespace Signalbox {

WorkflowCase caseOf(const QString &name, const Event &event, const CaseResult &result)
{
    WorkflowCase one;
    one.name = name;
    one.event = event;
    one.destinations = QStringList();
    for (const auto &delivery : result.deliveries) {
        one.destinations->append(delivery.destination);
        const bool made = !delivery.contentType.isEmpty() && delivery.body.isValidUtf8();
        if (made && !one.bodies.contains(delivery.destination))
            one.bodies.insert(delivery.destination, delivery.body);
    }
    // The last one counts: a node that held the event told of it before.
    for (const auto &step : result.trace.steps) {
        if (step.failed)
            one.ports.remove(step.node);
        else
            one.ports.insert(step.node, step.port);
    }
    return one;
}

CaseKeeping::CaseKeeping(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
}

void CaseKeeping::keep(const QString &workflow, const QString &name, const TryEntry &entry)
{
    if (!entry.stored)
        return add(workflow, caseOf(name, entry.event, *entry.result));
    whenDone(this, m_station.event(*entry.stored),
             [this, workflow, name, result = *entry.result](const Result<EventDetail> &detail) {
                 if (detail)
                     add(workflow, caseOf(name, detail->event, result));
                 else
                     Q_EMIT failed(ErrorWords::sentence(detail.error()));
             });
}

void CaseKeeping::add(const QString &workflow, const WorkflowCase &one)
{
    whenDone(this, m_station.cases(workflow),
             [this, workflow, one](const Result<QList<WorkflowCase>> &known) {
                 if (!known)
                     return Q_EMIT failed(ErrorWords::sentence(known.error()));
                 const auto taken = std::ranges::find(*known, one.name, &WorkflowCase::name);
                 if (taken != known->end())
                     return Q_EMIT failed(
                         tr("There is a case \"%1\" already: give this one another name.")
                             .arg(one.name));
                 whenDone(this, m_station.saveCases(workflow, *known + QList{one}),
                          [this, workflow, one](const Result<void> &saved) {
                              if (saved)
                                  Q_EMIT kept(workflow, one.name);
                              else
                                  Q_EMIT failed(ErrorWords::sentence(saved.error()));
                          });
             });
}

} // namespace Signalbox
