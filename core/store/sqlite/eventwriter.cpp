// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventwriter.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

EventWriter::EventWriter(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_keys(connection)
{
}

Result<IngestOutcome> EventWriter::ingest(const NewEvent &event, Timestamp now)
{
    const qint64 seq = m_ledger.nextEvent();
    const auto taken = m_keys.claim(event.keyDigest, seq, event.contentDigest);
    if (!taken)
        return taken.error();
    if (*taken) {
        const auto &original = **taken;
        if (original.contentDigest != event.contentDigest)
            return keepConflict(event.event, original.eventSeq, now);
        const auto id = noteDuplicate(event.event.request, original.eventSeq);
        if (!id)
            return id.error();
        return IngestOutcome{IngestStatus::Duplicate, *id, {}};
    }
    if (auto inserted = insert(event, seq, now); !inserted)
        return inserted.error();
    m_ledger.eventAdded(event.event.request.receivedAt);
    return IngestOutcome{IngestStatus::Accepted, event.event.id, {}};
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
    return m_connection.run("INSERT INTO event_content (seq, target, headers, body) "
                            "VALUES (?, ?, ?, ?)",
                            seq, request.target, request.headers.raw(), request.body);
}

Result<EventId> EventWriter::noteDuplicate(const Request &request, qint64 originalSeq)
{
    auto original = m_connection.select(
        "UPDATE event SET duplicates = duplicates + 1 WHERE seq = ? RETURNING id, duplicates",
        originalSeq);
    if (!original.next())
        return original.result() ? Error{ErrorCode::Corrupt, u"a key has no event"_s}
                                 : original.result().error();
    const auto id = original.id<EventId>(0);
    const qint64 number = original.integer(1);
    if (auto done = original.run(); !done)
        return done.error();
    auto inserted = m_connection.run("INSERT INTO duplicate VALUES (?, ?, ?, ?)", originalSeq,
                                     number, request.receivedAt, request.peer);
    if (!inserted)
        return inserted.error();
    return id;
}

Result<IngestOutcome> EventWriter::keepConflict(const Event &event, qint64 originalSeq,
                                                Timestamp now)
{
    auto original = m_connection.select("SELECT id FROM event WHERE seq = ?", originalSeq);
    if (!original.next())
        return original.result() ? Error{ErrorCode::Corrupt, u"a key has no event"_s}
                                 : original.result().error();
    Rejection rejection;
    rejection.id = RejectionId::make(now);
    rejection.source = event.source;
    rejection.status = 200;
    rejection.cause = RejectionCause::Conflict;
    rejection.detail = u"The idempotency key is known, with another body."_s;
    rejection.event = original.id<EventId>(0);
    rejection.key = event.key;
    rejection.request = event.request;
    rejection.bodySize = event.request.body.size();
    if (auto kept = addRejection(rejection); !kept)
        return kept.error();
    return IngestOutcome{IngestStatus::Conflict, *rejection.event, rejection.id};
}

Result<void> EventWriter::addRejection(const Rejection &rejection)
{
    const auto &request = rejection.request;
    const auto evidence =
        QString::fromUtf8(QJsonDocument(rejection.evidence).toJson(QJsonDocument::Compact));
    return m_connection.run(
        "INSERT INTO rejection (seq, id, received_at, status, cause, event, body_size, source, "
        "detail, evidence, key, method, peer, target, headers, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_ledger.takeRejection(), rejection.id, request.receivedAt, rejection.status,
        rejection.cause, rejection.event, rejection.bodySize, rejection.source, rejection.detail,
        evidence, rejection.key, request.method, request.peer, request.target,
        request.headers.raw(), request.body);
}

} // namespace Signalbox
