// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventactions.h"

#include "ui/inspector/replaydialog.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

namespace Signalbox {

EventActions::EventActions(Station &station, QWidget *parent)
    : QObject(parent)
    , m_station(station)
    , m_parent(parent)
{
}

void EventActions::replay(const EventId &event, const QStringList &before)
{
    whenDone(this, m_station.destinations(),
             [this, event, before](const Result<QList<DestinationView>> &answer) {
                 if (!answer) {
                     Q_EMIT failed(ErrorWords::sentence(answer.error()));
                     return;
                 }
                 QStringList others;
                 for (const auto &each : *answer) {
                     const auto &name = each.destination.config.name;
                     if (each.destination.enabled && !before.contains(name))
                         others.append(name);
                 }
                 ask(event, before, others);
             });
}

void EventActions::ask(const EventId &event, const QStringList &before, const QStringList &others)
{
    auto *dialog = new ReplayDialog(event, before, others, m_parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { send(dialog->request()); });
    dialog->open();
}

void EventActions::send(const ReplayRequest &request)
{
    whenDone(this, m_station.replay(request), [this](const Result<QList<DeliveryId>> &made) {
        if (made)
            Q_EMIT noticed(
                tr("Replayed: %n delivery(ies) on the way.", nullptr, int(made->size())));
        else
            Q_EMIT failed(
                tr("The event could not be replayed. %1").arg(ErrorWords::sentence(made.error())));
        Q_EMIT done();
    });
}

void EventActions::redrive(const DeliveryId &delivery)
{
    whenDone(this, m_station.redrive(delivery), [this](const Result<void> &answer) {
        if (answer)
            Q_EMIT noticed(tr("Redriven: the delivery is back in the queue."));
        else
            Q_EMIT failed(tr("The delivery could not be redriven. %1")
                              .arg(ErrorWords::sentence(answer.error())));
        Q_EMIT done();
    });
}

} // namespace Signalbox
