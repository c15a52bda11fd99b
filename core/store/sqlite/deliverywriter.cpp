// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/deliverywriter.h"

#include "core/store/sqlite/deliverycontents.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Error unknownEvent(const EventId &id)
{
    return {ErrorCode::NotFound, u"no event %1"_s.arg(id.toString())};
}

Error unknownDelivery(const DeliveryId &id)
{
    return {ErrorCode::NotFound, u"no delivery %1"_s.arg(id.toString())};
}

} // namespace

DeliveryWriter::DeliveryWriter(Connection &connection, Ledger &ledger,
                               ContinuationWriter &continuations)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_continuations(continuations)
    , m_serial(connection, ledger)
{
}

Result<void> DeliveryWriter::recordAttempt(const AttemptCommit &commit)
{
    const auto &attempt = commit.attempt;
    const bool retrying = commit.status == DeliveryStatus::Retrying;
    if (!isFinal(commit.status) && !retrying)
        return Error{ErrorCode::Invalid,
                     u"an attempt cannot lead to %1"_s.arg(deliveryStatusName(commit.status))};
    if (retrying != attempt.retryAt.has_value())
        return Error{ErrorCode::Invalid, u"exactly a retrying delivery is due again"_s};
    const auto current = find(attempt.delivery);
    if (!current)
        return current.error();
    if (isFinal(current->status) || attempt.number <= current->attempts) {
        return Error{ErrorCode::Conflict,
                     u"delivery %1 has ended, or has attempt %2"_s.arg(attempt.delivery.toString())
                         .arg(attempt.number)};
    }
    if (auto inserted = insertAttempt(attempt, current->seq); !inserted)
        return inserted;
    auto updated = m_connection.run(
        "UPDATE delivery SET status = ?, attempts = ?, due_at = ifnull(?, due_at), "
        "finished_at = ?, last_http_status = ?, last_error = ? WHERE seq = ?",
        commit.status, attempt.number, attempt.retryAt,
        retrying ? std::nullopt : std::optional(commit.at), attempt.httpStatus, attempt.error,
        current->seq);
    if (!updated)
        return updated;
    m_ledger.moved(current->destination, current->status, commit.status);
    if (!retrying && current->orderKey) {
        if (auto next = m_serial.letNextGo(current->destination, *current->orderKey, commit.at);
            !next)
            return next;
    }
    m_ledger.grew(current->source,
                  Weight::attempt + attempt.responseHeaders.size() + attempt.responseBody.size());
    m_ledger.attempted();
    return updateEvent(current->eventSeq);
}

Result<QList<DeliveryId>> DeliveryWriter::replay(const ReplayRequest &request, Timestamp now)
{
    qint64 eventSeq = 0;
    QString source;
    {
        auto event =
            m_connection.select("SELECT seq, source FROM event WHERE id = ?", request.event);
        if (!event.next())
            return event.result() ? unknownEvent(request.event) : event.result().error();
        eventSeq = event.integer(0);
        source = event.text(1);
    }
    auto destinations = request.destinations;
    if (destinations.isEmpty()) {
        const auto before = standings(eventSeq);
        if (!before)
            return before.error();
        for (const auto &delivery : *before)
            destinations.append(delivery.destination);
        if (destinations.isEmpty())
            return Error{ErrorCode::Conflict, u"the event went nowhere before"_s};
    }
    destinations.removeDuplicates();
    for (const auto &name : destinations) {
        auto found = m_connection.select("SELECT 1 FROM destination WHERE name = ?", name);
        if (!found.next())
            return found.result() ? Error{ErrorCode::NotFound, u"no destination '%1'"_s.arg(name)}
                                  : found.result().error();
    }

    QList<DeliveryId> ids;
    for (const auto &destination : destinations) {
        const auto delivery = makeReplay(request, eventSeq, destination, now);
        if (!delivery)
            return delivery.error();
        const auto seq = insertDelivery(*delivery, eventSeq, source);
        if (!seq)
            return seq.error();
        const auto copied =
            DeliveryContents::copyOfFirst(m_connection, eventSeq, destination, *seq);
        if (!copied)
            return copied.error();
        m_ledger.grew(source, *copied);
        ids.append(delivery->id);
    }
    if (auto updated = updateEvent(eventSeq); !updated)
        return updated.error();
    return ids;
}

Result<Delivery> DeliveryWriter::makeReplay(const ReplayRequest &request, qint64 eventSeq,
                                            const QString &destination, Timestamp now)
{
    Delivery delivery;
    delivery.id = DeliveryId::make(now);
    delivery.destination = destination;
    delivery.webhookId = request.event.toString();
    delivery.replay = 1;
    delivery.createdAt = now;
    delivery.dueAt = now;

    auto original = m_connection.select(
        "SELECT workflow, revision, node, webhook_id, order_key, "
        "(SELECT max(replay) FROM delivery WHERE destination = ?2 AND event_seq = ?1) "
        "FROM delivery WHERE destination = ?2 AND event_seq = ?1 ORDER BY seq LIMIT 1",
        eventSeq, destination);
    if (original.next()) {
        delivery.workflow = original.text(0);
        delivery.revision = original.number(1);
        delivery.node = original.text(2);
        delivery.webhookId = original.text(3);
        delivery.orderKey = original.blob(4);
        delivery.replay = original.number(5) + 1;
    }
    if (!original.result())
        return original.result().error();
    if (delivery.orderKey.isEmpty()) {
        const auto key = m_serial.keyOfEvent(destination, eventSeq);
        if (!key)
            return key.error();
        delivery.orderKey = *key;
    }
    if (request.asNew)
        delivery.webhookId = delivery.id.toString();
    return delivery;
}

