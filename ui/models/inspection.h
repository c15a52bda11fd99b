// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

namespace Signalbox {

/// One event as the inspector looks at it: asks the station for its parts, drops answers to
/// questions that were overtaken, and keeps up by refresh(). GUI thread, no widgets.
class Inspection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Inspection)

public:
    static constexpr int maxDeliveries = 50; ///< newest first; each is asked for its attempts

    /// \a station is not owned and must outlive this object.
    explicit Inspection(Station &station, QObject *parent = nullptr);

    /// The null id looks at nothing.
    void setEvent(const EventId &id);
    const EventId &id() const { return m_id; }

    /// Set once detailChanged() was emitted for this event.
    const std::optional<EventDetail> &detail() const { return m_detail; }
    /// Oldest first.
    const QList<DeliveryDetail> &deliveries() const { return m_deliveries; }
    const QList<Trace> &traces() const { return m_traces; }
    /// Every first answer is there.
    bool isSettled() const { return m_open == 0; }

    /// Asks what may have changed. Cheap while nothing has.
    void refresh();

Q_SIGNALS:
    /// Another event, nothing known of it yet.
    void eventChanged();
    void detailChanged();
    void deliveriesChanged();
    void tracesChanged();
    void failed(const Signalbox::Error &error);
    void settled();

private:
    /// Answers to two questions may be of different moments.
    bool isDetailStale() const;
    void askDetail();
    void askTraces();
    void askDeliveries();
    void takeDeliveries(const QList<Delivery> &deliveries);
    void askAttempts(const DeliveryId &id);
    template <typename T, typename Receive>
    void ask(QFuture<Result<T>> future, Receive receive);

    Station &m_station;
    EventId m_id;
    std::optional<EventDetail> m_detail;
    QList<DeliveryDetail> m_deliveries;
    QList<Trace> m_traces;
    quint64 m_generation = 0;
    int m_open = 0; ///< questions without an answer
    bool m_again = false;
    bool m_detailAgain = false;
};

} // namespace Signalbox
