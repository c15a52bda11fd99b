// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/retentionsweep.h"

#include "core/store/sqlite/deliverycontents.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array ordinaryStates{EventState::Unmatched, EventState::Stopped,
                                    EventState::Delivered, EventState::Cancelled};
/// Below the limit by this share when a removal by bytes ends, so that it does not begin again with
/// the next event.
constexpr qint64 slack = 100;

} // namespace

RetentionSweep::RetentionSweep(Connection &connection, Ledger &ledger, RejectionWriter &rejections)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_rejections(rejections)
    , m_traces(connection, ledger)
{
}

Result<RetentionStep> RetentionSweep::step(const RetentionRules &rules, Timestamp now)
{
    m_step = {};
    m_left = batch;
    const auto sources = QStringList(m_ledger.usage().keys());
    for (const auto &source : sources) {
        const auto age = rules.ageOf(source);
        auto removed = removeOld(source, Kind::Ordinary, age, now);
        if (removed)
            removed = removeOld(source, Kind::Failed, RetentionRules::failuresTimes * age, now);
        if (removed && rules.bytesOf(source) > 0)
            removed = removeBeyond({source}, rules.bytesOf(source), source);
        if (!removed)
            return removed.error();
    }
    auto removed = removeBeyond(sources, rules.station.bytes, {});
    if (removed)
        removed = removeOldRejections(rules.station.age, now);
    const int before = m_left;
    m_left = batch;
    if (removed)
        removed = forgetExpired(now);
    if (!removed)
        return removed.error();
    m_step.more = before == 0 || m_left == 0;
    // Not of events that are on their way out.
    if (!m_step.more)
        removed = m_traces.step(rules.traces, now, m_step);
    if (!removed)
        return removed.error();
    return m_step;
}

void RetentionSweep::expect(Timestamp due)
{
    m_step.next = m_step.next ? std::min(*m_step.next, due) : due;
}

Result<void> RetentionSweep::removeOld(const QString &source, Kind kind, Microseconds age,
                                       Timestamp now)
{
    if (m_left == 0)
        return {};
    const auto candidates = oldest({source}, kind, m_left + 1);
    if (!candidates)
        return candidates.error();
    for (const auto &candidate : *candidates) {
        if (candidate.receivedAt > now - age) {
            expect(candidate.receivedAt + age);
            return {};
        }
        if (m_left == 0)
            return {};
        if (auto removed = remove(candidate); !removed)
            return removed;
    }
    return {};
}

Result<void> RetentionSweep::removeBeyond(const QStringList &sources, qint64 limit,
                                          const QString &scope)
{
    if (m_left == 0)
        return {};
    const qint64 target = limit - limit / slack;
    if (bytesOf(sources) > limit)
        m_shrinking.insert(scope);
    for (const auto kind : {Kind::Ordinary, Kind::Failed}) {
        if (!m_shrinking.contains(scope))
            return {};
        const auto candidates = oldest(sources, kind, m_left);
        if (!candidates)
            return candidates.error();
        for (const auto &candidate : *candidates) {
            if (bytesOf(sources) <= target)
                break;
            if (auto removed = remove(candidate); !removed)
                return removed;
        }
        if (bytesOf(sources) <= target)
            m_shrinking.remove(scope);
        if (m_left == 0)
            return {};
    }
    return {};
}

Result<void> RetentionSweep::removeOldRejections(Microseconds age, Timestamp now)
{
    QList<qint64> old;
    {
        auto rows = m_connection.select(
            "SELECT seq, received_at FROM rejection ORDER BY seq LIMIT ?", m_left);
        while (rows.next()) {
            if (rows.time(1) > now - age) {
                expect(rows.time(1) + age);
                break;
            }
            old.append(rows.integer(0));
        }
        if (!rows.result())
            return rows.result();
    }
    for (const auto seq : old) {
        if (auto removed = m_rejections.remove(seq); !removed)
            return removed;
        ++m_step.rejections;
        --m_left;
    }
    return {};
}

Result<void> RetentionSweep::forgetExpired(Timestamp now)
{
    auto removed =
        m_connection.run("DELETE FROM node_memory WHERE id IN (SELECT id FROM node_memory "
                         "WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
                         now, m_left);
    if (!removed)
        return removed;
    m_left -= m_connection.changes();
    auto next = m_connection.select("SELECT min(expires_at) FROM node_memory "
                                    "WHERE expires_at IS NOT NULL");
    if (next.next() && !next.isNull(0))
        expect(next.time(0));
    return next.result();
}

