// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventwriter.h"

#include "core/support/bytes.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

EventWriter::EventWriter(Connection &connection, Ledger &ledger, RejectionWriter &rejections)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_rejections(rejections)
    , m_keys(connection)
{
}

Result<IngestOutcome> EventWriter::ingest(const NewEvent &event, Timestamp now)
{
    const qint64 seq = m_ledger.nextEvent();
    auto digest = event.keyDigest;
    auto taken = holder(digest, event, event.keyWindow);
    if (taken && *taken && (*taken)->contentDigest != event.contentDigest) {
        if (!event.admitConflict)
            return keep(event.event, RejectionCause::Conflict, (*taken)->eventSeq, now);
        digest = digest16({event.keyDigest, event.contentDigest});
        taken = holder(digest, event, event.keyWindow);
    }
    if (!taken)
        return taken.error();
    if (!*taken)
        return addUnlessReplayed(event, digest, seq, now);
    const auto id = noteDuplicate(event.event.request, (*taken)->eventSeq);
    if (!id)
        return id.error();
    return IngestOutcome{IngestStatus::Duplicate, *id, {}};
}

Result<qint64> EventWriter::addDerived(const Event &event, Timestamp now)
{
    const qint64 seq = m_ledger.nextEvent();
    NewEvent derived;
    derived.event = event;
    if (const auto added = add(derived, seq, now); !added)
        return added.error();
    return seq;
}

Result<IngestOutcome> EventWriter::addUnlessReplayed(const NewEvent &event,
                                                     const QByteArray &digest, qint64 seq,
                                                     Timestamp now)
{
    const auto at = event.event.request.receivedAt;
    if (!event.replayDigest.isEmpty()) {
        const auto signer = holder(event.replayDigest, event, event.replayWindow);
        if (!signer)
            return signer.error();
        if (*signer)
            return keep(event.event, RejectionCause::Replayed, (*signer)->eventSeq, now);
        m_keys.take(event.replayDigest, seq, event.contentDigest, event.replayWindow, at);
    }
    m_keys.take(digest, seq, event.contentDigest, event.keyWindow, at);
    return add(event, seq, now);
}

Result<std::optional<TakenKey>> EventWriter::holder(const QByteArray &digest, const NewEvent &event,
                                                    Microseconds window)
{
    auto taken = m_keys.find(digest);
    if (!taken || !*taken || window == Microseconds::zero())
        return taken;
    const auto since = receivedAt((*taken)->eventSeq);
    if (!since)
        return since.error();
    if (*since && **since + window > event.event.request.receivedAt)
        return taken;
    return std::optional<TakenKey>();
}

Result<std::optional<Timestamp>> EventWriter::receivedAt(qint64 seq)
{
    auto row = m_connection.select("SELECT ifnull((SELECT received_at FROM event WHERE seq = ?), "
                                   "(SELECT last_received_at FROM event_span WHERE block = ?))",
                                   seq, seq >> Ledger::spanBits);
    if (!row.next())
        return row.result().error();
    return row.optionalTime(0);
}

Result<IngestOutcome> EventWriter::add(const NewEvent &event, qint64 seq, Timestamp now)
{
    if (auto inserted = insert(event, seq, now); !inserted)
        return inserted.error();
    const auto &request = event.event.request;
    m_ledger.eventAdded(event.event,
                        Weight::event + request.body.size() + request.target.size()
                            + request.headers.raw().size());
    return IngestOutcome{IngestStatus::Accepted, event.event.id, {}};
}

Result<QList<AdmittedEvent>> EventWriter::admit(const RejectionId &id,
                                                const QList<NewEvent> &events, Timestamp now)
{
    if (events.isEmpty())
        return Error{ErrorCode::Invalid, u"there is no event in it"_s};
    const auto seq = m_rejections.unadmitted(id);
    if (!seq)
        return seq.error();
    if (auto checked = checkForConflicts(events); !checked)
        return checked.error();
    QList<AdmittedEvent> admitted;
    for (const auto &event : events) {
        const auto outcome = ingest(event, now);
        if (!outcome)
            return outcome.error();
        admitted.append({outcome->event, outcome->status});
    }
    if (auto noted = m_rejections.noteAdmission(*seq, admitted.first().event); !noted)
        return noted.error();
    return admitted;
}

