// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspection.h"

#include "ui/widgets/whendone.h"

#include <algorithm>

namespace Signalbox {

Inspection::Inspection(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
}

void Inspection::setEvent(const EventId &id)
{
    ++m_generation;
    m_id = id;
    m_detail.reset();
    m_deliveries.clear();
    m_traces.clear();
    m_open = 0;
    m_again = m_detailAgain = false;
    Q_EMIT eventChanged();
    if (id.isNull())
        return;
    askDetail();
    askTraces();
    askDeliveries();
}

void Inspection::refresh()
{
    if (m_id.isNull())
        return;
    if (m_open > 0) {
        m_again = true;
        return;
    }
    m_detailAgain = false;
    if (!m_detail || !m_detail->routedAt) {
        askDetail();
        askTraces();
    }
    askDeliveries();
}

bool Inspection::isDetailStale() const
{
    if (!m_detail || m_deliveries.isEmpty())
        return false;
    const auto state = m_detail->summary.state;
    const bool moving =
        state == EventState::New || state == EventState::InFlight || state == EventState::Retrying;
    return moving == std::ranges::all_of(m_deliveries, [](const DeliveryDetail &each) {
               return isFinal(each.delivery.status);
           });
}

template <typename T, typename Receive>
void Inspection::ask(QFuture<Result<T>> future, Receive receive)
{
    ++m_open;
    whenDone(this, future, [this, receive, generation = m_generation](const Result<T> &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            receive(*answer);
        else
            Q_EMIT failed(answer.error());
        if (--m_open > 0)
            return;
        if (isDetailStale() && !std::exchange(m_detailAgain, true)) {
            askDetail();
            return;
        }
        Q_EMIT settled();
        if (std::exchange(m_again, false))
            refresh();
    });
}

void Inspection::askDetail()
{
    ask(m_station.event(m_id), [this](const EventDetail &detail) {
        const auto removed = m_detail ? m_detail->tracesRemoved : QStringList();
        m_detail = detail;
        Q_EMIT detailChanged();
        if (removed != detail.tracesRemoved)
            Q_EMIT tracesChanged();
    });
}

void Inspection::askTraces()
{
    ask(m_station.traces(m_id), [this](const QList<Trace> &traces) {
        if (m_traces == traces)
            return;
        m_traces = traces;
        Q_EMIT tracesChanged();
    });
}

void Inspection::askDeliveries()
{
    DeliveryQuery query;
    query.event = m_id;
    query.limit = maxDeliveries;
    ask(m_station.deliveries(query),
        [this](const DeliveryPage &page) { takeDeliveries(page.deliveries); });
}

void Inspection::takeDeliveries(const QList<Delivery> &deliveries)
{
    QList<DeliveryDetail> next;
    bool moved = deliveries.size() != m_deliveries.size();
    for (const auto &delivery : deliveries) {
        const auto known = std::ranges::find_if(m_deliveries, [&](const DeliveryDetail &each) {
            return each.delivery.id == delivery.id;
        });
        if (known == m_deliveries.end())
            next.prepend({delivery, {}});
        else
            next.prepend({delivery, known->attempts});
        if (known == m_deliveries.end() || known->delivery != delivery) {
            moved = true;
            if (delivery.attempts > 0)
                askAttempts(delivery.id);
        }
    }
    if (!moved)
        return;
    const bool first = m_deliveries.isEmpty();
    m_deliveries = next;
    Q_EMIT deliveriesChanged();
    if (!first)
        askDetail(); // its state follows its deliveries
}

void Inspection::askAttempts(const DeliveryId &id)
{
    ask(m_station.delivery(id), [this, id](const DeliveryDetail &detail) {
        for (auto &each : m_deliveries) {
            if (each.delivery.id == id)
                each = detail;
        }
        Q_EMIT deliveriesChanged();
    });
}

} // namespace Signalbox