Result<QList<RetentionSweep::Candidate>> RetentionSweep::oldest(const QStringList &sources,
                                                                Kind kind, int limit)
{
    QList<Candidate> found;
    for (const auto &source : sources) {
        const bool failed = kind == Kind::Failed;
        if (failed) {
            for (const bool step : {false, true}) {
                auto added = appendOldest({source, EventState::Failed, step}, limit, found);
                if (!added)
                    return added.error();
            }
        }
        for (const auto state : ordinaryStates) {
            if (auto added = appendOldest({source, state, failed}, limit, found); !added)
                return added.error();
        }
    }
    std::ranges::sort(found, {}, &Candidate::seq);
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

Result<void> RetentionSweep::appendOldest(const Ended &ended, int limit, QList<Candidate> &target)
{
    const bool failed = ended.state == EventState::Failed;
    const std::pair place(ended.source, ended.failedStep);
    const qint64 after = failed ? m_failedAfter.value(place) : 0;
    const auto *sql = ended.failedStep
        ? "SELECT seq, received_at FROM event INDEXED BY event_ended "
          "WHERE (state = 2 OR state = 3 OR state = 6 OR state = 7 OR state = 8) "
          "AND source = ? AND state = ? AND failed_step = 1 AND seq > ? AND seq <= ? "
          "ORDER BY seq LIMIT ?"
        : "SELECT seq, received_at FROM event INDEXED BY event_ended "
          "WHERE (state = 2 OR state = 3 OR state = 6 OR state = 7 OR state = 8) "
          "AND source = ? AND state = ? AND failed_step IS NULL AND seq > ? AND seq <= ? "
          "ORDER BY seq LIMIT ?";
    auto rows =
        m_connection.select(sql, ended.source, ended.state, after, m_ledger.routedUpTo(), limit);
    int found = 0;
    int pending = 0;
    qint64 last = 0;
    while (rows.next()) {
        ++found;
        last = rows.integer(0);
        if (failed) {
            const auto waits = isPending(last);
            if (!waits)
                return waits.error();
            if (*waits) {
                ++pending;
                continue;
            }
        }
        target.append({last, ended.source, rows.time(1)});
    }
    // Those that still wait are passed over, and looked at again after the end.
    if (failed && found > 0 && pending == found)
        m_failedAfter[place] = last;
    else if (failed && found < limit)
        m_failedAfter.remove(place);
    return rows.result();
}

Result<bool> RetentionSweep::isPending(qint64 seq)
{
    auto delivery = m_connection.select("SELECT 1 FROM delivery INDEXED BY delivery_event "
                                        "WHERE event_seq = ?1 AND status IN (0, 1, 2, 3) UNION ALL "
                                        "SELECT 1 FROM continuation WHERE event_seq = ?1 LIMIT 1",
                                        seq);
    const bool pending = delivery.next();
    if (!delivery.result())
        return delivery.result().error();
    return pending;
}

qint64 RetentionSweep::bytesOf(const QStringList &sources) const
{
    qint64 bytes = 0;
    for (const auto &source : sources)
        bytes += m_ledger.usage().value(source).bytes;
    return bytes;
}

Result<void> RetentionSweep::remove(const Candidate &event)
{
    const auto own = bytesOfEvent(event.seq);
    if (!own)
        return own.error();
    const auto ofDeliveries = removeDeliveries(event.seq);
    if (!ofDeliveries)
        return ofDeliveries.error();
    constexpr std::array statements{
        "INSERT INTO removed_event SELECT seq, id FROM event WHERE seq = ?",
        "DELETE FROM trace WHERE event_seq = ?",
        "DELETE FROM trace_addition WHERE event_seq = ?",
        "DELETE FROM derived_event WHERE event_seq = ?",
        "DELETE FROM duplicate WHERE event_seq = ?",
        "DELETE FROM event_content WHERE seq = ?",
        "DELETE FROM event WHERE seq = ?",
    };
    for (const auto *sql : statements) {
        if (auto done = m_connection.run(sql, event.seq); !done)
            return done;
    }
    m_ledger.eventRemoved(event.source, *own + *ofDeliveries);
    ++m_step.events;
    --m_left;
    return {};
}

Result<qint64> RetentionSweep::bytesOfEvent(qint64 seq)
{
    auto row = m_connection.select(
        "SELECT body_size + length(target) + length(headers) + ? * duplicates + "
        "ifnull((SELECT octet_length(traces) FROM trace WHERE event_seq = seq), 0) + "
        "ifnull((SELECT sum(octet_length(traces)) FROM trace_addition WHERE event_seq = seq), 0) + "
        "ifnull((SELECT length(parents) FROM derived_event WHERE event_seq = seq), 0) "
        "FROM event JOIN event_content USING (seq) WHERE seq = ?",
        Weight::duplicate, seq);
    if (row.next())
        return Weight::event + row.integer(0);
    return row.result() ? Error{ErrorCode::Corrupt, u"an event has no content"_s}
                        : row.result().error();
}

Result<qint64> RetentionSweep::removeDeliveries(qint64 seq)
{
    qint64 bytes = 0;
    QList<qint64> deliveries;
    {
        auto rows = m_connection.select(
            "SELECT seq, destination, status, "
            "(SELECT ifnull(sum(? + length(response_headers) + length(response_body)), 0) "
            "FROM attempt WHERE delivery_seq = seq) "
            "FROM delivery INDEXED BY delivery_event WHERE event_seq = ?",
            Weight::attempt, seq);
        while (rows.next()) {
            deliveries.append(rows.integer(0));
            m_ledger.moved(rows.text(1), DeliveryStatus(rows.number(2)), {});
            bytes += Weight::delivery + rows.integer(3);
        }
        if (!rows.result())
            return rows.result().error();
    }
    for (const auto delivery : deliveries) {
        const auto content = DeliveryContents::bytesOf(m_connection, delivery);
        if (!content)
            return content.error();
        bytes += *content;
        auto removed = m_connection.run("DELETE FROM attempt WHERE delivery_seq = ?", delivery);
        if (removed)
            removed = m_connection.run("DELETE FROM delivery WHERE seq = ?", delivery);
        if (!removed)
            return removed.error();
    }
    return bytes;
}

} // namespace Signalbox