Result<void> DeliveryWriter::redrive(const DeliveryId &id, Timestamp now)
{
    const auto current = find(id);
    if (!current)
        return current.error();
    if (current->status != DeliveryStatus::Dead && current->status != DeliveryStatus::Cancelled) {
        return Error{ErrorCode::Conflict,
                     u"delivery %1 is %2, not dead or cancelled"_s.arg(
                         id.toString(), deliveryStatusName(current->status))};
    }
    const auto turn = turnOf(*current);
    if (!turn)
        return turn.error();
    auto updated =
        m_connection.run("UPDATE delivery SET status = ?, due_at = ?, finished_at = NULL, "
                         "attempts_before_redrive = attempts, order_key = ?, waits = ? "
                         "WHERE seq = ?",
                         DeliveryStatus::Scheduled, now, turn->orderKey, turn->waits,
                         current->seq);
    if (!updated)
        return updated;
    m_ledger.moved(current->destination, current->status, DeliveryStatus::Scheduled,
                   turn->waits.has_value());
    return updateEvent(current->eventSeq);
}

/// Where a delivery that goes again stands among those of its order key.
Result<SerialQueue::Turn> DeliveryWriter::turnOf(const Current &current)
{
    auto key = current.orderKey.value_or(QByteArray());
    if (key.isEmpty()) {
        const auto found = m_serial.keyOfEvent(current.destination, current.eventSeq);
        if (!found)
            return found.error();
        key = *found;
    }
    return m_serial.turn(current.destination, key, current.source);
}

Result<DeliveryWriter::Current> DeliveryWriter::find(const DeliveryId &id)
{
    auto cursor = m_connection.select(
        "SELECT delivery.seq, event_seq, status, attempts, destination, source, order_key "
        "FROM delivery "
        "CROSS JOIN event ON event.seq = delivery.event_seq WHERE delivery.id = ?",
        id);
    if (!cursor.next())
        return cursor.result() ? unknownDelivery(id) : cursor.result().error();
    Current current{cursor.integer(0), cursor.integer(1), DeliveryStatus(cursor.number(2)),
                    cursor.number(3),  cursor.text(4),    cursor.text(5),
                    std::nullopt};
    if (!cursor.isNull(6))
        current.orderKey = cursor.blob(6);
    return current;
}

Result<QList<DeliveryStanding>> DeliveryWriter::standings(qint64 eventSeq)
{
    auto cursor = m_connection.select("SELECT destination, replay, status, finished_at "
                                      "FROM delivery WHERE event_seq = ? ORDER BY seq",
                                      eventSeq);
    QList<DeliveryStanding> result;
    while (cursor.next()) {
        result.append({cursor.text(0), cursor.number(1), DeliveryStatus(cursor.number(2)),
                       cursor.optionalTime(3)});
    }
    if (!cursor.result())
        return cursor.result().error();
    return result;
}

Result<qint64> DeliveryWriter::insertDelivery(const Delivery &delivery, qint64 eventSeq,
                                              const QString &source)
{
    const auto turn = m_serial.turn(delivery.destination, delivery.orderKey, source);
    if (!turn)
        return turn.error();
    const qint64 seq = m_ledger.takeDelivery();
    auto inserted = m_connection.run(
        "INSERT INTO delivery (seq, id, event_seq, status, replay, attempts, "
        "attempts_before_redrive, created_at, due_at, finished_at, last_http_status, last_error, "
        "destination, workflow, revision, node, webhook_id, order_key, waits) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq, delivery.id, eventSeq, delivery.status, delivery.replay, delivery.attempts,
        delivery.attemptsBeforeRedrive, delivery.createdAt, delivery.dueAt, delivery.finishedAt,
        delivery.lastHttpStatus, delivery.lastError, delivery.destination, delivery.workflow,
        delivery.revision, delivery.node, delivery.webhookId, turn->orderKey, turn->waits);
    if (!inserted)
        return inserted.error();
    m_ledger.moved(delivery.destination, {}, delivery.status, turn->waits.has_value());
    m_ledger.grew(source, Weight::delivery);
    return seq;
}

Result<void> DeliveryWriter::insertAttempt(const Attempt &attempt, qint64 deliverySeq)
{
    const auto &timings = attempt.timings;
    return m_connection.run(
        "INSERT INTO attempt (delivery_seq, number, id, started_at, name_lookup_us, connect_us, "
        "tls_us, first_byte_us, total_us, outcome, http_status, retry_at, error, "
        "response_headers, response_body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        deliverySeq, attempt.number, attempt.id, attempt.startedAt, timings.nameLookup,
        timings.connect, timings.tls, timings.firstByte, timings.total, attempt.outcome,
        attempt.httpStatus, attempt.retryAt, attempt.error, attempt.responseHeaders,
        attempt.responseBody);
}

Result<void> DeliveryWriter::updateEvent(qint64 eventSeq)
{
    const auto deliveries = standings(eventSeq);
    if (!deliveries)
        return deliveries.error();
    const auto held = m_continuations.hold(eventSeq);
    if (!held)
        return held.error();
    const auto ended = EventStanding{*held ? EventState::Held : EventState::Stopped, {}};
    const auto standing = deliveries->isEmpty() ? ended : deriveStanding(*deliveries, *held);
    // Untouched when nothing moves: a column that is set pays for its index.
    return m_connection.run("UPDATE event SET state = ?1, finished_at = ?2 "
                            "WHERE seq = ?3 AND (state <> ?1 OR finished_at IS NOT ?2)",
                            standing.state, standing.finishedAt, eventSeq);
}

} // namespace Signalbox