Result<void> EventWriter::checkForConflicts(const QList<NewEvent> &events)
{
    for (const auto &event : events) {
        const auto taken = m_keys.find(event.keyDigest);
        if (!taken)
            return taken.error();
        if (!*taken || event.admitConflict || (*taken)->contentDigest == event.contentDigest)
            continue;
        const auto original = eventOf((*taken)->eventSeq);
        if (!original)
            return original.error();
        return Error{
            ErrorCode::Conflict,
            u"its idempotency key is that of %1, with other bytes"_s.arg(original->toString())};
    }
    return {};
}

Result<void> EventWriter::insert(const NewEvent &newEvent, qint64 seq, Timestamp now)
{
    const auto &event = newEvent.event;
    const auto &request = event.request;
    auto inserted = m_connection.run(
        "INSERT INTO event (seq, id, state, received_at, occurred_at, stored_at, body_size, "
        "source, type, key, method, peer) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq, event.id, request.receivedAt, event.occurredAt, now, request.body.size(), event.source,
        event.type, event.key, request.method, request.peer);
    if (!inserted)
        return inserted;
    if (event.order || !event.warning.isEmpty()) {
        const auto place = event.order.value_or(OrderPlace());
        return m_connection.run(
            "INSERT INTO event_content (seq, target, headers, body, order_key, order_position, "
            "warning) VALUES (?, ?, ?, ?, ?, ?, ?)",
            seq, request.target, request.headers.raw(), request.body,
            event.order ? std::optional(place.key) : std::nullopt,
            event.order ? std::optional(place.position) : std::nullopt,
            event.warning.isEmpty() ? std::nullopt : std::optional(event.warning));
    }
    return m_connection.run("INSERT INTO event_content (seq, target, headers, body) "
                            "VALUES (?, ?, ?, ?)",
                            seq, request.target, request.headers.raw(), request.body);
}

Result<EventId> EventWriter::noteDuplicate(const Request &request, qint64 originalSeq)
{
    auto original =
        m_connection.select("UPDATE event SET duplicates = duplicates + 1 WHERE seq = ? "
                            "RETURNING id, duplicates, source",
                            originalSeq);
    if (!original.next())
        return original.result() ? removedEvent(originalSeq) : original.result().error();
    const auto id = original.id<EventId>(0);
    const qint64 number = original.integer(1);
    const QString source = original.text(2);
    if (auto done = original.run(); !done)
        return done.error();
    auto inserted = m_connection.run("INSERT INTO duplicate VALUES (?, ?, ?, ?)", originalSeq,
                                     number, request.receivedAt, request.peer);
    if (!inserted)
        return inserted.error();
    m_ledger.grew(source, Weight::duplicate);
    return id;
}

Result<IngestOutcome> EventWriter::keep(const Event &event, RejectionCause cause,
                                        qint64 originalSeq, Timestamp now)
{
    const auto original = eventOf(originalSeq);
    if (!original)
        return original.error();
    const bool replayed = cause == RejectionCause::Replayed;
    Rejection rejection;
    rejection.id = RejectionId::make(now);
    rejection.source = event.source;
    rejection.status = 200;
    rejection.cause = cause;
    rejection.detail = replayed
        ? u"What was signed is known from another event, under another idempotency key."_s
        : u"The idempotency key is known, with another body."_s;
    rejection.event = *original;
    rejection.key = event.key;
    rejection.request = event.request;
    rejection.bodySize = event.request.body.size();
    if (auto kept = m_rejections.add(rejection); !kept)
        return kept.error();
    return IngestOutcome{replayed ? IngestStatus::Replayed : IngestStatus::Conflict,
                         *rejection.event, rejection.id};
}

Result<EventId> EventWriter::eventOf(qint64 seq)
{
    auto event = m_connection.select("SELECT id FROM event WHERE seq = ?", seq);
    if (event.next())
        return event.id<EventId>(0);
    return event.result() ? removedEvent(seq) : event.result().error();
}

Result<EventId> EventWriter::removedEvent(qint64 seq)
{
    auto removed = m_connection.select("SELECT id FROM removed_event WHERE seq = ?", seq);
    if (removed.next())
        return removed.id<EventId>(0);
    return removed.result() ? Error{ErrorCode::Corrupt, u"a key has no event"_s}
                            : removed.result().error();
}

} // namespace Signalbox
