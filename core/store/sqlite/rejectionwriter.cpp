// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/rejectionwriter.h"

#include "core/domain/approval.h"
#include "core/domain/subscription.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sharedRing = 1;

bool isTooMuch(qint64 count, qint64 bytes, qint64 ring)
{
    const auto &limit =
        ring == sharedRing ? RejectionRings::shared : RejectionRings::ofSourceAndCause;
    return count > 1 && (count > limit.count || bytes > limit.bytes);
}

} // namespace

RejectionWriter::RejectionWriter(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
{
}

Result<void> RejectionWriter::load()
{
    m_places.clear();
    m_rings.clear();
    m_changed.clear();
    auto rows = m_connection.select("SELECT id, source, cause, count, bytes FROM rejection_ring");
    while (rows.next()) {
        m_rings.insert(rows.integer(0), {rows.integer(3), rows.integer(4)});
        if (rows.integer(0) != sharedRing)
            m_places.insert({rows.text(1), RejectionCause(rows.number(2))}, rows.integer(0));
    }
    return rows.result();
}

Result<void> RejectionWriter::add(const Rejection &rejection)
{
    const auto ring = ringOf(rejection);
    if (!ring)
        return ring.error();
    if (auto inserted = insert(rejection, *ring); !inserted)
        return inserted;
    return evict(*ring);
}

Result<qint64> RejectionWriter::ringOf(const Rejection &rejection)
{
    if (rejection.cause == RejectionCause::Malformed
        || rejection.cause == RejectionCause::UnknownSource)
        return sharedRing;
    const Place place{rejection.source, rejection.cause};
    const auto found = m_places.constFind(place);
    if (found != m_places.constEnd())
        return *found;
    auto source = m_connection.select("SELECT 1 FROM source WHERE name = ?", rejection.source);
    if (source.next())
        return addRing(place);
    return source.result() ? Result<qint64>(sharedRing) : source.result().error();
}

Result<qint64> RejectionWriter::addRing(const Place &place)
{
    auto made = m_connection.select("INSERT INTO rejection_ring (source, cause, count, bytes) "
                                    "VALUES (?, ?, 0, 0) RETURNING id",
                                    place.first, place.second);
    if (!made.next())
        return made.result().error();
    const qint64 id = made.integer(0);
    if (auto done = made.run(); !done)
        return done.error();
    m_places.insert(place, id);
    m_rings.insert(id, {});
    return id;
}

Result<void> RejectionWriter::insert(const Rejection &rejection, qint64 ring)
{
    const auto &request = rejection.request;
    const auto evidence = QJsonDocument(rejection.evidence).toJson(QJsonDocument::Compact);
    const qint64 bytes = Weight::rejection + evidence.size() + request.target.size()
        + request.headers.raw().size() + request.body.size();
    const qint64 seq = m_ledger.takeRejection();
    auto inserted = m_connection.run(
        "INSERT INTO rejection (seq, id, received_at, status, cause, event, body_size, source, "
        "detail, evidence, key, method, peer, target, headers, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq, rejection.id, request.receivedAt, rejection.status, rejection.cause, rejection.event,
        rejection.bodySize, rejection.source, rejection.detail, QString::fromUtf8(evidence),
        rejection.key, request.method, request.peer, request.target, request.headers.raw(),
        request.body);
    if (!inserted)
        return inserted;
    auto &held = m_rings[ring];
    ++held.count;
    held.bytes += bytes;
    m_changed.insert(ring);
    return m_connection.run("INSERT INTO rejection_place (seq, ring, bytes) VALUES (?, ?, ?)", seq,
                            ring, bytes);
}

Result<void> RejectionWriter::evict(qint64 ring)
{
    for (int i = 0; i < RejectionRings::evictedPerInsert; ++i) {
        if (!isTooMuch(m_rings[ring].count, m_rings[ring].bytes, ring))
            return {};
        qint64 seq = 0;
        qint64 bytes = 0;
        {
            auto oldest = m_connection.select(
                "SELECT seq, bytes FROM rejection_place INDEXED BY rejection_place_ring "
                "WHERE ring = ? ORDER BY seq LIMIT 1",
                ring);
            if (!oldest.next())
                return oldest.result() ? Error{ErrorCode::Corrupt, u"a ring is miscounted"_s}
                                       : oldest.result();
            seq = oldest.integer(0);
            bytes = oldest.integer(1);
        }
        if (auto removed = removeFrom(ring, seq, bytes); !removed)
            return removed;
    }
    return {};
}

Result<void> RejectionWriter::remove(qint64 seq)
{
    qint64 ring = 0;
    qint64 bytes = 0;
    {
        auto place =
            m_connection.select("SELECT ring, bytes FROM rejection_place WHERE seq = ?", seq);
        if (!place.next())
            return place.result() ? Error{ErrorCode::NotFound, u"no such rejection"_s}
                                  : place.result();
        ring = place.integer(0);
        bytes = place.integer(1);
    }
    return removeFrom(ring, seq, bytes);
}

Result<qint64> RejectionWriter::unadmitted(const RejectionId &id)
{
    auto found = m_connection.select("SELECT rejection.seq, admitted FROM rejection "
                                     "CROSS JOIN rejection_place USING (seq) WHERE id = ?",
                                     id);
    if (!found.next()) {
        return found.result() ? Error{ErrorCode::NotFound, u"no rejection %1"_s.arg(id.toString())}
                              : found.result().error();
    }
    if (found.isNull(1))
        return found.integer(0);
    return Error{ErrorCode::Conflict,
                 u"it was admitted as %1"_s.arg(found.id<EventId>(1).toString())};
}

Result<void> RejectionWriter::noteAdmission(qint64 seq, const EventId &event)
{
    return m_connection.run("UPDATE rejection_place SET admitted = ? WHERE seq = ?", event, seq);
}

Result<void> RejectionWriter::noteConfirmation(const RejectionId &id, Timestamp now)
{
    Rejection kept;
    {
        auto found =
            m_connection.select("SELECT seq, cause, evidence FROM rejection WHERE id = ?", id);
        if (!found.next()) {
            return found.result()
                ? Error{ErrorCode::NotFound, u"no rejection %1"_s.arg(id.toString())}
                : found.result();
        }
        kept.seq = found.integer(0);
        kept.cause = RejectionCause(found.number(1));
        kept.evidence = QJsonDocument::fromJson(found.blob(2)).object();
    }
    if (!awaitsApproval(kept))
        return Error{ErrorCode::Conflict, u"it does not wait for approval"_s};
    const auto evidence =
        QJsonDocument(confirmedEvidence(kept.evidence, now)).toJson(QJsonDocument::Compact);
    return m_connection.run("UPDATE rejection SET evidence = ? WHERE seq = ?",
                            QString::fromUtf8(evidence), kept.seq);
}

Result<void> RejectionWriter::removeFrom(qint64 ring, qint64 seq, qint64 bytes)
{
    auto removed = m_connection.run("DELETE FROM rejection_place WHERE seq = ?", seq);
    if (removed)
        removed = m_connection.run("DELETE FROM rejection WHERE seq = ?", seq);
    if (!removed)
        return removed;
    auto &held = m_rings[ring];
    --held.count;
    held.bytes -= bytes;
    m_changed.insert(ring);
    m_ledger.rejectionRemoved();
    return {};
}

Result<void> RejectionWriter::write()
{
    for (const auto id : std::exchange(m_changed, {})) {
        const auto &ring = m_rings[id];
        auto written =
            m_connection.run("UPDATE rejection_ring SET count = ?, bytes = ? WHERE id = ?",
                             ring.count, ring.bytes, id);
        if (!written)
            return written;
    }
    return {};
}

} // namespace Signalbox
