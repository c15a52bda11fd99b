// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QWidget>

namespace Signalbox {

/// What an operator does with an event: replay, which asks how first, and redrive.
class EventActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventActions)

public:
    /// \a station is not owned and must outlive this object. Dialogs belong to \a parent's window.
    EventActions(Station &station, QWidget *parent);

    /// \a before: the destinations that it went to.
    void replay(const EventId &event, const QStringList &before);
    void redrive(const DeliveryId &delivery);

Q_SIGNALS:
    void noticed(const QString &sentence);
    void failed(const QString &sentence);
    /// The station has answered; what is shown may be out of date.
    void done();

private:
    void ask(const EventId &event, const QStringList &before, const QStringList &others);
    void send(const ReplayRequest &request);

    Station &m_station;
    QWidget *m_parent;
};

} // namespace Signalbox
